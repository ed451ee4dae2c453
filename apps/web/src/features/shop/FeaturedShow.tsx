import type { LotSummary, Show } from '@dallal/contract'
import { type Instant, toIso } from '@dallal/kernel'
import { useTranslations } from 'next-intl'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { Button } from '#ui/Button.tsx'
import { Countdown } from '#ui/Countdown.tsx'
import { ProductPicture } from '#ui/ProductPicture.tsx'
import { SellerLine } from './SellerLine.tsx'
import { ShowChip, ShowDay, ShowWhen } from './ShowState.tsx'
import { type ShowMoment, showMoment } from './show-moment.ts'

export interface FeaturedShowProps {
  show: Show
  lots: readonly LotSummary[]
  now: Instant
}

const MOST_PICTURES = 6

/** The one show the first page is about: on air now, or the next to start, with what is going to be in it. */
export function FeaturedShow({ show, lots, now }: FeaturedShowProps) {
  const t = useTranslations('show')
  const moment = showMoment(show, now)
  return (
    <article className="grid overflow-hidden rounded-card bg-raised sm:grid-cols-[11fr_9fr]">
      <ProductPicture
        image={show.cover}
        alt=""
        priority
        sizes="(min-width: 1024px) 360px, (min-width: 640px) 50vw, 100vw"
        className="sm:min-h-full [&_img]:object-cover"
      />
      <div className="flex flex-col p-5">
        <ShowChip status={show.status} className={show.status === 'scheduled' ? 'bg-page' : undefined} />
        <h2 className="mt-3 text-balance font-semibold text-xl">
          <Bilingual words={show.title} />
        </h2>
        <SellerLine seller={show.seller} className="mt-1" />
        <When moment={moment} viewers={show.viewers} now={now} />
        <div className="mt-auto pt-5">
          <Button asChild full>
            <Link href={paths.show(show.id)}>{t(show.status === 'live' ? 'enter' : 'see_show')}</Link>
          </Button>
        </div>
      </div>
      {lots.length > 0 && <LotPictures lots={lots} total={show.lots.total} />}
    </article>
  )
}

function When({ moment, viewers, now }: { moment: ShowMoment; viewers: number; now: Instant }) {
  const t = useTranslations('show')
  if (moment.kind !== 'counting') {
    return (
      <p className="mt-4 text-lg">
        <ShowWhen moment={moment} viewers={viewers} now={toIso(now)} />
      </p>
    )
  }
  return (
    <div className="mt-4">
      <p className="text-sm text-soft">{t('starts_in')}</p>
      <Countdown until={moment.startsAt} serverNow={toIso(now)} className="text-3xl leading-tight" />
      <p className="text-sm text-soft">
        <ShowDay startsAt={moment.startsAt} />
      </p>
    </div>
  )
}

function LotPictures({ lots, total }: { lots: readonly LotSummary[]; total: number }) {
  const t = useTranslations('show')
  return (
    <div className="border-line border-t px-5 py-4 sm:col-span-2">
      <p className="text-sm text-soft">{t('lots_count', { count: total })}</p>
      <ul className="mt-2 grid grid-cols-6 gap-2 sm:gap-3">
        {lots.slice(0, MOST_PICTURES).map(({ id, product }) => (
          <li key={id}>
            <Link href={paths.product(product.id)} className="block rounded-field">
              <ProductPicture
                image={product.image}
                alt=""
                sizes="(min-width: 640px) 96px, 15vw"
                className="rounded-field"
              />
              <span className="sr-only">
                <Bilingual words={product.title} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
