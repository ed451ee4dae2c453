import { expect, it } from 'vitest'
import { one, withParams } from './search-params.ts'

it('takes the first where a parameter was given twice', () => {
  expect([one('a'), one(['b', 'c']), one(undefined)]).toEqual(['a', 'b', undefined])
})

it('leaves out what has no value, and the question mark with it', () => {
  expect(withParams('/products', { category: undefined, cursor: null })).toBe('/products')
  expect(withParams('/products', { category: 'home', cursor: 'a=b' })).toBe('/products?category=home&cursor=a%3Db')
})
