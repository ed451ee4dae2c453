import { type Category, type Condition, type Product, type ProductDraft, productDraftSchema } from '@dallal/contract'
import { toLatinDigits } from '@dallal/kernel'
import { z } from 'zod'

/** What the fields of a product hold while it is written: the stock as typed, the pictures beside the form. */
export const productFormSchema = productDraftSchema
  .omit({ images: true, stock: true })
  .extend({ stock: z.string().refine((typed) => stockOf(typed) !== null) })
export type ProductForm = z.input<typeof productFormSchema>

export function productForm(product: Product | null): ProductForm {
  return {
    title: product?.title ?? { ar: '', en: '' },
    description: product?.description ?? { ar: '', en: '' },
    // Nothing is chosen for the seller: an empty choice is refused by the schema, in words.
    category: product?.category ?? ('' as Category),
    condition: product?.condition ?? ('' as Condition),
    stock: `${product?.stock ?? 1}`,
  }
}

export function productDraft({ stock, ...words }: ProductForm, images: string[]): ProductDraft {
  return { ...words, stock: stockOf(stock) ?? 0, images }
}

/** Pieces as typed, digits of all three kinds; null when it is no whole number that fits. */
export function stockOf(typed: string): number | null {
  const latin = toLatinDigits(typed.trim())
  return /^\d{1,4}$/.test(latin) ? Number(latin) : null
}
