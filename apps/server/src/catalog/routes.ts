import { asId, type ProductId } from '@dallal/kernel'
import { answer, operations } from '#platform/http'
import { archiveProduct } from './archive-product.ts'
import type { CatalogPorts } from './catalog-ports.ts'
import { createProduct } from './create-product.ts'
import { publishProduct } from './publish-product.ts'
import { listOwnProducts, listProducts, showOwnProduct, showProduct } from './read-products.ts'
import { updateProduct } from './update-product.ts'

const os = operations.catalog

export function catalogRoutes(ports: CatalogPorts) {
  const idOf = (input: { product: string }) => asId<ProductId>(input.product)
  return os.router({
    products: os.products.handler(({ context, input }) => listProducts(ports, context.caller, input)),
    product: os.product.handler(async ({ context, input, errors }) =>
      answer(await showProduct(ports, context.caller, idOf(input)), errors),
    ),
    ownProducts: os.ownProducts.handler(async ({ context, input, errors }) =>
      answer(await listOwnProducts(ports, context.caller, input), errors),
    ),
    ownProduct: os.ownProduct.handler(async ({ context, input, errors }) =>
      answer(await showOwnProduct(ports, context.caller, idOf(input)), errors),
    ),
    createProduct: os.createProduct.handler(async ({ context, input, errors }) =>
      answer(await createProduct(ports, context.caller, input), errors),
    ),
    updateProduct: os.updateProduct.handler(async ({ context, input, errors }) =>
      answer(await updateProduct(ports, context.caller, { product: idOf(input), draft: input.draft }), errors),
    ),
    publishProduct: os.publishProduct.handler(async ({ context, input, errors }) =>
      answer(await publishProduct(ports, context.caller, idOf(input)), errors),
    ),
    archiveProduct: os.archiveProduct.handler(async ({ context, input, errors }) =>
      answer(await archiveProduct(ports, context.caller, idOf(input)), errors),
    ),
  })
}
