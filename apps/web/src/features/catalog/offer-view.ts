import type { MoneyWire, PublicProduct } from '@dallal/contract'

/** What a buyer can know and do about a product: where its auction is, and what it costs there. */
export type OfferView =
  /** No auction has been announced. */
  | { kind: 'none' }
  /** In a show to come. */
  | { kind: 'announced'; show: string; amount: MoneyWire; startsAt: string | null }
  /** On the list of a show that is on air. */
  | { kind: 'next'; show: string; amount: MoneyWire }
  /** Under the hammer now; `amount` is the leading bid, or the starting price where nobody has bid. */
  | { kind: 'open'; show: string; amount: MoneyWire; hasBids: boolean }
  | { kind: 'sold'; show: string; amount: MoneyWire }
  /** Its auction ended without a buyer. */
  | { kind: 'ended'; show: string }

export function offerView(offer: PublicProduct['offer']): OfferView {
  if (offer === null) return { kind: 'none' }
  const { show, startPrice, price } = offer
  switch (offer.lotStatus) {
    case 'open':
      return { kind: 'open', show, amount: price ?? startPrice, hasBids: price !== null }
    case 'sold':
      return { kind: 'sold', show, amount: price ?? startPrice }
    case 'queued':
      return queued(offer)
    case 'unsold':
    case 'void':
      return { kind: 'ended', show }
  }
}

/** A lot that was never opened in a show that is over has not been offered at all. */
function queued({ show, showStatus, startPrice, startsAt }: NonNullable<PublicProduct['offer']>): OfferView {
  if (showStatus === 'ended') return { kind: 'none' }
  if (showStatus === 'live') return { kind: 'next', show, amount: startPrice }
  return { kind: 'announced', show, amount: startPrice, startsAt }
}
