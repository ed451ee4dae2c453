import { expect, it } from 'vitest'
import { letterPieces } from './letter-text.ts'

it('finds an address within words, without the full stop after it', () => {
  expect(letterPieces('Sign in: http://localhost:3000/ar/x?a=1. It ends soon')).toEqual([
    { text: 'Sign in: ', href: null },
    { text: 'http://localhost:3000/ar/x?a=1', href: 'http://localhost:3000/ar/x?a=1' },
    { text: '. It ends soon', href: null },
  ])
})

it('loses no letter, however many addresses there are', () => {
  const body = 'https://a.example/1 و https://b.example/2، ثم كلام'
  expect(
    letterPieces(body)
      .map(({ text }) => text)
      .join(''),
  ).toBe(body)
  expect(letterPieces(body).filter(({ href }) => href)).toHaveLength(2)
})

it('follows nothing but http and https', () => {
  expect(letterPieces('javascript:alert(1) ftp://x')).toEqual([{ text: 'javascript:alert(1) ftp://x', href: null }])
})
