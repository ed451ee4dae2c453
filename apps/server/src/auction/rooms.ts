import type { VoidCommand } from '@dallal/auction'
import type { LotId } from '@dallal/kernel'
import type { ArrivedBid } from './bid-queue.ts'
import { createLotRoom, type LotRoom, type VoidOutcome } from './lot-room.ts'
import { orphanedLots } from './lot-store.ts'
import type { RoomPorts } from './room-ports.ts'

/** The lot rooms of this process. Every few seconds it also takes in lots whose process has died. */
export interface Rooms {
  bid(lot: LotId, bid: ArrivedBid): void
  void(lot: LotId, command: VoidCommand): Promise<VoidOutcome>
  /** The lot was opened here: its time runs. */
  opened(lot: LotId): void
  /** Takes in open lots that nobody decides; once at the start, then by itself. */
  takeInOrphans(): Promise<void>
  /** Decides what was taken, then leaves every lot to the next process. */
  stop(): Promise<void>
}

export interface RoomsOptions {
  /** How often lots without an owner are looked for. */
  readonly lookEveryMs: number
}

export function createRooms(ports: RoomPorts, { lookEveryMs }: RoomsOptions): Rooms {
  const rooms = new Map<LotId, LotRoom>()
  let isLooking = false

  function roomOf(lot: LotId): LotRoom {
    const known = rooms.get(lot)
    if (known) return known
    const room = createLotRoom(ports, lot)
    rooms.set(lot, room)
    return room
  }

  async function takeInOrphans(): Promise<void> {
    if (isLooking) return
    isLooking = true
    try {
      for (const lot of await ports.database.asSystem(orphanedLots)) roomOf(lot).wake()
    } catch (error) {
      ports.log.warn('could not look for lots without an owner', { error })
    } finally {
      isLooking = false
    }
  }

  function forgetIdle(): void {
    for (const [lot, room] of rooms) if (room.isIdle) rooms.delete(lot)
  }

  const renewal = setInterval(() => {
    for (const room of rooms.values()) room.renew()
  }, ports.lease.renewMs)
  const looking = setInterval(() => {
    forgetIdle()
    void takeInOrphans()
  }, lookEveryMs)
  renewal.unref()
  looking.unref()

  return {
    bid: (lot, bid) => roomOf(lot).take(bid),
    void: (lot, command) => roomOf(lot).void(command),
    opened: (lot) => roomOf(lot).wake(),
    takeInOrphans,
    async stop() {
      clearInterval(renewal)
      clearInterval(looking)
      const stopped = await Promise.allSettled([...rooms.values()].map((room) => room.stop()))
      for (const { status, ...facts } of stopped) {
        if (status === 'rejected') ports.log.warn('a lot could not be handed over; its lease will run out', facts)
      }
    },
  }
}
