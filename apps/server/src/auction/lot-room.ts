import { isOpen, type VoidCommand } from '@dallal/auction'
import type { LotId, Result } from '@dallal/kernel'
import { type ArrivedBid, BidQueue } from './bid-queue.ts'
import type { DecidedBid } from './bid-store.ts'
import { answerFrom, bidKey, decideBids } from './decide-bids.ts'
import { closeInTransaction, voidInTransaction } from './end-lot.ts'
import type { LotRecord } from './lot-store.ts'
import { createTenure, type LotTenure, NoSuchLot, OwnedElsewhere } from './lot-tenure.ts'
import { RecentOutcomes } from './recent-outcomes.ts'
import type { RoomPorts } from './room-ports.ts'

/**
 * The room of one lot: everything that happens to it happens here, one step after the other. While a batch of bids commits,
 * the next one gathers, so a lone bid waits for nobody and a thousand share one commit. Bidders are answered when their
 * batch is durable, then everyone is told; nothing is answered or shown before.
 */
export interface LotRoom {
  /** Takes a bid to be decided; it is answered, or failed, exactly once. */
  take(bid: ArrivedBid): void
  /** Takes the lot back, after what is being committed now. */
  void(command: VoidCommand): Promise<VoidOutcome>
  /** Looks at the lot now: it was opened, or its owner died and it is to be taken over. */
  wake(): void
  /** Gives a sign of life if we decide this lot and have been quiet. */
  renew(): void
  /** Whether nothing waits here and no lot runs here. */
  readonly isIdle: boolean
  /** Decides what was taken and lets the lot go. */
  stop(): Promise<void>
}

export type VoidOutcome = Result<LotRecord, { code: 'lot_already_ended' } | { code: 'busy' } | { code: 'not_found' }>

/** Bids of one transaction. */
const MOST_AT_ONCE = 512
/** Bids that may wait for a lot; the next is told to come back. */
const MOST_WAITING = 20_000

interface WaitingVoid {
  readonly command: VoidCommand
  readonly resolve: (outcome: VoidOutcome) => void
  readonly reject: (reason: unknown) => void
}

