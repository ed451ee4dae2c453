import type { letterSchema } from '@dallal/contract'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { RelativeTime } from '#ui/RelativeTime.tsx'
import { letterPieces } from './letter-text.ts'

export type Letter = z.infer<typeof letterSchema>

export interface MailboxLetterProps {
  letter: Letter
  icon: ReactNode
  kind: string
  to: string
}

/** One mail or code as it would have arrived, its links ready to be followed. */
export function MailboxLetter({ letter, icon, kind, to }: MailboxLetterProps) {
  return (
    <article className="rounded-card border border-line p-4 md:p-5">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft [&_svg]:size-5">
        {icon}
        <span>{kind}</span>
        <span>{to}</span>
        <span className="ms-auto">
          <RelativeTime at={letter.sentAt} />
        </span>
      </header>
      {letter.subject !== '' && (
        <h2 dir="auto" className="mt-3 font-semibold">
          {letter.subject}
        </h2>
      )}
      <p dir="auto" className="mt-2 select-all whitespace-pre-line break-words">
        {letterPieces(letter.body).map(({ text, href }, index) => {
          const key = `${index} ${text}`
          return href ? (
            <a key={key} href={href} className="text-indigo underline">
              <bdi dir="ltr">{text}</bdi>
            </a>
          ) : (
            <span key={key}>{text}</span>
          )
        })}
      </p>
    </article>
  )
}
