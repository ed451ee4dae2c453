'use client'

import type { Image } from '@dallal/contract'
import { useEffect, useReducer, useRef, useState } from 'react'
import { pictureUrl } from '#ui/ProductPicture.tsx'
import { nextPictures, type Picture } from './pictures.ts'
import { uploadPicture } from './upload-picture.ts'

/** A picture that was not taken, and why. */
export interface RefusedPicture {
  readonly name: string
  readonly error: unknown
}

/** The pictures of a form: those it began with, and those that are uploaded as soon as they are chosen. */
export function usePictures(before: readonly Image[], limit: number) {
  const [pictures, tell] = useReducer(nextPictures, before, fromImages)
  const [refused, setRefused] = useState<readonly RefusedPicture[]>([])
  const uploads = useRef(new Map<string, AbortController>())

  // What is still on its way when the page is left is given up.
  useEffect(() => {
    const running = uploads.current
    return () => {
      for (const upload of running.values()) upload.abort()
    }
  }, [])

  async function upload(file: File) {
    const src = URL.createObjectURL(file)
    const key = src
    const cutOff = new AbortController()
    uploads.current.set(key, cutOff)
    tell({ type: 'chosen', key, name: file.name, src })
    try {
      const onProgress = (share: number) => tell({ type: 'progressed', key, share })
      const sent = await uploadPicture({ file, onProgress, signal: cutOff.signal })
      if (sent.ok) tell({ type: 'arrived', key, image: sent.value })
      else giveUp(sent.refusal)
    } catch (error) {
      giveUp(cutOff.signal.aborted ? null : error)
    } finally {
      uploads.current.delete(key)
    }
    function giveUp(error: unknown) {
      tell({ type: 'removed', key })
      URL.revokeObjectURL(src)
      if (error !== null) setRefused((others) => [...others, { name: file.name, error }])
    }
  }
  return {
    pictures,
    refused,
    /** Takes as many as there is still room for. */
    add(files: readonly File[]) {
      setRefused([])
      for (const file of files.slice(0, limit - pictures.length)) void upload(file)
    },
    remove(key: string) {
      uploads.current.get(key)?.abort()
      tell({ type: 'removed', key })
      URL.revokeObjectURL(key)
    },
    forward: (key: string) => tell({ type: 'moved_forward', key }),
  }
}

function fromImages(images: readonly Image[]): readonly Picture[] {
  return images.map((image) => ({
    kind: 'there',
    key: image.id,
    name: '',
    src: pictureUrl(image, image.widths.find((width) => width >= 400) ?? image.width),
    image,
  }))
}
