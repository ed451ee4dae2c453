import type { Balance } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { withParams } from '#shell/search-params.ts'
import { Button } from '#ui/Button.tsx'
import { cn } from '#ui/cn.ts'
import { Money } from '#ui/Money.tsx'

/** One currency of a wallet: what can be bid with, large; what is held and what is on its way, beside it, each explained. */
export function BalanceCard({ balance }: { balance: Balance }) {
  const t = useTranslations('wallet')
  const { currency, available, held, incoming } = balance
  return (
    <section
      aria-label={t('wallet')}
      className="grid gap-x-10 gap-y-6 rounded-card bg-raised p-5 md:grid-cols-[minmax(0,1fr)_auto] md:p-8"
    >
      <dl className="grid gap-x-10 gap-y-5 sm:grid-cols-2 lg:grid-cols-[auto_auto_1fr]">
        <div className="sm:col-span-2 lg:col-span-1 lg:pe-4">
          <Name mark="bg-palm">{t('available')}</Name>
          <dd className="mt-1">
            <Money amount={available} size="hero" className="md:text-4xl" />
          </dd>
          <dd className="text-sm text-soft">{t('available_hint')}</dd>
        </div>
        <Part mark="bg-saffron" name={t('held')} hint={t('held_hint')} amount={held} />
        <Part mark="bg-indigo" name={t('incoming')} hint={t('incoming_hint')} amount={incoming} />
      </dl>
      <div className="md:self-center">
        <Button asChild variant="commit" size="lg" full className="md:min-w-44">
          <Link href={withParams(paths.topUp, { currency })}>{t('top_up')}</Link>
        </Button>
      </div>
    </section>
  )
}

function Name({ mark, children }: { mark: string; children: ReactNode }) {
  return (
    <dt className="flex items-center gap-2 text-soft">
      <span aria-hidden="true" className={cn('size-2.5 shrink-0 rounded-chip', mark)} />
      {children}
    </dt>
  )
}

function Part({ mark, name, hint, amount }: { mark: string; name: string; hint: string; amount: Balance['held'] }) {
  return (
    <div className="lg:border-line lg:border-s lg:ps-8">
      <Name mark={mark}>{name}</Name>
      <dd className="mt-1">
        <Money amount={amount} size="price" />
      </dd>
      <dd className="text-balance text-sm text-soft sm:max-w-[24ch]">{hint}</dd>
    </div>
  )
}
