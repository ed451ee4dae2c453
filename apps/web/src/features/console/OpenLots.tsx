'use client'

import type { LotSummary } from '@dallal/contract'
import { instant, toIso } from '@dallal/kernel'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { query } from '#shell/browser-api.ts'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { Countdown } from '#ui/Countdown.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Money } from '#ui/Money.tsx'
import { Notice } from '#ui/Notice.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import { VoidLot } from './VoidLot.tsx'

type OpenLot = LotSummary & { shopName: string; showTitle: { ar: string; en: string } }

export interface OpenLotsProps {
  initial: { lots: OpenLot[] }
  /** The server's clock when the list was drawn: ISO 8601. */
  now: string
}

/** Lots open now in all shows; asked again every two seconds, which is what an operator's eye can follow. */
export function OpenLots({ initial, now }: OpenLotsProps) {
  const t = useTranslations('console')
  const store = useQueryClient()
  // How far this device's clock is from the server's: later answers do not tell the time.
  const [skewMs, setSkewMs] = useState<number | null>(null)
  useEffect(() => setSkewMs(Date.parse(now) - Date.now()), [now])
  const [voided, setVoided] = useState<LotSummary | null>(null)
  const options = query.auction.openLots.queryOptions({ initialData: initial, refetchInterval: 2_000 })
  const { data, dataUpdatedAt, error } = useQuery(options)
  const serverNow = skewMs === null ? now : toIso(instant(dataUpdatedAt + skewMs))
  function onVoided(lot: LotSummary) {
    setVoided(lot)
    void store.invalidateQueries({ queryKey: options.queryKey })
  }
  const columns: Column<OpenLot>[] = [
    {
      key: 'lot',
      header: t('lot'),
      wraps: true,
      cell: ({ number, product }) => (
        <span className="font-medium">
          {number} <Bilingual words={product.title} />
        </span>
      ),
    },
    {
      key: 'price',
      header: t('price'),
      align: 'end',
      cell: ({ price, startPrice }) => <Money amount={price ?? startPrice} size="strong" />,
    },
    {
      key: 'closes',
      header: t('closes'),
      align: 'end',
      cell: ({ closesAt }) => closesAt && <Countdown until={closesAt} serverNow={serverNow} />,
    },
    { key: 'action', header: t('action'), cell: (lot) => <VoidLot lot={lot} onVoided={onVoided} /> },
    { key: 'bids', header: t('bids'), align: 'end', cell: ({ bidCount }) => bidCount },
    {
      key: 'leader',
      header: t('leader'),
      cell: ({ leader }) => (leader === null ? t('nobody_leads') : t('bidder', { alias: `${leader}` })),
    },
    { key: 'shop', header: t('shop'), wraps: true, cell: ({ shopName }) => <bdi>{shopName}</bdi> },
    {
      key: 'show',
      header: t('show'),
      wraps: true,
      cell: ({ show, showTitle }) => (
        <Link href={paths.show(show)} className="text-indigo">
          <Bilingual words={showTitle} />
        </Link>
      ),
    },
  ]
  return (
    <div className="flex flex-col gap-4">
      {voided && (
        <Notice tone="good" announce>
          {t('voided_notice', { number: `${voided.number}` })}
        </Notice>
      )}
      <RefusalNotice refused={error} />
      <DataTable
        caption={t('open_lots_title')}
        columns={columns}
        rows={data.lots}
        rowKey={({ id }) => id}
        density="dense"
        empty={<p className="text-soft">{t('open_lots_none')}</p>}
      />
    </div>
  )
}
