import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** What no component may hold: a page that runs in two directions and two themes breaks on it quietly. */
const FORBIDDEN = [
  {
    what: 'a class that names a physical side (use ms me ps pe start end, border-s, rounded-e)',
    pattern: /(?<![\w-])-?(?:m[lr]|p[lr]|left|right|border-[lr]|rounded-[lr]|rounded-[tb][lr]|scroll-[mp][lr])-[\w[(]/,
  },
  {
    what: 'text, float or clear to a physical side',
    pattern: /(?<![\w-])(?:text|float|clear)-(?:left|right)(?![\w-])/,
  },
  {
    what: 'a colour outside the tokens',
    pattern:
      /(?<![\w-])(?:bg|text|border|ring|fill|stroke|outline|from|to)-(?:white|black|(?:gray|slate|zinc|neutral|stone|red|orange|amber|yellow|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|pink|rose)-\d+)/,
  },
  {
    what: 'a size or spacing of letters the type does not have',
    pattern: /(?<![\w-])(?:tracking-|uppercase|italic)(?![\w])/,
  },
  { what: 'a value baked into the build', pattern: /NEXT_PUBLIC_/ },
  { what: 'HTML that is not ours', pattern: /dangerouslySetInnerHTML/ },
  { what: 'a float made of money', pattern: /(?:Number|parseFloat|parseInt)\([^)]*(?:minor|amount|price)/i },
]

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
  .map((name) => ({ name, lines: readFileSync(join(import.meta.dirname, name), 'utf8').split('\n') }))

it.each(FORBIDDEN)('no source holds $what', ({ pattern }) => {
  const found = sources.flatMap(({ name, lines }) =>
    lines.flatMap((line, index) => (pattern.test(line) ? [`${name}:${index + 1} ${line.trim()}`] : [])),
  )
  expect(found).toEqual([])
})

it('no component speaks by itself: words come from the messages', () => {
  const arabic = sources.flatMap(({ name, lines }) =>
    lines
      .filter((line) => /[\u0600-\u06ff]/.test(line) && !/^\s*(?:\*|\/\/|\/\*)/.test(line))
      .map((line) => `${name} ${line.trim()}`),
  )
  expect(arabic).toEqual([`shell/Wordmark.tsx <span aria-hidden="true">{locale === 'ar' ? 'دلال' : 'Dallal'}</span>`])
})
