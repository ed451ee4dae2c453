import { answer, operations } from '#platform/http'
import { type UploadPorts, uploadImage } from './upload-image.ts'

/** The pictures' operations. */
export function imageRoutes(ports: UploadPorts) {
  return {
    uploadImage: operations.media.uploadImage.handler(async ({ context, input, errors }) =>
      answer(await uploadImage(ports, context.caller, input.file), errors),
    ),
  }
}
