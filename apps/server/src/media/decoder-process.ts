import process from 'node:process'
import sharp from 'sharp'
import { decodeUpload } from './decode-upload.ts'

/** The decoder's process: one picture comes in, its rendering or its refusal goes out. It ends when its parent does. */
sharp.concurrency(1)
sharp.cache(false)

process.on('message', async (bytes: Uint8Array) => {
  process.send?.(await decodeUpload(bytes))
})
process.on('disconnect', () => process.exit(0))
