'use client'

import { useTranslations } from 'next-intl'

/** What a check looks after, in words where it has them, and its name in the database beside them. */
export function CheckName({ name }: { name: string }) {
  const t = useTranslations('checks')
  // The database may know a check that has no words yet: `has` asks before anything is said.
  const key = name as 'ledger-strays'
  const slug = (
    <bdi dir="ltr" className="text-soft text-xs">
      {name}
    </bdi>
  )
  if (!t.has(key)) return slug
  return (
    <span className="flex flex-col">
      <span className="font-medium">{t(key)}</span>
      {slug}
    </span>
  )
}
