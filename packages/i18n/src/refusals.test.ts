import { REFUSALS } from '@dallal/contract'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { messagesFor } from './messages.ts'

/** Words for what never came as a refusal: an answer we cannot read, and no answer at all. */
const WITHOUT_A_CODE = ['offline', 'unknown']

const codes = Object.keys(REFUSALS)
const facts = new Map(
  Object.entries(REFUSALS).map(([code, row]) => [code, 'facts' in row ? Object.keys(row.facts.shape) : []]),
)

function argumentNames(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    const inner = element.type === TYPE.plural ? Object.values(element.options) : []
    return [element.value, ...inner.flatMap((option) => argumentNames(option.value))]
  })
}

describe.each(['ar', 'en'] as const)('refusals in %s', (locale) => {
  const words: Record<string, string> = messagesFor(locale).refusals

  it('have words for every code, and for no code that does not exist', () => {
    expect(Object.keys(words).sort()).toEqual([...codes, ...WITHOUT_A_CODE].sort())
  })

  it.each(codes)('speak only of facts the refusal carries: %s', (code) => {
    const spoken = new Set(argumentNames(parse(words[code] ?? '')))
    for (const name of spoken) expect(facts.get(code)).toContain(name)
  })
})
