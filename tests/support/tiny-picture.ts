import sharp from 'sharp'

/** A real picture, small enough to be made in a moment. */
export async function tinyPicture(): Promise<File> {
  const bytes = await sharp({ create: { width: 800, height: 800, channels: 3, background: '#c9a66b' } })
    .jpeg()
    .toBuffer()
  return new File([new Uint8Array(bytes)], 'piece.jpg', { type: 'image/jpeg' })
}
