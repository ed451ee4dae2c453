'use client'

import { useTranslations } from 'next-intl'
import { Tabs } from '#ui/Tabs.tsx'
import { PasswordSignIn } from './PasswordSignIn.tsx'
import { PhoneEntry } from './PhoneEntry.tsx'
import { SignUpForm } from './SignUpForm.tsx'

export interface EntryWaysProps {
  /** Signing in, or opening an account. */
  purpose: 'sign_in' | 'sign_up'
  /** Where the person goes then: an address for a full page load. */
  to: string
  /** Where codes can be read in development. */
  mailbox: string | null
}

/** The two ways in: a code to the phone, or e-mail and password. */
export function EntryWays({ purpose, to, mailbox }: EntryWaysProps) {
  const t = useTranslations('auth')
  const byEmail = purpose === 'sign_in' ? <PasswordSignIn to={to} /> : <SignUpForm to={to} />
  return (
    <Tabs
      label={t('ways')}
      tabs={[
        {
          value: 'phone',
          label: t('by_phone'),
          content: <PhoneEntry to={to} mailbox={mailbox} asksName={purpose === 'sign_up'} />,
        },
        { value: 'email', label: t('by_email'), content: byEmail },
      ]}
    />
  )
}
