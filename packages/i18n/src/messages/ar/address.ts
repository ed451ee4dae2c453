export const address = {
  title: 'عنوان التوصيل',
  recipient: 'اسم المستلم',
  city: 'المدينة',
  district: 'الحيّ',
  street: 'الشارع',
  building: 'رقم المبنى',
  unit: 'رقم الوحدة',
  postal_code: 'الرمز البريديّ',
  directions: 'وصف للوصول',
  save: 'حفظ العنوان',
  why: 'يراه البائع بعد فوزك بالقطعة فقط، ليرسلها إليك.',
} as const
