import type { Refusal } from '@dallal/contract'
import { err, ok, type Result } from '@dallal/kernel'

/** The most characters of one message, as people count them in code points. */
export const LONGEST_MESSAGE = 300

/**
 * What may stand in a line that everyone reads: no control characters, none that turn the direction of the words around
 * them (U+202A–202E, U+2066–2069, U+200E, U+200F, U+061C), no private ones; runs of white space become one
 * space. Joiners stay: Arabic script and emoji are made of them.
 */
const UNWANTED = /[\p{Cc}\p{Co}\p{Cs}\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]/gu

/** Marks stacked on one letter beyond what any language does; the rest of a tower is cut. */
const TOWER = /(\p{M}{4})\p{M}+/gu

/** A person's words as the room will read them, or why it will not. */
export function cleanWords(text: string): Result<string, Refusal<'message_empty' | 'message_too_long'>> {
  const clean = text.normalize('NFC').replace(/\s+/gu, ' ').replace(UNWANTED, '').replace(TOWER, '$1').trim()
  if (!/[^\s\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}]/u.test(clean)) return err({ code: 'message_empty' })
  if ([...clean].length > LONGEST_MESSAGE) return err({ code: 'message_too_long', limit: LONGEST_MESSAGE })
  return ok(clean)
}
