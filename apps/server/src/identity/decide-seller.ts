import type { SellerCase as PresentedCase } from '@dallal/contract'
import { assert, err, ok, type Result, type SellerId } from '@dallal/kernel'
import type { Caller } from '#platform/database'
import { cutPage, type Page, type PageWish, placeOf } from '#platform/paging'
import { type Operator, type OperatorRefusal, requireOperator } from './caller.ts'
import { publish } from './events.ts'
import { peopleOf } from './people-store.ts'
import type { Ports } from './ports.ts'
import { caseById, type Decision, decideApplication, listCases, type Seller, type SellerCase } from './seller-store.ts'
import { presentCase } from './seller-view.ts'
import { loginsOf } from './sign-in-store.ts'

/** Verifies or rejects an application that waits. The applicant is written to by a listener, after this is committed. */
export async function decideSeller(
  ports: Pick<Ports, 'database' | 'clock' | 'outbox'>,
  caller: Caller,
  id: SellerId,
  decision: Decision,
): Promise<Result<PresentedCase, OperatorRefusal | { code: 'not_found' } | { code: 'application_already_decided' }>> {
  const operator = requireOperator(caller)
  if (!operator.ok) return operator

  const decided = await ports.database.asCaller(operator.value, async (tx) => {
    const before = await caseById(tx, id)
    if (!before) return err({ code: 'not_found' } as const)
    const isOurs = await decideApplication(tx, id, decision, operator.value.userId, ports.clock.now())
    if (!isOurs) return err({ code: 'application_already_decided' } as const)

    const about = { seller: id, person: before.personId }
    if (decision.verified) await publish(ports.outbox, tx, { type: 'seller_verified', payload: about })
    else await publish(ports.outbox, tx, { type: 'seller_rejected', payload: { ...about, reason: decision.reason } })
    const after = await caseById(tx, id)
    assert(after, 'an operator sees the case just decided')
    return ok(after)
  })
  if (!decided.ok) return decided
  const [presented] = await presentCases(ports, operator.value, [decided.value])
  assert(presented, 'one case in, one case out')
  return ok(presented)
}

export interface CasePage extends PageWish {
  readonly status?: Seller['status'] | undefined
}

/** Applications, who has waited longest first. */
export async function sellerCases(
  ports: Pick<Ports, 'database'>,
  caller: Caller,
  { status, cursor, limit }: CasePage,
): Promise<Result<Page<PresentedCase>, OperatorRefusal>> {
  const operator = requireOperator(caller)
  if (!operator.ok) return operator
  const after = placeOf<SellerId>(cursor)
  const found = await ports.database.asCaller(operator.value, (tx) => listCases(tx, status ?? null, after, limit + 1))
  const { rows, next } = cutPage(found, limit, ({ appliedAt, id }) => ({ at: appliedAt, id }))
  return ok({ items: await presentCases(ports, operator.value, rows), next })
}

async function presentCases(
  { database }: Pick<Ports, 'database'>,
  operator: Operator,
  cases: readonly SellerCase[],
): Promise<PresentedCase[]> {
  const ids = cases.map(({ personId }) => personId)
  const people = await database.asCaller(operator, (tx) => peopleOf(tx, ids))
  const logins = await database.asIdentity((tx) => loginsOf(tx, ids))
  return cases.map((one) => {
    const person = people.get(one.personId)
    const login = logins.get(one.personId)
    assert(person && login, 'a shop belongs to a person, and a person has a login')
    return presentCase(one, person, login)
  })
}
