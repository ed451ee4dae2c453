import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AddressForm } from '#features/identity/AddressForm.tsx'
import { api } from '#shell/api.ts'
import { Link } from '#shell/locale/navigation.ts'
import { pageMetadata } from '#shell/page-metadata.ts'
import { paths, returnPath } from '#shell/paths.ts'
import { one, type SearchParams } from '#shell/search-params.ts'
import { requirePerson } from '#shell/session.ts'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('address')])
  return pageMetadata({ locale, path: paths.address, title: t('title') })
}

export default async function AddressPage({ searchParams }: { searchParams: SearchParams }) {
  const next = one((await searchParams).next)
  const person = await requirePerson('signed_in')
  const [{ address }, t, shell] = await Promise.all([
    api.identity.address(),
    getTranslations('address'),
    getTranslations('shell'),
  ])
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} back={<Link href={paths.account}>{shell('account')}</Link>} />
      <Notice tone={address ? 'info' : 'money'} className="mb-6 max-w-2xl">
        {t(address ? 'why' : 'needed')}
      </Notice>
      <AddressForm address={address} name={person.name} next={next ? returnPath(next) : null} />
    </>
  )
}
