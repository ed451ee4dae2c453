import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import sharp from 'sharp'

const WIDTH = 640
const HEIGHT = 480
const FRAMES = 60

/** Writes what the camera of Chromium shall see: a slow pan over a picture, there and back, as uncompressed video (Y4M). */
export async function writeCameraFile(picture: Buffer, path: string): Promise<void> {
  const file = createWriteStream(path)
  file.write(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F20:1 Ip A1:1 C420jpeg\n`)
  const wide = await sharp(picture)
    .resize(WIDTH + FRAMES, HEIGHT, { fit: 'cover' })
    .flatten({ background: '#E6DCC9' })
    .toBuffer()
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const left = Math.round((FRAMES / 2) * (1 - Math.cos((frame / FRAMES) * 2 * Math.PI)))
    const view = sharp(wide).extract({ left, top: 0, width: WIDTH, height: HEIGHT })
    file.write('FRAME\n')
    file.write(planesOf(await view.removeAlpha().raw().toBuffer()))
  }
  file.end()
  await finished(file)
}

/** RGB to the three planes of 4:2:0, full range (BT.601); of four pixels the first gives the colour. */
function planesOf(rgb: Buffer): Buffer {
  const size = WIDTH * HEIGHT
  const planes = Buffer.alloc((size * 3) / 2)
  for (let pixel = 0; pixel < size; pixel += 1) {
    const [r, g, b] = [rgb[pixel * 3] ?? 0, rgb[pixel * 3 + 1] ?? 0, rgb[pixel * 3 + 2] ?? 0]
    planes[pixel] = Math.round(0.299 * r + 0.587 * g + 0.114 * b)
    const [x, y] = [pixel % WIDTH, Math.floor(pixel / WIDTH)]
    if (x % 2 === 1 || y % 2 === 1) continue
    const colour = size + (y / 2) * (WIDTH / 2) + x / 2
    planes[colour] = Math.round(128 - 0.169 * r - 0.331 * g + 0.5 * b)
    planes[colour + size / 4] = Math.round(128 + 0.5 * r - 0.419 * g - 0.081 * b)
  }
  return planes
}
