import type { Address } from '@dallal/contract'
import { isolate } from '@dallal/i18n'
import { useTranslations } from 'next-intl'
import { Card } from '#ui/Card.tsx'
import { CopyButton } from '#ui/CopyButton.tsx'
import { addressLines } from './address-lines.ts'

/** Where a parcel goes, ready to be copied into the form of a carrier. */
export function ShipTo({ address }: { address: Address }) {
  const t = useTranslations('studio')
  const common = useTranslations('common')
  const wordsFor = (write: (text: string) => string) => ({
    country: common(`country_${address.country}`),
    building:
      address.unit === ''
        ? t('building', { building: write(address.building) })
        : t('building_unit', { building: write(address.building), unit: write(address.unit) }),
  })
  const shown = addressLines(address, wordsFor(isolate))
  const copied = addressLines(
    address,
    wordsFor((text) => text),
  )
  return (
    <Card aria-label={t('ship_to')}>
      <h2 className="font-semibold text-lg">{t('ship_to')}</h2>
      <address className="mt-3 not-italic">
        {shown.map((line, index) => (
          <bdi key={line} dir="auto" className={index === 0 ? 'block font-medium' : 'block text-start text-soft'}>
            {line}
          </bdi>
        ))}
        <a href={`tel:${address.phone}`} className="mt-2 inline-block text-indigo">
          <bdi dir="ltr">{address.phone}</bdi>
        </a>
      </address>
      <div className="mt-4 flex flex-wrap gap-2">
        <CopyButton text={copied.join('\n')} label={t('copy_address')} copied={t('address_copied')} />
        <CopyButton text={address.phone} label={t('copy_phone')} copied={t('phone_copied')} />
      </div>
    </Card>
  )
}
