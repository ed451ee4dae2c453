import { isUuid } from '@dallal/kernel'
import { z } from 'zod'

/** Fields that several operations share, each with its bound. */

/** An id of ours: lower-case text of a UUID that names something, which the nil and the highest UUID do not. */
export const idSchema = z.uuid().toLowerCase().refine(isUuid, 'not the id of anything')

/** A moment: ISO 8601 in UTC. */
export const instantSchema = z.iso.datetime()

export const localeSchema = z.enum(['ar', 'en'])
export type Locale = z.infer<typeof localeSchema>

/** ISO 3166-1 alpha-2 code of the countries a seller or an address may be in. */
export const countrySchema = z.enum(['SA', 'KW', 'AE', 'QA', 'BH', 'OM', 'JO', 'EG'])
export type Country = z.infer<typeof countrySchema>

/** The name of a shop in an address: a–z, 0–9 and single hyphens. */
export const slugSchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/** What no words may hold: control characters but the line break, halves of characters, and what turns the direction. */
const UNFIT_IN_TEXT = /(?!\n)[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u
const UNFIT_IN_LINE = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u

/** One line of words a person typed: trimmed, whole characters, no control or bidi-override ones. */
export function lineSchema(min: number, max: number) {
  return z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((text) => !UNFIT_IN_LINE.test(text), 'control characters are not allowed')
}

/** The name of somebody or something: a line that shows a reader a letter or a digit; empty where nothing need be written. */
export function nameSchema(min: number, max: number) {
  return lineSchema(min, max).refine((text) => text === '' || isLegible(text), 'needs a letter or a digit')
}

/** Whether a reader sees a letter or a digit, of any script. Some letters are drawn as nothing: the fillers of Hangul. */
export function isLegible(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text.replace(/\p{Default_Ignorable_Code_Point}/gu, ''))
}

/** An e-mail address that may exist: nobody has one under `.invalid` (RFC 2606), which we use for those without. */
export const emailSchema = z
  .email()
  .max(254)
  .refine((address) => !/\.invalid$/i.test(address), 'cannot exist')

/** Several lines of words: line breaks allowed, other control characters not. */
export function textSchema(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .refine((text) => !UNFIT_IN_TEXT.test(text), 'control characters are not allowed')
}

/** The same name or title in both languages; the Arabic one is asked for, the English one may follow. */
export function bilingualLine(max: number) {
  return z.object({ ar: nameSchema(1, max), en: nameSchema(0, max) })
}

export function bilingualText(max: number) {
  return z.object({ ar: textSchema(max), en: textSchema(max) })
}

export type Bilingual = { ar: string; en: string }

/**
 * Chosen by the client, one for each intent: the same key and body answers the first success, another body `key_reused`.
 */
export const idempotencyKeySchema = z
  .string()
  .min(16)
  .max(64)
  .regex(/^[\w-]+$/)

export const pageInputSchema = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(24),
})

/** A page of a list: pass `next` as `cursor` for the following one; null at the end. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

/** A picture that was accepted; its files are at `/media/images/{id}/{width}.webp` for the widths listed. */
export const imageSchema = z.object({
  id: idSchema,
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  widths: z.array(z.number().int().positive()),
  /** ThumbHash of the picture, base64: what is drawn while it loads. */
  placeholder: z.string(),
})
export type Image = z.infer<typeof imageSchema>
