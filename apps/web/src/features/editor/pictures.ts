import type { Image } from '@dallal/contract'

/** A picture of a form: one that was there before, on its way to the server, or refused by it. */
export type Picture =
  | { readonly kind: 'there'; readonly key: string; readonly name: string; readonly src: string; readonly image: Image }
  | {
      readonly kind: 'uploading'
      readonly key: string
      readonly name: string
      readonly src: string
      readonly share: number
    }

export type PictureEvent =
  | { readonly type: 'chosen'; readonly key: string; readonly name: string; readonly src: string }
  | { readonly type: 'progressed'; readonly key: string; readonly share: number }
  | { readonly type: 'arrived'; readonly key: string; readonly image: Image }
  | { readonly type: 'removed'; readonly key: string }
  | { readonly type: 'moved_forward'; readonly key: string }

/** What the pictures of a form are after something happened. Events of a picture that was removed meanwhile change nothing. */
export function nextPictures(pictures: readonly Picture[], event: PictureEvent): readonly Picture[] {
  switch (event.type) {
    case 'chosen':
      return [...pictures, { kind: 'uploading', key: event.key, name: event.name, src: event.src, share: 0 }]
    case 'progressed':
      return pictures.map((picture) =>
        picture.key === event.key && picture.kind === 'uploading' ? { ...picture, share: event.share } : picture,
      )
    case 'arrived':
      return pictures.map(({ key, name, src, ...picture }) =>
        key === event.key ? { kind: 'there', key, name, src, image: event.image } : { key, name, src, ...picture },
      )
    case 'removed':
      return pictures.filter(({ key }) => key !== event.key)
    case 'moved_forward':
      return movedForward(
        pictures,
        pictures.findIndex(({ key }) => key === event.key),
      )
  }
}

/** The pictures the server has, in their order; null while one is still on its way. */
export function imagesOf(pictures: readonly Picture[]): Image[] | null {
  const images = pictures.flatMap((picture) => (picture.kind === 'there' ? [picture.image] : []))
  return images.length === pictures.length ? images : null
}

function movedForward(pictures: readonly Picture[], from: number): readonly Picture[] {
  const [moved] = pictures.slice(from, from + 1)
  if (moved === undefined || from < 1) return pictures
  return [...pictures.slice(0, from - 1), moved, ...pictures.slice(from - 1, from), ...pictures.slice(from + 1)]
}
