import type { PublicProduct } from '@dallal/contract'
import { ProductCard } from './ProductCard.tsx'

/** Products side by side: two on a phone, four on a desk. */
export function ProductGrid({ products }: { products: readonly PublicProduct[] }) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-8 md:grid-cols-3 md:gap-x-6 lg:grid-cols-4">
      {products.map((product) => (
        <li key={product.id} className="min-w-0">
          <ProductCard product={product} />
        </li>
      ))}
    </ul>
  )
}
