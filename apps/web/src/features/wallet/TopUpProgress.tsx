'use client'

import type { TopUp } from '@dallal/contract'
import { formatMoney } from '@dallal/i18n'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleCheck, CircleX, Clock3, type LucideIcon, ShieldAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { query } from '#shell/browser-api.ts'
import { Link, useRouter } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { withParams } from '#shell/search-params.ts'
import { Button } from '#ui/Button.tsx'
import { cn } from '#ui/cn.ts'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import { Spinner } from '#ui/Spinner.tsx'
import { CancelTopUp } from './CancelTopUp.tsx'
import { askAgainMs, type GatewayHint, keptApart, type TopUpView, topUpView } from './top-up-view.ts'

export interface TopUpProgressProps {
  /** As it was when the page was drawn. */
  topUp: TopUp
  hint: GatewayHint | null
  /** Where the person came from, to go back to: without its language. */
  next: string | null
}

/** What became of a top-up: follows it until it has ended, and says at each moment where the money is. */
export function TopUpProgress({ topUp: drawn, hint, next }: TopUpProgressProps) {
  const { topUp, view, error } = useTopUp(drawn, hint)
  useGivingUp(topUp, hint)
  return (
    <div aria-live="polite" className="rounded-card bg-raised p-6 text-center md:p-10">
      <Mark view={view} />
      <Words topUp={topUp} view={view} />
      <KeptApart topUp={topUp} view={view} />
      <div className="mt-7 flex flex-col gap-3 sm:flex-row sm:justify-center">
        <Actions topUp={topUp} view={view} next={next} />
      </div>
      <RefusalNotice refused={error} className="mt-5 text-start" />
    </div>
  )
}

/** The top-up as it is now. When it ends, or money comes, the page is drawn anew, so that the balance in its head is the new one. */
function useTopUp(drawn: TopUp, hint: GatewayHint | null) {
  const router = useRouter()
  const since = useRef(0)
  useEffect(() => {
    since.current = performance.now()
  }, [])
  const waited = () => (since.current === 0 ? 0 : performance.now() - since.current)
  const { data, error } = useQuery({
    ...query.wallet.topUp.queryOptions({ input: { topUp: drawn.id } }),
    initialData: drawn,
    refetchInterval: ({ state }) => askAgainMs(state.data ?? drawn, waited()),
  })
  const isNews = data.status !== drawn.status || data.received.length !== drawn.received.length
  useEffect(() => {
    if (isNews) router.refresh()
  }, [isNews, router])
  return { topUp: data, view: topUpView(data, hint, waited()), error }
}

/** Who gave up at the gateway has given up: nothing is left incoming. */
function useGivingUp(topUp: TopUp, hint: GatewayHint | null): void {
  const client = useQueryClient()
  const { mutate } = useMutation(
    query.wallet.cancelTopUp.mutationOptions({
      onSettled: () => client.invalidateQueries({ queryKey: query.wallet.topUp.key() }),
    }),
  )
  const gaveUp = hint === 'abandoned' && topUp.status === 'pending'
  const asked = useRef(false)
  useEffect(() => {
    if (!gaveUp || asked.current) return
    asked.current = true
    mutate({ topUp: topUp.id })
  }, [gaveUp, mutate, topUp.id])
}

const MARKS: Partial<Record<TopUpView, { icon: LucideIcon; look: string }>> = {
  confirmed: { icon: CircleCheck, look: 'bg-palm-wash text-palm' },
  declined: { icon: CircleX, look: 'bg-pomegranate-wash text-pomegranate' },
  late: { icon: CircleCheck, look: 'bg-palm-wash text-palm' },
  kept: { icon: ShieldAlert, look: 'bg-saffron-wash text-saffron-text' },
  unpaid: { icon: Clock3, look: 'bg-page text-soft' },
  cancelled: { icon: CircleX, look: 'bg-page text-soft' },
  expired: { icon: Clock3, look: 'bg-page text-soft' },
}

/** Turns while it waits; where nothing may turn, a clock stands still. */
const WAITING = { icon: Clock3, look: 'bg-page text-indigo' }

function Mark({ view }: { view: TopUpView }) {
  const { icon: Icon, look } = MARKS[view] ?? WAITING
  const isWaiting = MARKS[view] === undefined
  return (
    <div className={cn('mx-auto flex size-16 items-center justify-center rounded-chip', look)}>
      {isWaiting && <Spinner className="size-8" />}
      <Icon aria-hidden="true" strokeWidth={1.75} className={cn('size-8', isWaiting && 'motion-safe:hidden')} />
    </div>
  )
}

function Words({ topUp, view }: { topUp: TopUp; view: TopUpView }) {
  const t = useTranslations('wallet')
  const locale = useLocale()
  const amount = formatMoney(topUp.amount, locale)
  const [title, body] = ((): [ReactNode, ReactNode] => {
    switch (view) {
      case 'waiting':
        return [t('pending_status_title'), t('pending_status_body', { amount })]
      case 'waiting_long':
        return [t('pending_status_title'), t('pending_slow_body', { amount })]
      case 'unpaid':
        return [t('unpaid_title'), t('pending_unpaid_body', { amount })]
      case 'confirmed':
        return [t('confirmed_title', { amount }), t('confirmed_body')]
      case 'late':
        return [t('late_title', { amount }), t('late_body')]
      case 'kept':
        return [t('kept_title'), t('kept_body', { amount })]
      case 'declined':
        return [t('declined_title'), t('declined_body', { amount })]
      case 'cancelled':
        return [t('cancelled_title'), t('cancelled_body', { amount })]
      case 'expired':
        return [t('expired_title'), t('expired_body', { amount })]
    }
  })()
  return (
    <>
      <h2 className="mt-5 text-balance font-semibold text-2xl">{title}</h2>
      <p className="mx-auto mt-2 max-w-[48ch] text-pretty text-soft">{body}</p>
    </>
  )
}

/** What the gateway took that is in no wallet, amount by amount. */
function KeptApart({ topUp, view }: { topUp: TopUp; view: TopUpView }) {
  const t = useTranslations('wallet')
  const locale = useLocale()
  const kept = keptApart(topUp)
  if (kept.length === 0) return null
  return (
    <div className="mx-auto mt-3 max-w-[48ch] text-pretty">
      {view !== 'kept' && <p className="text-soft">{t('kept_also')}</p>}
      <ul className="mt-1 font-medium">
        {kept.map(({ charge, amount }) => (
          <li key={charge}>
            {amount ? t('kept_taken', { amount: formatMoney(amount, locale) }) : t('kept_taken_unknown')}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Actions({ topUp, view, next }: { topUp: TopUp; view: TopUpView; next: string | null }) {
  const t = useTranslations('wallet')
  if (view === 'unpaid') {
    return (
      <>
        {topUp.payUrl && (
          <Button asChild variant="commit">
            <a href={topUp.payUrl}>{t('pending_continue')}</a>
          </Button>
        )}
        <CancelTopUp topUp={topUp} />
      </>
    )
  }
  const isThere = view === 'confirmed' || view === 'late'
  const back = (
    <Button asChild variant={isThere ? 'primary' : 'quiet'}>
      <Link href={next ?? paths.wallet}>{t(next ? 'back_to_place' : 'back_to_wallet')}</Link>
    </Button>
  )
  if (isThere || view === 'kept' || view === 'waiting' || view === 'waiting_long') return back
  return (
    <>
      <Button asChild variant="commit">
        <Link href={withParams(paths.topUp, { currency: topUp.amount.currency, next })}>{t('try_again')}</Link>
      </Button>
      {back}
    </>
  )
}
