'use client'

import { isolate } from '@dallal/i18n'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { query } from './browser-api.ts'
import { useRouter } from './locale/navigation.ts'

export interface PersonSwitcherProps {
  people: readonly { id: string; name: string; role: 'buyer' | 'seller' | 'operator' }[]
  current: string | null
}

/** Becomes another person of the seeded market, or nobody. */
export function PersonSwitcher({ people, current }: PersonSwitcherProps) {
  const t = useTranslations('shell')
  const router = useRouter()
  const become = useMutation(query.development.become.mutationOptions({ onSuccess: () => router.refresh() }))
  return (
    <select
      aria-label={t('switch_person')}
      value={current ?? ''}
      disabled={become.isPending}
      onChange={(event) => become.mutate({ person: event.target.value || null })}
      className="min-h-10 max-w-full cursor-pointer rounded-field border border-edge bg-page px-3 text-ink"
    >
      <option value="">{t('nobody')}</option>
      {people.map(({ id, name, role }) => (
        <option key={id} value={id}>
          {t(`person_${role}`, { name: isolate(name) })}
        </option>
      ))}
    </select>
  )
}
