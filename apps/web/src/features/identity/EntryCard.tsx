import type { ReactNode } from 'react'

export interface EntryCardProps {
  title: ReactNode
  lead: ReactNode
  /** The way to the other of signing in and opening an account. */
  foot: ReactNode
  children: ReactNode
}

/** A page that asks who one is: narrow, quiet, one thing to do. */
export function EntryCard({ title, lead, foot, children }: EntryCardProps) {
  return (
    <div className="mx-auto max-w-md md:py-6">
      <h1 className="font-semibold text-2xl md:text-3xl">{title}</h1>
      <p className="mt-2 text-soft">{lead}</p>
      <div className="mt-6">{children}</div>
      <p className="mt-8 border-line border-t pt-5 text-soft">{foot}</p>
    </div>
  )
}
