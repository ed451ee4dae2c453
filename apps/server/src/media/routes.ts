import { asId, type ShowId } from '@dallal/kernel'
import { answer, networkOf, operations } from '#platform/http'
import { publishGrant, type StreamPorts, streamHealth, watchGrant } from './stream-grants.ts'
import { type UploadPorts, uploadImage } from './upload-image.ts'

const os = operations.media

export function mediaRoutes(images: UploadPorts, streams: StreamPorts) {
  const idOf = (input: { show: string }) => asId<ShowId>(input.show)
  return os.router({
    uploadImage: os.uploadImage.handler(async ({ context, input, errors }) =>
      answer(await uploadImage(images, context.caller, input.file), errors),
    ),
    publishGrant: os.publishGrant.handler(async ({ context, input, errors }) =>
      answer(await publishGrant(streams, context.caller, idOf(input)), errors),
    ),
    watchGrant: os.watchGrant.handler(async ({ context: { caller, clientAddress }, input, errors }) => {
      const visit = { caller, network: networkOf(clientAddress) }
      return answer(await watchGrant(streams, visit, idOf(input)), errors)
    }),
    streamHealth: os.streamHealth.handler(async ({ context, input, errors }) =>
      answer(await streamHealth(streams, context.caller, idOf(input)), errors),
    ),
  })
}
