export const console = {
  console: 'لوحة التشغيل',
  operator: 'مشغّل',
  verify: 'توثيق',
  reject: 'رفض',
  reason: 'السبب',
  mark_sent: 'تسجيل الإرسال إلى البنك',
  mark_paid: 'تسجيل الوصول',
  ledger: 'دفتر الأستاذ',
  journal: 'قيد',
  transfer: 'حركة',
  trial_balance: 'ميزان المراجعة',
  books_agree: 'الدفاتر متطابقة',
  books_differ:
    '{count, plural, zero {لا اختلاف في الدفاتر} one {اختلاف واحد في الدفاتر} two {اختلافان في الدفاتر} few {# اختلافات في الدفاتر} many {# اختلافًا في الدفاتر} other {# اختلاف في الدفاتر}}',
  void_lot: 'إلغاء القطعة',
  nothing_waiting_title: 'لا شيء في الانتظار',
  nothing_waiting_body: 'يظهر هنا ما يحتاج قرارًا: بائعون للتوثيق ومستحقّات للصرف.',
} as const
