import { asId, err, ok, type ShowId, toIso } from '@dallal/kernel'
import { answer, operations } from '#platform/http'
import { endShow, goLive } from './air.ts'
import type { LivePorts } from './ports.ts'
import { listOwnShows, listShows, readShow } from './read-shows.ts'
import { createShow, scheduleShow, updateShow } from './write-show.ts'

const os = operations.shows
const idOf = (input: { show: string }) => asId<ShowId>(input.show)

export function showRoutes(ports: LivePorts) {
  return os.router({
    shows: os.shows.handler(({ context, input }) => listShows(ports, context.caller, input)),
    show: os.show.handler(async ({ context, input, errors }) =>
      answer(await readShow(ports, context.caller, idOf(input)), errors),
    ),
    ownShows: os.ownShows.handler(async ({ context, input, errors }) =>
      answer(await listOwnShows(ports, context.caller, input), errors),
    ),
    createShow: os.createShow.handler(async ({ context, input, errors }) =>
      answer(await createShow(ports, context.caller, input), errors),
    ),
    updateShow: os.updateShow.handler(async ({ context, input, errors }) =>
      answer(await updateShow(ports, context.caller, { show: idOf(input), draft: input.draft }), errors),
    ),
    scheduleShow: os.scheduleShow.handler(async ({ context, input, errors }) =>
      answer(await scheduleShow(ports, context.caller, idOf(input)), errors),
    ),
    goLive: os.goLive.handler(async ({ context, input, errors }) =>
      answer(await goLive(ports, context.caller, idOf(input)), errors),
    ),
    endShow: os.endShow.handler(async ({ context, input, errors }) =>
      answer(await endShow(ports, context.caller, idOf(input)), errors),
    ),
    liveToken: os.liveToken.handler(async ({ context, errors }) => {
      const signed = await ports.signLiveToken(context.requestHeaders)
      const token = signed
        ? ok({ ...signed, expiresAt: toIso(signed.expiresAt) })
        : err({ code: 'not_signed_in' as const })
      return answer(token, errors)
    }),
  })
}
