import { toLatinDigits } from '@dallal/kernel'

/**
 * Two shops must not read alike, and a shop's address must be typeable. Arabic is written with marks that may be left out
 * and with letters that stand for each other (أ إ آ ا, ى ي, ة ه), so all spellings of one name have one key.
 */

/** Marks over and under letters, invisible characters, and the tatweel that only stretches a word. */
const MARKS = /[\p{M}\p{Cf}\u0640]/gu

/** Letters that are written for each other, and the Persian shapes of Arabic ones. Hamza seats have come apart before. */
const SAME_LETTER = table('ٱ ا  ى ي  ی ي  ة ه  ک ك  ہ ه')

const LATIN = table(`
  ا a   ب b   ت t   ث th  ج j   ح h   خ kh  د d   ذ dh  ر r   ز z   س s   ش sh  ص s   ض d   ط t   ظ z   ع a   غ gh
  ف f   ق q   ك k   ل l   م m   ن n   ه h   و w   ي y   پ p   چ ch  ژ zh  ڤ v   گ g
`)

/** What a name is compared by. One without any letter or digit is compared as it is. */
export function shopNameKey(name: string): string {
  const words = fold(name).replace(/[^\p{L}\p{N}]+/gu, ' ')
  return words.trim() || name.normalize('NFKC')
}

/** The name in an address: a–z, 0–9 and single hyphens, at most 40 characters; empty when no letter can be written so. */
export function slugOf(name: string): string {
  return [...fold(name).replaceAll('ء', '')]
    .map((letter) => LATIN.get(letter) ?? letter)
    .join('')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
}

/** Decomposed, so that a hamza or an accent is a mark of its own and goes with the marks. */
function fold(name: string): string {
  const bare = toLatinDigits(name.normalize('NFKD').replace(MARKS, '').toLowerCase())
  return [...bare].map((letter) => SAME_LETTER.get(letter) ?? letter).join('')
}

function table(pairs: string): Map<string, string> {
  return new Map(Array.from(pairs.matchAll(/(\S+) +(\S+)/g), ([, from = '', to = '']) => [from, to]))
}
