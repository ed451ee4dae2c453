import { expect, it } from 'vitest'
import { written, writtenFor } from './written.ts'

it('gives the reader their own language', () => {
  expect(written({ ar: 'كمان', en: 'Violin' }, 'en')).toBe('Violin')
  expect(written({ ar: 'كمان', en: 'Violin' }, 'ar')).toBe('كمان')
})

it('gives the other language where theirs was not written, and says which it is', () => {
  expect(writtenFor({ ar: 'كمان', en: ' ' }, 'en')).toEqual({ text: 'كمان', lang: 'ar' })
})

it('stays in the language of the reader where nothing was written at all', () => {
  expect(writtenFor({ ar: '', en: '' }, 'en')).toEqual({ text: '', lang: 'en' })
})
