import type { Me } from '@dallal/contract'
import { isolate } from '@dallal/i18n'
import { Mail, MapPin, Phone, Store } from 'lucide-react'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LetterLanguage } from '#features/identity/LetterLanguage.tsx'
import { NameForm } from '#features/identity/NameForm.tsx'
import { SignOuts } from '#features/identity/SignOuts.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { pageMetadata } from '#shell/page-metadata.ts'
import { paths } from '#shell/paths.ts'
import { requirePerson } from '#shell/session.ts'
import { Avatar } from '#ui/Avatar.tsx'
import { Button } from '#ui/Button.tsx'

const icon = { 'aria-hidden': true, strokeWidth: 1.75, className: 'size-5 shrink-0' } as const

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('shell')])
  return pageMetadata({ locale, path: paths.account, title: t('account') })
}

export default async function AccountPage() {
  const person = await requirePerson('signed_in')
  const t = await getTranslations('auth')
  return (
    <div className="mx-auto max-w-3xl">
      <header className="mb-8 flex items-center gap-5">
        <Avatar name={person.name} image={person.portrait} size="lg" />
        <div className="min-w-0">
          <h1 className="font-semibold text-2xl leading-relaxed">
            <bdi>{person.name}</bdi>
          </h1>
          <p className="text-soft">{t('account_lead')}</p>
        </div>
      </header>
      <Part title={t('your_details')}>
        <Reach person={person} />
        <div className="mt-5">
          <NameForm name={person.name} />
        </div>
      </Part>
      <Part title={t('letters_language')} hint={t('letters_language_hint')}>
        <LetterLanguage locale={person.locale} />
      </Part>
      <Delivery hasAddress={person.hasAddress} />
      <Selling seller={person.seller} />
      <Part title={t('devices')} hint={t('sign_out_everywhere_hint')}>
        <SignOuts />
      </Part>
    </div>
  )
}

/** A name on one side and what belongs to it on the other; one under the other on a phone. */
function Part({ title, hint, children }: { title: ReactNode; hint?: ReactNode; children: ReactNode }) {
  return (
    <section className="grid gap-x-8 gap-y-4 border-line border-t py-7 md:grid-cols-[14rem_minmax(0,1fr)]">
      <div>
        <h2 className="font-semibold">{title}</h2>
        {hint && <p className="mt-1 text-sm text-soft">{hint}</p>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  )
}

function Reach({ person: { email, phone } }: { person: Me }) {
  const t = useTranslations('auth')
  return (
    <dl className="flex flex-col gap-2">
      <div className="flex items-center gap-3">
        <dt>
          <Mail {...icon} className="size-5 text-soft" />
          <span className="sr-only">{t('email')}</span>
        </dt>
        <dd className="min-w-0 break-words">{email === null ? t('no_email') : <bdi dir="ltr">{email}</bdi>}</dd>
      </div>
      <div className="flex items-center gap-3">
        <dt>
          <Phone {...icon} className="size-5 text-soft" />
          <span className="sr-only">{t('phone')}</span>
        </dt>
        <dd className="tabular-nums">{phone === null ? t('no_phone') : <bdi dir="ltr">{phone}</bdi>}</dd>
      </div>
    </dl>
  )
}

function Delivery({ hasAddress }: { hasAddress: boolean }) {
  const t = useTranslations('auth')
  const shell = useTranslations('shell')
  return (
    <Part title={shell('address')}>
      <Way
        mark={<MapPin {...icon} />}
        words={t(hasAddress ? 'address_set' : 'address_missing')}
        href={paths.address}
        action={t(hasAddress ? 'address_change' : 'address_add')}
      />
    </Part>
  )
}

function Selling({ seller }: { seller: Me['seller'] }) {
  const t = useTranslations('auth')
  const shell = useTranslations('shell')
  const isVerified = seller?.status === 'verified'
  const words = seller ? t(`selling_${seller.status}`, { shop: isolate(seller.shopName) }) : t('selling_none')
  return (
    <Part title={t('selling')}>
      <Way
        mark={<Store {...icon} />}
        words={words}
        href={isVerified ? paths.studio : paths.becomeSeller}
        action={isVerified ? shell('studio') : t(seller ? 'selling_see' : 'selling')}
      />
    </Part>
  )
}

function Way({ mark, words, href, action }: { mark: ReactNode; words: string; href: string; action: string }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <p className="flex min-w-0 flex-1 basis-60 items-start gap-3 text-soft [&_svg]:mt-1">
        {mark}
        <span className="text-ink">{words}</span>
      </p>
      <Button asChild variant="quiet" size="sm">
        <Link href={href}>{action}</Link>
      </Button>
    </div>
  )
}
