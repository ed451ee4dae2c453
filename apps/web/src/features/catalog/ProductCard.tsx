import type { PublicProduct } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { StatusChip } from '#ui/Badge.tsx'
import { Money } from '#ui/Money.tsx'
import { ProductPicture } from '#ui/ProductPicture.tsx'
import { type OfferView, offerView } from './offer-view.ts'

/** A product among others: its picture, its name, whose it is and what it costs. All of the card is the link. */
export function ProductCard({ product }: { product: PublicProduct }) {
  const offer = offerView(product.offer)
  return (
    <article className="group relative flex h-full flex-col">
      <div className="relative">
        <ProductPicture
          image={product.images[0] ?? null}
          alt=""
          sizes="(min-width: 1024px) 300px, (min-width: 768px) 33vw, 50vw"
          className="rounded-card"
        />
        <OfferMark offer={offer} />
      </div>
      <h3 className="mt-3 line-clamp-2 font-medium leading-[1.55]">
        <Link
          href={paths.product(product.id)}
          className="text-ink no-underline after:absolute after:inset-0 after:rounded-card focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-indigo focus-visible:after:outline-offset-4 group-hover:text-indigo"
        >
          <Bilingual words={product.title} />
        </Link>
      </h3>
      <p className="mb-2 truncate text-sm text-soft">
        <bdi>{product.seller.shopName}</bdi>
      </p>
      <OfferLine offer={offer} />
    </article>
  )
}

function OfferMark({ offer }: { offer: OfferView }) {
  const t = useTranslations('show')
  if (offer.kind !== 'open' && offer.kind !== 'next') return null
  return (
    <StatusChip tone="live" className="absolute start-2 top-2">
      {t('live')}
    </StatusChip>
  )
}

/** What it costs, and what that price is: a start, a leading bid, a result. */
function OfferLine({ offer }: { offer: OfferView }) {
  const t = useTranslations('catalog')
  if (!('amount' in offer)) return <p className="mt-auto text-sm text-soft">{t('not_announced')}</p>
  return (
    <p className="mt-auto flex flex-wrap items-baseline gap-x-2">
      <span className="text-sm text-soft">{t(offerPriceWords(offer))}</span>
      <Money amount={offer.amount} className="font-semibold text-lg" />
    </p>
  )
}

export function offerPriceWords(offer: OfferView): 'price_now' | 'price_first' | 'sold_for' {
  if (offer.kind === 'sold') return 'sold_for'
  return offer.kind === 'open' && offer.hasBids ? 'price_now' : 'price_first'
}
