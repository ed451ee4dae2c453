import { expect, it } from 'vitest'
import { productDraft, productForm, productFormSchema, stockOf } from './product-form.ts'

it.each([
  ['3', 3],
  ['٣', 3],
  [' 12 ', 12],
  ['0', 0],
  ['9999', 9999],
  ['10000', null],
  ['1.5', null],
  ['-1', null],
  ['', null],
])('a stock typed as %j is %s', (typed, stock) => {
  expect(stockOf(typed)).toBe(stock)
})

it('a new product has one piece and no choice made for its seller', () => {
  const empty = productForm(null)
  expect(empty).toMatchObject({ category: '', condition: '', stock: '1' })
  const fields = productFormSchema.safeParse(empty).error?.issues.map(({ path }) => path.join('.'))
  expect(fields?.sort()).toEqual(['category', 'condition', 'title.ar'])
})

it('what was written becomes the draft of the contract', () => {
  const form = { ...productForm(null), title: { ar: 'عود', en: '' }, stock: '٢' }
  expect(productDraft(form, ['1'])).toMatchObject({ title: { ar: 'عود', en: '' }, stock: 2, images: ['1'] })
})
