import type { Leader, LotEvent } from '@dallal/auction'
import { toPublicEvent } from '@dallal/auction'
import { type LotSummary, lotEventToWire, moneyToWire, type ShowEvent } from '@dallal/contract'
import { type LotId, type ShowId, type UserId, zero } from '@dallal/kernel'
import type { Log } from '#platform/log'
import type { LiveHub } from '#platform/realtime'
import { orderIdOf } from '#wallet'
import type { Told } from './room-ports.ts'
import type { UserTopic } from './user-topic.ts'

export interface AnnouncePorts {
  readonly publish: LiveHub['publish']
  readonly users: Pick<UserTopic, 'tell' | 'notifyBalances'>
  readonly summary: (lot: LotId) => Promise<LotSummary>
  readonly showVersion: (show: ShowId) => Promise<number>
  readonly log: Pick<Log, 'error'>
}

/** Tells the room, the show and the people concerned what was just committed of a lot. */
export function createAnnouncer(ports: AnnouncePorts): (told: Told) => void {
  const { publish, log } = ports
  return (told) => {
    const { lot } = told.after
    for (const event of told.events) publish('lot', lot.id, event.version, lotEventToWire(toPublicEvent(event)))
    tellPeople(ports, told)
    if (told.events.some(isAboutShow)) {
      tellShow(ports, told).catch((error: unknown) =>
        log.error('a show was not told of its lot', { lot: lot.id, error }),
      )
    }
  }
}

/** Between two moments of a lot, whatever lies between: who led, and who leads or won now. */
function tellPeople({ users }: AnnouncePorts, told: Told): void {
  const { before, after, events } = told
  const { lot } = after
  const was = before.lot.leader
  const is = lot.leader
  if (is && (is.bidder !== was?.bidder || is.amount.minor !== was.amount.minor)) {
    users.tell(is.bidder, { type: 'leading', lot: lot.id, amount: moneyToWire(is.amount), alias: is.alias })
    users.notifyBalances(is.bidder)
  }
  if (is) tellOutbid(users, told, is)
  if (was && lot.status === 'void') {
    users.tell(was.bidder, { type: 'released', lot: lot.id, released: moneyToWire(was.amount) })
    users.notifyBalances(was.bidder)
  }
  if (is && events.some(({ type }) => type === 'lot_sold')) {
    users.tell(is.bidder, { type: 'won', lot: lot.id, order: orderIdOf(lot.id), price: moneyToWire(is.amount) })
    users.notifyBalances(is.bidder)
  }
}

/**
 * Everyone who led before or bid in between and does not lead now, once each. Of the bids of one batch only the last has money
 * held, so whoever was outbid within it has nothing back; what the leader before it had held is free again.
 */
function tellOutbid(users: AnnouncePorts['users'], { before, after, events }: Told, is: Leader): void {
  const { lot } = after
  const was = before.lot.leader
  const behind = new Map<UserId, number>()
  if (was) behind.set(was.bidder, was.alias)
  for (const event of events) if (event.type === 'bid_accepted') behind.set(event.bidder, event.alias)
  behind.delete(is.bidder)

  const price = moneyToWire(is.amount)
  for (const [bidder, alias] of behind) {
    const released = moneyToWire(bidder === was?.bidder ? was.amount : zero(is.amount.currency))
    users.tell(bidder, { type: 'outbid', lot: lot.id, released, price, alias })
  }
  if (was && was.bidder !== is.bidder) users.notifyBalances(was.bidder)
}

const ABOUT_SHOW: readonly LotEvent['type'][] = ['lot_opened', 'lot_sold', 'lot_unsold', 'lot_voided']

function isAboutShow({ type }: LotEvent): boolean {
  return ABOUT_SHOW.includes(type)
}

/** An opening or an end that we learnt of later has no version at hand: then it is told under the latest. */
async function tellShow({ publish, summary, showVersion }: AnnouncePorts, told: Told): Promise<void> {
  const { lot } = told.after
  const event: ShowEvent =
    lot.status === 'open'
      ? { type: 'lot_opened', lot: await summary(lot.id) }
      : {
          type: 'lot_closed',
          lot: lot.id,
          status: lot.status,
          price: lot.leader && moneyToWire(lot.leader.amount),
          leader: lot.leader?.alias ?? null,
        }
  publish('show', lot.show, told.showVersion ?? (await showVersion(lot.show)), event)
}
