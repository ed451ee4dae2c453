import { describe, expect, it } from 'vitest'
import { wordsOf } from './words.ts'

describe('words where there is no web page', () => {
  it('are written in the language asked for, with their arguments', () => {
    expect(wordsOf('en', 'mail')('code_message', { code: '123456' })).toContain('123456')
    expect(wordsOf('ar', 'mail')('seller_verified_subject', { shop: 'نور' })).toBe('صار متجر نور موثّقًا')
  })
})
