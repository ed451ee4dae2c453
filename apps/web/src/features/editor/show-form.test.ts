import type { Show } from '@dallal/contract'
import { describe, expect, it } from 'vitest'
import { ownCovers, showDraft, showForm } from './show-form.ts'

const picture = { id: 'picture', width: 800, height: 800, widths: [400, 800], placeholder: '' }
const show: Show = {
  id: 'show',
  title: { ar: 'مساء النحاس', en: 'Copper night' },
  status: 'draft',
  currency: 'SAR',
  cover: picture,
  hasOwnCover: false,
  startsAt: '2026-11-26T18:00:00.000Z',
  wentLiveAt: null,
  endedAt: null,
  seller: { id: 'seller', slug: 'seller', shopName: 'ركن', portrait: null },
  lots: { total: 1, sold: 0, unsold: 0 },
  viewers: 0,
  soldFor: { minor: '0', currency: 'SAR' },
}
const savedUntouched = (before: Show | null) => showDraft(showForm(before), ownCovers(before))

describe('a show that is saved as it was', () => {
  it('keeps its words and its start', () => {
    expect(savedUntouched(show)).toMatchObject({ title: show.title, startsAt: show.startsAt })
    expect(savedUntouched({ ...show, startsAt: null }).startsAt).toBeNull()
  })

  it.each([
    ['stays without a cover while the picture of its first lot stands in', show, null],
    ['keeps the cover that was chosen', { ...show, hasOwnCover: true }, 'picture'],
    ['stays without any picture', { ...show, cover: null }, null],
  ])('%s', (_, before, cover) => {
    expect(savedUntouched(before).cover).toBe(cover)
  })
})
