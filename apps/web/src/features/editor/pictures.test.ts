import type { Image } from '@dallal/contract'
import { expect, it } from 'vitest'
import { imagesOf, nextPictures, type Picture, type PictureEvent } from './pictures.ts'

const image = (id: string): Image => ({ id, width: 800, height: 800, widths: [400, 800], placeholder: '' })
const chosen = (key: string): PictureEvent => ({ type: 'chosen', key, name: `${key}.jpg`, src: `blob:${key}` })
const after = (...events: PictureEvent[]) => events.reduce<readonly Picture[]>(nextPictures, [])
const keys = (pictures: readonly Picture[]) => pictures.map(({ key }) => key).join(' ')

it('a chosen picture is shown at once, and is nobody’s until it arrived', () => {
  const pictures = after(chosen('a'), { type: 'progressed', key: 'a', share: 0.4 })
  expect(pictures).toEqual([{ kind: 'uploading', key: 'a', name: 'a.jpg', src: 'blob:a', share: 0.4 }])
  expect(imagesOf(pictures)).toBeNull()
  const arrived = nextPictures(pictures, { type: 'arrived', key: 'a', image: image('1') })
  expect(imagesOf(arrived)).toEqual([image('1')])
})

it('keeps the order of choosing, whichever arrives first', () => {
  const pictures = after(
    chosen('a'),
    chosen('b'),
    { type: 'arrived', key: 'b', image: image('2') },
    { type: 'arrived', key: 'a', image: image('1') },
  )
  expect(imagesOf(pictures)?.map(({ id }) => id)).toEqual(['1', '2'])
})

it.each([
  ['c', 'a c b'],
  ['b', 'b a c'],
  ['a', 'a b c'],
  ['x', 'a b c'],
])('moving %s forward gives %s', (key, order) => {
  expect(keys(nextPictures(after(chosen('a'), chosen('b'), chosen('c')), { type: 'moved_forward', key }))).toBe(order)
})

it('one removed while it was on its way does not come back', () => {
  const pictures = after(
    chosen('a'),
    { type: 'removed', key: 'a' },
    { type: 'progressed', key: 'a', share: 1 },
    { type: 'arrived', key: 'a', image: image('1') },
  )
  expect(pictures).toEqual([])
  expect(imagesOf(pictures)).toEqual([])
})
