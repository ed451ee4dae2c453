import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shopNameKey, slugOf } from './shop-name.ts'

describe('two shop names that read alike are the same name', () => {
  it.each([
    ['بيت الأناقة', 'بَيْتُ الاناقه'],
    ['بيـــت الأناقة', 'بيت  الإناقة'],
    ['هدى', 'هدي'],
    ['Noor Vintage', ' NOOR—vintage! '],
    ['Café Oud', 'cafe oud'],
    ['متجر ٧', 'متجر 7'],
    ['ﻧﻮﺭ', 'نور'],
    ['نو\u200bر', 'نور'],
  ])('%s = %s', (one, other) => expect(shopNameKey(one)).toBe(shopNameKey(other)))

  it.each([
    ['نور', 'نورة'],
    ['Noor', 'Noora'],
    ['متجر 7', 'متجر 8'],
  ])('%s ≠ %s', (one, other) => expect(shopNameKey(one)).not.toBe(shopNameKey(other)))

  it('without a letter is compared as it is', () => expect(shopNameKey('🌙')).not.toBe(shopNameKey('⭐')))
})

describe('a shop’s address', () => {
  it.each([
    ['Noor Vintage', 'noor-vintage'],
    ['نور', 'nwr'],
    ['بيت الأناقة', 'byt-alanaqh'],
    ['سماء ٧', 'sma-7'],
    ['Café  d’Oud', 'cafe-d-oud'],
    ['日本', ''],
    ['🌙', ''],
  ])('%s is %s', (name, slug) => expect(slugOf(name)).toBe(slug))

  it('is always typeable, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        expect(slugOf(name)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/)
        expect(slugOf(name).length).toBeLessThanOrEqual(40)
      }),
    )
  })
})
