export const catalog = {
  product: 'منتج',
  products: 'المنتجات',
  stock: 'الكمّية',
  condition: 'الحالة',
  published: 'منشور',
  draft: 'مسودّة',
  seller: 'بائع',
  sold_by: 'البائع: {name}',
  empty_title: 'لا منتجات معروضة بعد',
  empty_body: 'تُعرض هنا القطع التي ستدخل المزادات، بصورها ووصفها.',
} as const
