/** A piece of a letter: words, or an address one can follow. */
export interface LetterPiece {
  readonly text: string
  readonly href: string | null
}

/** Up to a space; punctuation at its end belongs to the sentence, the Arabic comma (U+060C) and semicolon (U+061B) too. */
const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\u060c\u061b]/g

/** Takes the addresses out of a letter's words, so that they can be followed; everything else stays as it was written. */
export function letterPieces(body: string): LetterPiece[] {
  const found = Array.from(body.matchAll(ADDRESS), (match) => ({ text: match[0], from: match.index }))
  const pieces = found.flatMap(({ text, from }, index) => {
    const before = found[index - 1]
    const between = body.slice(before ? before.from + before.text.length : 0, from)
    return [
      { text: between, href: null },
      { text, href: text },
    ]
  })
  const last = found.at(-1)
  const rest = { text: body.slice(last ? last.from + last.text.length : 0), href: null }
  return [...pieces, rest].filter(({ text }) => text !== '')
}
