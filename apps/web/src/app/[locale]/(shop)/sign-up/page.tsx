import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { afterSignIn } from '#features/identity/after-sign-in.ts'
import { EntryCard } from '#features/identity/EntryCard.tsx'
import { EntryWays } from '#features/identity/EntryWays.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { developmentTools } from '#shell/market-clock.ts'
import { pageMetadata } from '#shell/page-metadata.ts'
import { paths } from '#shell/paths.ts'
import { one, type SearchParams, withParams } from '#shell/search-params.ts'
import { currentPerson } from '#shell/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('auth')])
  return pageMetadata({ locale, path: paths.signUp, title: t('sign_up_title'), description: t('sign_up_lead') })
}

export default async function SignUpPage({ searchParams }: { searchParams: SearchParams }) {
  const next = one((await searchParams).next)
  const [person, tools, locale, t] = await Promise.all([
    currentPerson(),
    developmentTools(),
    getLocale(),
    getTranslations('auth'),
  ])
  const to = afterSignIn(next, locale)
  if (person !== null) redirect(to)
  return (
    <EntryCard
      title={t('sign_up_title')}
      lead={t('sign_up_lead')}
      foot={
        <>
          {t('have_account')} <Link href={withParams(paths.signIn, { next })}>{t('sign_in_title')}</Link>
        </>
      }
    >
      <EntryWays purpose="sign_up" to={to} mailbox={tools?.open ? `/${locale}${paths.mailbox}` : null} />
    </EntryCard>
  )
}
