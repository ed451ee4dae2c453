import type { Address } from '@dallal/contract'
import { assert, type ImageId, type Result, type SellerId, type UserId } from '@dallal/kernel'
import { saveAddress } from './address.ts'
import { applyAsSeller, type GivenShop, type SellerApplication } from './apply-as-seller.ts'
import { decideSeller } from './decide-seller.ts'
import { type NewAccount, openAccount } from './open-account.ts'
import { updatePerson } from './people-store.ts'
import type { Ports } from './ports.ts'
import { grantOperator } from './sign-in-store.ts'

export interface Accounts {
  /** Null when the e-mail or the phone is taken. Without a password nobody can sign in with the e-mail. */
  open(account: Omit<NewAccount, 'passwordHash'> & { readonly password?: string }): Promise<UserId | null>
  setPortrait(person: UserId, portrait: ImageId): Promise<void>
  saveAddress(person: UserId, address: Address): Promise<Result<Address, { code: 'phone_invalid' }>>
  applyAsSeller(person: UserId, application: SellerApplication, given?: GivenShop): ReturnType<typeof applyAsSeller>
  verifySeller(operator: UserId, seller: SellerId): ReturnType<typeof decideSeller>
  makeOperator(person: UserId): Promise<void>
}

/** The same use cases as the routes', for who stands at the machine itself. */
export function composeAccounts(ports: Ports): Accounts {
  const { database, clock, sessions } = ports
  return {
    async open({ password, ...account }) {
      if (password === undefined) return database.asIdentity((tx) => openAccount(tx, ports, account))
      const passwordHash = await sessions.hash(password)
      assert(passwordHash !== 'full', 'accounts are opened one after the other')
      return database.asIdentity((tx) => openAccount(tx, ports, { ...account, passwordHash }))
    },
    setPortrait: (person, portraitId) =>
      database.asCaller({ userId: person, role: 'buyer' }, (tx) => updatePerson(tx, person, { portraitId })),
    saveAddress: (person, address) => saveAddress(ports, person, address),
    applyAsSeller: (person, application, given) => applyAsSeller(ports, person, application, given),
    verifySeller: (operator, seller) =>
      decideSeller(ports, { userId: operator, role: 'operator' }, seller, { verified: true }),
    makeOperator: (person) => database.asIdentity((tx) => grantOperator(tx, person, clock.realNow())),
  }
}
