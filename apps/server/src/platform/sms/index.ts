import type { Mailbox } from '#platform/mailbox'

export interface TextMessage {
  /** E.164. */
  readonly to: string
  readonly body: string
}

/**
 * Sends a message to a phone, or throws when it was not taken over. An installation without a sender has none: codes are then
 * refused as `phone_codes_unavailable`, and everything else works.
 */
export interface SmsSender {
  send(message: TextMessage): Promise<void>
}

/** Development: nothing leaves the machine. */
export function smsIntoMailbox(mailbox: Mailbox): SmsSender {
  return { send: ({ to, body }) => mailbox.lay({ kind: 'sms', to, subject: '', body }) }
}
