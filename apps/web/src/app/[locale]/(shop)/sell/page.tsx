import type { Me } from '@dallal/contract'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import { SellerApplication } from '#features/identity/SellerApplication.tsx'
import { SellerState } from '#features/identity/SellerState.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { pageMetadata } from '#shell/page-metadata.ts'
import { paths } from '#shell/paths.ts'
import { withParams } from '#shell/search-params.ts'
import { currentPerson } from '#shell/session.ts'
import { Button } from '#ui/Button.tsx'
import { cn } from '#ui/cn.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Steps } from '#ui/Steps.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('seller')])
  return pageMetadata({ locale, path: paths.becomeSeller, title: t('become_title'), description: t('become_body') })
}

/** Everyone may read what selling asks for; only who is signed in can ask for it. */
export default async function BecomeSellerPage() {
  const [person, t] = await Promise.all([currentPerson(), getTranslations('seller')])
  const seller = person?.seller ?? null
  return (
    <>
      <PageHeader title={t('become_title')} lead={seller ? t('lead') : t('become_body')} />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-16">
        <div className="max-w-2xl">{seller ? <SellerState seller={seller} /> : <Application person={person} />}</div>
        <SellingSteps seller={seller} />
      </div>
    </>
  )
}

function Application({ person }: { person: Me | null }) {
  const t = useTranslations('auth')
  if (person !== null) return <SellerApplication />
  const next = { next: paths.becomeSeller }
  return (
    <div className="flex flex-wrap gap-3">
      <Button asChild>
        <Link href={withParams(paths.signUp, next)}>{t('to_sign_up')}</Link>
      </Button>
      <Button asChild variant="quiet">
        <Link href={withParams(paths.signIn, next)}>{t('to_sign_in')}</Link>
      </Button>
    </div>
  )
}

function SellingSteps({ seller }: { seller: Me['seller'] }) {
  const t = useTranslations('seller')
  const done = seller === null ? 0 : seller.status === 'verified' ? 2 : 1
  return (
    <aside
      className={cn(
        'rounded-card bg-raised p-6 lg:sticky lg:top-24 lg:self-start',
        seller === null && 'max-lg:order-first',
      )}
    >
      <Steps
        label={t('steps')}
        done={done}
        steps={[
          { key: 'apply', label: t('step_apply'), hint: t('step_apply_hint') },
          { key: 'review', label: t('step_review'), hint: t('step_review_hint') },
          { key: 'live', label: t('step_live'), hint: t('step_live_hint') },
          { key: 'paid', label: t('step_paid'), hint: t('step_paid_hint') },
        ]}
      />
    </aside>
  )
}
