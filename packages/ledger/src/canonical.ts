import { never } from '@dallal/kernel'
import { accountName } from './account.ts'
import type { HoldRef, Journal, Leg } from './journal.ts'

/**
 * The one text form of what a journal asks for; its hash is the fingerprint by which the ledger tells a repeated event from
 * another one under the same key. The expiry of a hold is left out: it is a moment of the first try.
 */
export function canonicalText(journal: Journal): string {
  return [`${journal.kind} ${journal.subject}`, ...journal.legs.map(canonicalLeg)].join('\n')
}

function canonicalLeg(leg: Leg): string {
  switch (leg.type) {
    case 'post':
    case 'hold':
      return `${leg.type} ${accountName(leg.debit)} ${accountName(leg.credit)} ${leg.amount.minor}`
    case 'capture':
      return `capture ${canonicalHold(leg.hold)} ${leg.amount.minor}`
    case 'void':
      return `void ${canonicalHold(leg.hold)}`
    default:
      return never(leg)
  }
}

function canonicalHold(hold: HoldRef): string {
  return `${hold.journal}#${hold.leg}`
}
