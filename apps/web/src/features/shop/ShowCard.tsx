import type { Show } from '@dallal/contract'
import { type Instant, toIso } from '@dallal/kernel'
import { useTranslations } from 'next-intl'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { Money } from '#ui/Money.tsx'
import { ProductPicture } from '#ui/ProductPicture.tsx'
import { SellerLine } from './SellerLine.tsx'
import { ShowChip, ShowDay, ShowWhen } from './ShowState.tsx'
import { showMoment } from './show-moment.ts'

export interface ShowCardProps {
  show: Show
  now: Instant
}

/** A show among others: its cover, when it is, and, once it is over, what came of it. All of the card is the link. */
export function ShowCard({ show, now }: ShowCardProps) {
  const moment = showMoment(show, now)
  return (
    <article className="group relative flex flex-col">
      <div className="relative">
        <ProductPicture
          image={show.cover}
          alt=""
          sizes="(min-width: 1024px) 400px, (min-width: 640px) 50vw, 100vw"
          className="rounded-card"
        />
        <ShowChip status={show.status} className="absolute start-3 top-3" />
      </div>
      <h3 className="mt-4 font-semibold text-lg leading-tight">
        <Link
          href={paths.show(show.id)}
          className="text-ink no-underline after:absolute after:inset-0 after:rounded-card focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-indigo focus-visible:after:outline-offset-4 group-hover:text-indigo"
        >
          <Bilingual words={show.title} />
        </Link>
      </h3>
      <SellerLine seller={show.seller} className="mt-1" />
      <p className="mt-1 text-soft">
        <ShowWhen moment={moment} viewers={show.viewers} now={toIso(now)} />
      </p>
      {moment.kind === 'counting' && (
        <p className="text-sm text-soft">
          <ShowDay startsAt={moment.startsAt} />
        </p>
      )}
      {show.status === 'ended' && <Results show={show} />}
    </article>
  )
}

function Results({ show }: { show: Show }) {
  const t = useTranslations('show')
  return (
    <dl className="mt-3 flex items-end justify-between gap-4 border-line border-t pt-3">
      <div>
        <dt className="sr-only">{t('see_results')}</dt>
        <dd>{t('results', { sold: show.lots.sold, total: `${show.lots.total}` })}</dd>
      </div>
      <div className="text-end">
        <dt className="text-soft text-xs">{t('sold_for')}</dt>
        <dd>
          <Money amount={show.soldFor} size="strong" />
        </dd>
      </div>
    </dl>
  )
}
