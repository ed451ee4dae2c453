import type { PublicProduct } from '@dallal/contract'
import { type Instant, instant, toIso } from '@dallal/kernel'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ShowDay } from '#features/shop/ShowState.tsx'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { StatusChip, type Tone } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Countdown } from '#ui/Countdown.tsx'
import { Money } from '#ui/Money.tsx'
import { type OfferView, offerView } from './offer-view.ts'
import { offerPriceWords } from './ProductCard.tsx'

const TONES: Record<OfferView['kind'], Tone> = {
  none: 'quiet',
  announced: 'choice',
  next: 'live',
  open: 'live',
  sold: 'good',
  ended: 'quiet',
}

export interface OfferPanelProps {
  product: Pick<PublicProduct, 'offer' | 'seller'>
  now: Instant
}

/** Where this product is sold, what it costs there, and the one way on. */
export function OfferPanel({ product, now }: OfferPanelProps) {
  const t = useTranslations('catalog')
  const offer = offerView(product.offer)
  return (
    <section aria-label={t(`offer_${offer.kind}`)} className="rounded-card bg-raised p-5 md:p-6">
      <StatusChip tone={TONES[offer.kind]} className={TONES[offer.kind] === 'quiet' ? 'bg-page' : undefined}>
        {t(`offer_${offer.kind}`)}
      </StatusChip>
      {'amount' in offer && (
        <p className="mt-4">
          <span className="block text-sm text-soft">{t(offerPriceWords(offer))}</span>
          <Money amount={offer.amount} size="hero" />
        </p>
      )}
      <div className="mt-3 text-soft">
        <OfferStory offer={offer} product={product} now={now} />
      </div>
      {offer.kind !== 'sold' && offer.kind !== 'ended' && (
        <p className="mt-4 border-line border-t pt-4 text-sm text-soft">{t('whole_price')}</p>
      )}
      <div className="mt-5">
        <OfferAction offer={offer} product={product} />
      </div>
    </section>
  )
}

function OfferStory({ offer, product, now }: OfferPanelProps & { offer: OfferView }): ReactNode {
  const t = useTranslations('catalog')
  const show = useTranslations('show')
  const title = product.offer && <Bilingual words={product.offer.showTitle} className="font-medium text-ink" />
  if (offer.kind !== 'announced') {
    return (
      <>
        {title && offer.kind !== 'none' && <p>{title}</p>}
        <p>{t(`offer_${offer.kind}_body`)}</p>
      </>
    )
  }
  const { startsAt } = offer
  const isToCome = startsAt !== null && instant(startsAt) > now
  return (
    <>
      <p>{title}</p>
      {startsAt !== null && (
        <p>
          <ShowDay startsAt={startsAt} />
        </p>
      )}
      <p>
        {isToCome ? (
          <>
            {show('starts_in')} <Countdown until={startsAt} serverNow={toIso(now)} />
          </>
        ) : (
          show(startsAt === null ? 'no_date' : 'due')
        )}
      </p>
    </>
  )
}

function OfferAction({ offer, product }: { offer: OfferView; product: OfferPanelProps['product'] }) {
  const t = useTranslations('catalog')
  if (offer.kind === 'none') {
    return (
      <Button asChild full variant="quiet">
        <Link href={paths.seller(product.seller.slug)}>{t('offer_none_action')}</Link>
      </Button>
    )
  }
  const isOver = offer.kind === 'sold' || offer.kind === 'ended'
  return (
    <Button asChild full size="lg" variant={isOver ? 'quiet' : 'primary'}>
      <Link href={paths.show(offer.show)}>{t(isOver ? 'offer_show' : `offer_${offer.kind}_action`)}</Link>
    </Button>
  )
}
