/**
 * A name others may see of a bidder: its first and last letter, `س***م`. Whole letters with their marks are kept together,
 * and the number of stars never tells the length of the name.
 */
export function maskName(name: string): string {
  const letters = Array.from(new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name.trim()))
  const first = letters.at(0)?.segment ?? ''
  const last = letters.length > 2 ? (letters.at(-1)?.segment ?? '') : ''
  return `${first}***${last}`
}
