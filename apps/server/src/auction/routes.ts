import { asId, type LotId, type ShowId } from '@dallal/kernel'
import { answer, operations } from '#platform/http'
import { openLot } from './open-lot.ts'
import type { AuctionPorts } from './ports.ts'
import { addLot, moveLot, removeLot, updateLot } from './queue-lots.ts'
import { listLots, listOpenLots } from './read-lots.ts'
import { voidLot } from './void-lot.ts'

const os = operations.auction
const lotOf = (input: { lot: string }) => asId<LotId>(input.lot)
const showOf = (input: { show: string }) => asId<ShowId>(input.show)

export function auctionRoutes(ports: AuctionPorts) {
  return os.router({
    lots: os.lots.handler(async ({ context, input, errors }) =>
      answer(await listLots(ports, context.caller, showOf(input)), errors),
    ),
    addLot: os.addLot.handler(async ({ context, input, errors }) =>
      answer(await addLot(ports, context.caller, { ...input, show: showOf(input) }), errors),
    ),
    updateLot: os.updateLot.handler(async ({ context, input, errors }) =>
      answer(await updateLot(ports, context.caller, { ...input, lot: lotOf(input) }), errors),
    ),
    removeLot: os.removeLot.handler(async ({ context, input, errors }) =>
      answer(await removeLot(ports, context.caller, lotOf(input)), errors),
    ),
    moveLot: os.moveLot.handler(async ({ context, input, errors }) => {
      const before = input.before === null ? null : asId<LotId>(input.before)
      return answer(await moveLot(ports, context.caller, { lot: lotOf(input), before }), errors)
    }),
    openLot: os.openLot.handler(async ({ context, input, errors }) =>
      answer(await openLot(ports, context.caller, lotOf(input)), errors),
    ),
    voidLot: os.voidLot.handler(async ({ context, input, errors }) =>
      answer(await voidLot(ports, context.caller, { ...input, lot: lotOf(input) }), errors),
    ),
    openLots: os.openLots.handler(async ({ context, errors }) =>
      answer(await listOpenLots(ports, context.caller), errors),
    ),
  })
}
