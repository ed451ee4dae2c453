'use client'

import type { LotSummary, Show } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { AnnounceCard } from './AnnounceCard.tsx'
import { FormSection } from './FormSection.tsx'
import { LotList } from './LotList.tsx'
import type { Offerable } from './LotSheet.tsx'
import { ShowForm } from './ShowForm.tsx'
import { ShowPlace } from './ShowPlace.tsx'

export interface ShowSetupProps {
  show: Show
  lots: readonly LotSummary[]
  products: readonly Offerable[]
}

/** Everything of a show before it is on air, and afterwards what came of it. */
export function ShowSetup({ show, lots, products }: ShowSetupProps) {
  const t = useTranslations('editor')
  const [isDirty, setDirty] = useState(false)
  const isEditable = show.status === 'draft' || show.status === 'scheduled'
  return (
    <div className="flex flex-col gap-8">
      <ShowPlace show={show} />
      <div
        className={show.status === 'draft' ? 'grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_20rem]' : undefined}
      >
        <div className="flex min-w-0 flex-col gap-8">
          {isEditable && (
            <FormSection title={t('show_details')}>
              <ShowForm before={show} onDirtyChange={setDirty} />
            </FormSection>
          )}
          <FormSection title={t('lots')} hint={show.status === 'ended' ? undefined : t('lots_lead')}>
            <LotList
              show={show.id}
              currency={show.currency}
              lots={lots}
              products={products}
              isOver={show.status === 'ended'}
            />
          </FormSection>
        </div>
        {show.status === 'draft' && (
          <div className="top-24 xl:sticky">
            <AnnounceCard show={show} isDirty={isDirty} />
          </div>
        )}
      </div>
    </div>
  )
}
