import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { TextInput } from './TextInput.tsx'

/** Where the first letter of a field stands: `text-match` puts it where the words of the page begin. */
function sideOf(props: Parameters<typeof TextInput>[0]): { dir: string | undefined; side: 'own' | 'page' } {
  const drawn = renderToStaticMarkup(createElement(TextInput, props))
  return { dir: /dir="(\w+)"/.exec(drawn)?.[1], side: /\btext-match\b/.test(drawn) ? 'page' : 'own' }
}

describe('a line of text begins', () => {
  it.each([
    ['English words, on the left', { lang: 'en', dir: 'ltr' }, 'ltr', 'own'],
    ['Arabic words, on the right', { lang: 'ar', dir: 'rtl' }, 'rtl', 'own'],
    ['an e-mail, on the left', { type: 'email' }, 'ltr', 'own'],
    ['a password, on the left', { type: 'password' }, 'ltr', 'own'],
    ['a name in whichever language, with the page', {}, 'auto', 'page'],
    ['a number of pieces, with the page', { inputMode: 'numeric', dir: 'ltr' }, 'ltr', 'page'],
  ] as const)('%s', (_, props, dir, side) => {
    expect(sideOf(props)).toEqual({ dir, side })
  })
})
