import { type MailSender, mailBySmtp, mailIntoMailbox } from '#platform/mail'
import { composeMailbox, type Mailbox } from '#platform/mailbox'
import { type SmsSender, smsIntoMailbox } from '#platform/sms'
import type { World } from '../domain.ts'
import type { Steps } from './steps.ts'
import type { Stops } from './stops.ts'

export interface Senders {
  readonly mail: MailSender | null
  readonly sms: SmsSender | null
  /** Development only. */
  readonly mailbox: Mailbox | null
}

/** Where mails and messages go: into the mailbox in development; elsewhere to the senders that were set, and it says what is missing. */
export function openSenders({ config, database, clock }: World, steps: Steps, stops: Stops): Senders {
  if (config.environment === 'development') {
    const mailbox = composeMailbox(database, clock.realNow)
    return { mailbox, mail: mailIntoMailbox(mailbox), sms: smsIntoMailbox(mailbox) }
  }
  steps.note('No sender of messages to phones: signing in by phone is closed.')
  if (!config.smtpUrl) {
    steps.note('SMTP_URL is not set: no mails are sent.')
    return { mailbox: null, mail: null, sms: null }
  }
  const mail = mailBySmtp({ smtpUrl: config.smtpUrl, from: config.mailFrom })
  stops.add('mail', () => mail.close())
  return { mailbox: null, mail, sms: null }
}
