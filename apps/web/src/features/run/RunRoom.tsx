'use client'

import { useTranslations } from 'next-intl'
import { ChatInput } from '#features/chat/ChatInput.tsx'
import { ChatList } from '#features/chat/ChatList.tsx'
import type { Chat } from '#features/chat/use-chat.ts'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Money } from '#ui/Money.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Run } from './use-run.ts'

/** The view that is open takes the height that is left, and scrolls by itself. */
const FILLING =
  'flex min-h-0 grow flex-col [&_[role=tabpanel][data-state=active]]:min-h-0 [&_[role=tabpanel][data-state=active]]:grow [&_[role=tabpanel]]:overflow-y-auto [&_[role=tabpanel]]:pt-3'

/** The room as the seller follows it: what people say, what they bid, what was sold. */
export function RunRoom({ run, chat }: { run: Run; chat: Chat }) {
  const t = useTranslations('run')
  const room = useTranslations('room')
  const words = useTranslations('chat')
  return (
    <aside
      aria-label={room('room')}
      className="relative flex flex-col border-line p-4 max-lg:border-t lg:col-start-3 lg:row-span-2 lg:row-start-1 lg:min-h-0 lg:border-s"
    >
      <Tabs
        label={room('room')}
        className={FILLING}
        tabs={[
          {
            value: 'chat',
            label: words('title'),
            content: (
              <div className="flex h-full flex-col gap-3">
                <ChatList chat={chat} className="min-h-0 grow max-lg:h-[40dvh]" />
                <ChatInput onSay={chat.say} className="border border-edge bg-page" />
              </div>
            ),
          },
          { value: 'bids', label: t('tab_bids'), content: <Bids run={run} /> },
          { value: 'sold', label: t('tab_sold'), content: <Sold run={run} /> },
        ]}
      />
    </aside>
  )
}

function Bids({ run: { current } }: { run: Run }) {
  const t = useTranslations('lot')
  const bids = current?.watched.bids ?? []
  if (bids.length === 0) return <p className="text-soft">{t('no_bids_heard')}</p>
  return (
    <ol className="flex flex-col">
      {bids.map(({ version, alias, amount }) => (
        <li
          key={version}
          className="flex animate-appear items-baseline justify-between gap-3 border-line border-b py-2 last:border-b-0"
        >
          <span>{t('bidder', { alias: `${alias}` })}</span>
          <Money amount={amount} size="strong" />
        </li>
      ))}
    </ol>
  )
}

function Sold({ run: { totals } }: { run: Run }) {
  const t = useTranslations('run')
  const lot = useTranslations('lot')
  if (totals.sold.length === 0) return <p className="text-soft">{t('no_sold')}</p>
  return (
    <ol className="flex flex-col">
      {totals.sold.map(({ id, number, product, price, leader }) => (
        <li key={id} className="flex items-baseline justify-between gap-3 border-line border-b py-2 last:border-b-0">
          <span className="min-w-0">
            <span className="block text-soft text-xs">{lot('lot_number', { number: `${number}` })}</span>
            <Bilingual words={product.title} className="block truncate font-medium" />
            {leader !== null && <span className="text-sm text-soft">{lot('bidder', { alias: `${leader}` })}</span>}
          </span>
          {price && <Money amount={price} size="strong" />}
        </li>
      ))}
    </ol>
  )
}
