import { createTransport } from 'nodemailer'
import type { Mailbox } from '#platform/mailbox'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly body: string
}

/** Sends a mail, or throws when it was not taken over. Sending twice is possible after a crash: callers are jobs. */
export interface MailSender {
  send(mail: Mail): Promise<void>
  close(): void
}

/** Development: nothing leaves the machine. */
export function mailIntoMailbox(mailbox: Mailbox): MailSender {
  return {
    send: (mail) => mailbox.lay({ kind: 'mail', ...mail }),
    close: () => undefined,
  }
}

/** Everywhere else: a mail server, smtp(s)://user:password@host:port. Plain text, one recipient a mail. */
export function mailBySmtp({ smtpUrl, from }: { smtpUrl: string; from: string }): MailSender {
  const transport = createTransport(
    {
      url: smtpUrl,
      pool: true,
      maxConnections: 2,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  )
  return {
    async send({ to, subject, body }) {
      await transport.sendMail({ to: { name: '', address: to }, subject, text: body })
    },
    close: () => transport.close(),
  }
}
