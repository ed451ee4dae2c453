import type { Address } from '@dallal/contract'
import { ok, type Result, type UserId } from '@dallal/kernel'
import { addressOf, upsertAddress } from './people-store.ts'
import { parsePhone } from './phone.ts'
import type { Ports } from './ports.ts'

/** Where things reach this person; null when they have not said. */
export async function ownAddress({ database }: Pick<Ports, 'database'>, id: UserId): Promise<Address | null> {
  return database.asCaller({ userId: id, role: 'buyer' }, (tx) => addressOf(tx, id))
}

/** Gives or changes the delivery address; its phone is kept in E.164. */
export async function saveAddress(
  { database, clock }: Pick<Ports, 'database' | 'clock'>,
  id: UserId,
  address: Address,
): Promise<Result<Address, { code: 'phone_invalid' }>> {
  const phone = parsePhone(address.phone, address.country)
  if (!phone.ok) return phone
  const kept = { ...address, phone: phone.value }
  await database.asCaller({ userId: id, role: 'buyer' }, (tx) => upsertAddress(tx, id, kept, clock.now()))
  return ok(kept)
}
