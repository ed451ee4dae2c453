import type { Address } from '@dallal/contract'
import { isolate } from '@dallal/i18n'
import { useTranslations } from 'next-intl'

/** An address as it is written on a parcel, each part in the direction of its own words. */
export function AddressLines({ address }: { address: Address }) {
  const t = useTranslations('common')
  const { recipient, phone, building, street, unit, district, city, postalCode, country, directions } = address
  return (
    <address className="not-italic leading-relaxed">
      <span className="block font-medium">
        <bdi>{recipient}</bdi>
      </span>
      <Line parts={[building, street, unit]} />
      <Line parts={[district, city, postalCode]} />
      <span className="block">{t(`country_${country}`)}</span>
      {directions && (
        <span className="block text-soft">
          <bdi>{directions}</bdi>
        </span>
      )}
      <span className="block text-soft tabular-nums">
        <bdi dir="ltr">{phone}</bdi>
      </span>
    </address>
  )
}

function Line({ parts }: { parts: readonly string[] }) {
  const given = parts.filter((part) => part !== '')
  return <span className="block">{given.map(isolate).join(' · ')}</span>
}
