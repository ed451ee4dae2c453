export const catalog = {
  product: 'Product',
  products: 'Products',
  stock: 'Stock',
  condition: 'Condition',
  published: 'Published',
  draft: 'Draft',
  seller: 'Seller',
  sold_by: 'Sold by {name}',
  empty_title: 'No products yet',
  empty_body: 'What will go under the hammer is shown here, with its pictures and story.',
} as const
