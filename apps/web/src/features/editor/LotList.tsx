'use client'

import type { LotSummary } from '@dallal/contract'
import { isolate } from '@dallal/i18n'
import type { Currency } from '@dallal/kernel'
import { useMutation } from '@tanstack/react-query'
import { Gavel, Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { RunningOrderNote } from '#features/auction/RunningOrderNote.tsx'
import { nextLot } from '#features/auction/running-order.ts'
import { query } from '#shell/browser-api.ts'
import { Link, useRouter } from '#shell/locale/navigation.ts'
import { written } from '#shell/locale/written.ts'
import { paths } from '#shell/paths.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import { RowList } from '#ui/RowList.tsx'
import { LotRow } from './LotRow.tsx'
import { LotSheet, type Offerable } from './LotSheet.tsx'
import { lotForm, newLot } from './lot-form.ts'
import { placeAfterMove, type Way } from './lot-order.ts'
import { RemoveLot } from './RemoveLot.tsx'

export interface LotListProps {
  show: string
  currency: Currency
  /** As the server has them; what is done here shows at once, and the page is asked again after it. */
  lots: readonly LotSummary[]
  products: readonly Offerable[]
  /** The show has ended: its lots can only be looked at. */
  isOver?: boolean
}

type Task = { kind: 'add' } | { kind: 'edit' | 'remove'; lot: LotSummary }

/** The lots of a show in their order: added, changed, moved and taken out, as long as they wait. */
export function LotList({ show, currency, lots: known, products, isOver }: LotListProps) {
  const t = useTranslations('editor')
  const studio = useTranslations('studio')
  const locale = useLocale()
  const router = useRouter()
  const [lots, setLots] = useState(known)
  const [task, setTask] = useState<Task | null>(null)
  const [said, setSaid] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const pressed = useRef<string | null>(null)
  useEffect(() => setLots(known), [known])

  // A row that moved takes its buttons along; whoever pressed one stays on it, or on its neighbour at the edge.
  useEffect(() => {
    if (pressed.current === null || lots.length === 0) return
    const [lot] = pressed.current.split(' ')
    const places = [pressed.current, `${lot} up`, `${lot} down`]
    const buttons = places.map((place) => list.current?.querySelector<HTMLButtonElement>(`[data-move="${place}"]`))
    buttons.find((button) => button && !button.disabled)?.focus()
    pressed.current = null
  }, [lots])

  const nameOf = (lot: LotSummary) => isolate(written(lot.product.title, locale))
  const move = useMutation(
    query.auction.moveLot.mutationOptions({
      onSuccess: (moved, { lot: id }) => {
        setLots(moved.lots)
        const position = moved.lots.findIndex((lot) => lot.id === id)
        const [lot] = moved.lots.slice(position, position + 1)
        if (lot) setSaid(t('lot_moved', { product: nameOf(lot), position: `${position + 1}`, total: `${lots.length}` }))
      },
    }),
  )
  function moveBy(lot: LotSummary, way: Way) {
    const place = placeAfterMove(lots, lot.id, way)
    if (place === null || move.isPending) return
    pressed.current = `${lot.id} ${way}`
    move.mutate({ lot: lot.id, ...place })
  }
  function done(words: string, next: readonly LotSummary[]) {
    setLots(next)
    setSaid(words)
    setTask(null)
    router.refresh()
  }
  const saved = (lot: LotSummary) =>
    lots.some(({ id }) => id === lot.id)
      ? done(
          t('lot_saved'),
          lots.map((other) => (other.id === lot.id ? lot : other)),
        )
      : done(t('lot_added', { product: nameOf(lot) }), [...lots, lot])

  const next = nextLot(lots)
  const canAdd = products.some(({ left }) => left > 0)
  const add = (
    <Button variant={lots.length > 0 ? 'quiet' : 'primary'} disabled={!canAdd} onClick={() => setTask({ kind: 'add' })}>
      <Plus aria-hidden="true" strokeWidth={1.75} className="size-5" />
      {t('add_lot')}
    </Button>
  )
  const firstProduct = (
    <Button asChild>
      <Link href={paths.studioNewProduct}>{studio('new_product')}</Link>
    </Button>
  )
  return (
    <div ref={list} className="flex flex-col gap-4">
      {lots.length > 0 ? (
        <>
          <RunningOrderNote lots={lots} />
          <RowList label={t('lots')}>
            {lots.map((lot) => (
              <LotRow
                key={lot.id}
                lot={lot}
                isNext={!isOver && lot.id === next}
                tools={
                  lot.status === 'queued' && !isOver
                    ? {
                        canMove: (way) => placeAfterMove(lots, lot.id, way) !== null,
                        onMove: (way) => moveBy(lot, way),
                        onEdit: () => setTask({ kind: 'edit', lot }),
                        onRemove: () => setTask({ kind: 'remove', lot }),
                      }
                    : null
                }
              />
            ))}
          </RowList>
          <RefusalNotice refused={move.error} />
          {!isOver && (
            <div className="flex flex-wrap items-center gap-3">
              {add}
              {!canAdd && <p className="text-sm text-soft">{t('lots_empty_no_products')}</p>}
            </div>
          )}
        </>
      ) : (
        <EmptyState
          icon={<Gavel aria-hidden="true" strokeWidth={1.75} />}
          title={t('lots_empty_title')}
          action={canAdd ? add : firstProduct}
        >
          {t(canAdd ? 'lots_empty_body' : 'lots_empty_no_products')}
        </EmptyState>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
      {(task?.kind === 'add' || task?.kind === 'edit') && (
        <LotSheet
          title={task.kind === 'add' ? t('add_lot') : t('edit_lot', { number: `${task.lot.number}` })}
          show={show}
          currency={currency}
          lot={task.kind === 'edit' ? task.lot : null}
          initial={task.kind === 'edit' ? lotForm(task.lot) : newLot(lots.at(-1) ?? null)}
          products={task.kind === 'edit' ? withProductOf(task.lot, products, locale) : products}
          onClose={() => setTask(null)}
          onSaved={saved}
        />
      )}
      {task?.kind === 'remove' && (
        <RemoveLot
          lot={task.lot}
          onClose={() => setTask(null)}
          onRemoved={() =>
            done(
              t('lot_removed', { product: nameOf(task.lot) }),
              lots.filter(({ id }) => id !== task.lot.id),
            )
          }
        />
      )}
    </div>
  )
}

/** What can be offered, and the product of this lot also when its last piece is the one in it. */
function withProductOf({ product }: LotSummary, products: readonly Offerable[], locale: 'ar' | 'en') {
  if (products.some(({ id }) => id === product.id)) return products
  return [{ id: product.id, title: written(product.title, locale), left: 0 }, ...products]
}