export function createLotRoom(ports: RoomPorts, id: LotId): LotRoom {
  const { log, now, announce } = ports
  const tenure = createTenure(ports, id)
  const queue = new BidQueue()
  const recent = new RecentOutcomes()
  const voids: WaitingVoid[] = []
  let work: Promise<void> | null = null
  let closeTimer: NodeJS.Timeout | undefined
  let mustLook = false
  let isOurs = false
  let isStopping = false

  function take(bid: ArrivedBid): void {
    const decided = recent.find(bidKey(bid))
    if (decided) {
      bid.answer(answerFrom(decided, bid))
      return
    }
    if (isStopping || queue.length >= MOST_WAITING) {
      bid.busy()
      return
    }
    queue.push(bid)
    start()
  }

  function start(): void {
    // After this turn of the event loop, so that bids of one frame, or of one packet, leave together.
    work ??= new Promise<void>((resolve) => setImmediate(resolve)).then(run).finally(() => {
      work = null
      if (hasWork()) start()
      else armTimer()
    })
  }

  async function run(): Promise<void> {
    for (let step = nextStep(); step; step = nextStep()) await step()
  }

  function hasWork(): boolean {
    return queue.length > 0 || voids.length > 0 || mustLook
  }

  function nextStep(): (() => Promise<void>) | null {
    const waiting = voids.shift()
    if (waiting) return () => voidLot(waiting)
    if (isDue()) return close
    if (queue.length > 0) return () => decide(queue.take(MOST_AT_ONCE))
    if (!mustLook) return null
    mustLook = false
    return giveSign
  }

  /** The time has run out, and no bid waits that arrived before it did. */
  function isDue(): boolean {
    const lot = tenure.known?.lot
    if (!isOurs || !lot || !isOpen(lot) || now() < lot.closesAt) return false
    return queue.earliest === null || queue.earliest >= lot.closesAt
  }

  async function decide(bids: ArrivedBid[]): Promise<void> {
    try {
      const done = await transact(async (tx, record) => {
        const allowed = bids.filter((bid) => maySee(record, bid))
        const decided = await decideBids(ports, tx, record, allowed)
        return decided && { ...decided, before: record }
      })
      for (const bid of bids) answer(bid, done.answers.get(bidKey(bid)))
      for (const decided of done.answers.values()) recent.keep(bidKey(decided), decided)
      if (done.events.length > 0) announce({ ...done, showVersion: null })
    } catch (error) {
      for (const bid of bids) giveBack(bid, error)
    }
  }

  function answer(bid: ArrivedBid, decided: DecidedBid | undefined): void {
    bid.answer(decided ? answerFrom(decided, bid) : NOT_FOUND)
  }

  /** Not decided here, or not known to be: the same id may be sent again. */
  function giveBack(bid: ArrivedBid, error: unknown): void {
    if (error instanceof OwnedElsewhere) bid.busy()
    else if (error instanceof NoSuchLot) bid.answer(NOT_FOUND)
    else bid.fail(error instanceof Error ? error : new Error(String(error)))
  }

  async function close(): Promise<void> {
    await stepOf(async () => {
      const done = await transact(async (tx, record) => {
        // Read anew meanwhile, it may have been resumed, or ended by somebody else.
        if (!isOpen(record.lot) || now() < record.lot.closesAt) return { after: record, told: null }
        const told = await closeInTransaction(ports, tx, record)
        return told && { after: told.after, told }
      })
      if (done.told) announce(done.told)
    })
  }

  async function voidLot({ command, resolve, reject }: WaitingVoid): Promise<void> {
    try {
      const done = await transact(async (tx, record) => {
        const outcome = await voidInTransaction(ports, tx, record, command)
        if (!outcome) return null
        return outcome.ok ? { after: outcome.value.after, outcome } : { after: record, outcome }
      })
      resolve(done.outcome.ok ? { ok: true, value: done.after } : done.outcome)
      if (done.outcome.ok) announce(done.outcome.value)
    } catch (error) {
      if (error instanceof OwnedElsewhere) resolve({ ok: false, refusal: { code: 'busy' } })
      else if (error instanceof NoSuchLot) resolve({ ok: false, refusal: { code: 'not_found' } })
      else reject(error)
    }
  }

  async function giveSign(): Promise<void> {
    await stepOf(() => transact(async (_, record) => ({ after: record })))
  }

  /** A step that nobody waits for. What fails is tried again with the next look. */
  async function stepOf(step: () => Promise<unknown>): Promise<void> {
    try {
      await step()
    } catch (error) {
      if (!(error instanceof OwnedElsewhere)) log.error('a lot stands still', { lot: id, error })
    }
  }

  /** A lot that another process decides is left to it until that one is gone. */
  const transact: LotTenure['transact'] = async (work) => {
    try {
      const done = await tenure.transact(work)
      isOurs = true
      return done
    } catch (error) {
      if (error instanceof OwnedElsewhere || error instanceof NoSuchLot) isOurs = false
      throw error
    }
  }

  function wake(): void {
    if (isStopping) return
    mustLook = true
    start()
  }

  function renew(): void {
    const isOpenHere = isOurs && tenure.known?.lot.status === 'open'
    if (isOpenHere && work === null && tenure.quietMs() >= ports.lease.renewMs) wake()
  }

  function armTimer(): void {
    clearTimeout(closeTimer)
    const lot = tenure.known?.lot
    if (isStopping || !isOurs || !lot || !isOpen(lot)) return
    closeTimer = setTimeout(() => isDue() && start(), Math.max(1, lot.closesAt - now()))
  }

  async function stop(): Promise<void> {
    isStopping = true
    clearTimeout(closeTimer)
    while (work) await work
    await tenure.end()
  }

  return {
    take,
    void: (command) =>
      new Promise((resolve, reject) => {
        voids.push({ command, resolve, reject })
        start()
      }),
    wake,
    renew,
    get isIdle() {
      const isOpenHere = isOurs && tenure.known?.lot.status === 'open'
      return work === null && !hasWork() && !isOpenHere
    },
    stop,
  }
}

/** A lot of a show that is still a draft is its seller's alone: for everyone else there is no such lot. */
function maySee({ showStatus, lot }: LotRecord, { bidder }: ArrivedBid): boolean {
  return showStatus !== 'draft' || bidder === lot.seller
}

const NOT_FOUND = { kind: 'refused', refusal: { code: 'not_found' } } as const
