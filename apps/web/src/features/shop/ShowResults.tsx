import type { LotSummary, Show } from '@dallal/contract'
import { type Instant, toIso } from '@dallal/kernel'
import { useTranslations } from 'next-intl'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { Button } from '#ui/Button.tsx'
import { Money } from '#ui/Money.tsx'
import { ProductPicture } from '#ui/ProductPicture.tsx'
import { SellerLine } from './SellerLine.tsx'
import { ShowChip, ShowWhen } from './ShowState.tsx'
import { showMoment } from './show-moment.ts'

export interface ShowResultsProps {
  show: Show
  lots: readonly LotSummary[]
  now: Instant
}

const MOST_LOTS = 6

/** A show that is over, told by what was sold in it and for how much. */
export function ShowResults({ show, lots, now }: ShowResultsProps) {
  const t = useTranslations('show')
  return (
    <article className="grid gap-6 md:grid-cols-[17rem_minmax(0,1fr)] md:gap-10 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <div className="relative self-start">
        <ProductPicture image={show.cover} alt="" sizes="(min-width: 768px) 352px, 100vw" className="rounded-card" />
        <ShowChip status={show.status} className="absolute start-3 top-3" />
      </div>
      <div className="min-w-0">
        <h3 className="text-balance font-semibold text-xl">
          <Bilingual words={show.title} />
        </h3>
        <div className="mt-1 flex flex-wrap items-center gap-x-4">
          <SellerLine seller={show.seller} />
          <p className="text-sm text-soft">
            <ShowWhen moment={showMoment(show, now)} viewers={show.viewers} now={toIso(now)} />
          </p>
        </div>
        <dl className="mt-4 flex flex-wrap items-baseline gap-x-8 gap-y-1">
          <div className="flex items-baseline gap-2">
            <dt className="text-soft">{t('sold_for')}</dt>
            <dd>
              <Money amount={show.soldFor} size="price" />
            </dd>
          </div>
          <div>
            <dt className="sr-only">{t('see_results')}</dt>
            <dd className="text-soft">{t('results', { sold: show.lots.sold, total: `${show.lots.total}` })}</dd>
          </div>
        </dl>
        <ul className="mt-5 grid grid-cols-3 gap-4 lg:grid-cols-6">
          {lots.slice(0, MOST_LOTS).map((lot) => (
            <li key={lot.id} className="min-w-0">
              <LotResult lot={lot} />
            </li>
          ))}
        </ul>
        <Button asChild variant="quiet" className="mt-6">
          <Link href={paths.show(show.id)}>{t('see_results')}</Link>
        </Button>
      </div>
    </article>
  )
}

function LotResult({ lot }: { lot: LotSummary }) {
  const t = useTranslations('lot')
  const isSold = lot.status === 'sold' && lot.price !== null
  return (
    <Link href={paths.product(lot.product.id)} className="block rounded-field text-ink no-underline">
      <ProductPicture image={lot.product.image} alt="" sizes="120px" className="rounded-field" />
      <span className="sr-only">
        <Bilingual words={lot.product.title} />
      </span>
      <span className="mt-1.5 block text-sm">
        {isSold && lot.price ? (
          <Money amount={lot.price} size="strong" />
        ) : (
          <span className="text-soft">{t('status_unsold')}</span>
        )}
      </span>
    </Link>
  )
}
