import { type Image, nameSchema, type Show, type ShowDraft } from '@dallal/contract'
import { instant } from '@dallal/kernel'
import { z } from 'zod'
import { marketTimeOf, momentOf } from './market-time.ts'

/** What the fields of a show hold while it is written: its start as typed, in the time of the market, and its cover beside it. */
export const showFormSchema = z.object({
  title: z.object({ ar: nameSchema(1, 80), en: nameSchema(0, 80) }),
  startsAt: z.string().refine((typed) => typed === '' || momentOf(typed) !== null),
})
export type ShowForm = z.infer<typeof showFormSchema>

export function showForm(show: Show | null): ShowForm {
  return {
    title: show?.title ?? { ar: '', en: '' },
    startsAt: show?.startsAt ? marketTimeOf(instant(show.startsAt)) : '',
  }
}

/** The cover that was chosen. The picture of the first lot that stands in for one is not: saved, it would stay for good. */
export function ownCovers(show: Show | null): Image[] {
  return show?.hasOwnCover && show.cover ? [show.cover] : []
}

export function showDraft({ title, startsAt }: ShowForm, covers: readonly Image[]): ShowDraft {
  return { title, startsAt: momentOf(startsAt), cover: covers[0]?.id ?? null }
}
