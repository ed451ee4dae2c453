/**
 * Isolates of the Unicode bidirectional algorithm (UAX #9). An amount, a code or a name inside a sentence of the other
 * direction would pull its neighbours' punctuation to the wrong side; inside an isolate it cannot.
 */
const LEFT_TO_RIGHT = '\u2066'
const RIGHT_TO_LEFT = '\u2067'
const FIRST_STRONG = '\u2068'
const POP = '\u2069'

/** For what always runs left to right: digits, phone numbers, IBANs, codes. */
export function isolateLtr(text: string): string {
  return LEFT_TO_RIGHT + text + POP
}

export function isolateRtl(text: string): string {
  return RIGHT_TO_LEFT + text + POP
}

/** For words a person wrote, whose direction their first letter decides: names, titles. */
export function isolate(text: string): string {
  return FIRST_STRONG + text + POP
}
