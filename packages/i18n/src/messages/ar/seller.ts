export const seller = {
  become_title: 'البيع على دلّال',
  become_body: 'اسم المتجر والاسم القانونيّ ورقم الآيبان: هذا كلّ ما يلزم. نراجع الطلب ثم يُفتح الاستوديو.',
  shop_name: 'اسم المتجر',
  legal_name: 'الاسم القانونيّ',
  about: 'نبذة عن المتجر',
  apply: 'تقديم الطلب',
  status_applied: 'قيد المراجعة',
  status_verified: 'موثّق',
  status_rejected: 'لم يُقبل',
  verified_since: 'بائع موثّق منذ {date}',
} as const
