export const auth = {
  sign_in_title: 'تسجيل الدخول',
  sign_up_title: 'فتح حساب',
  email: 'البريد الإلكترونيّ',
  password: 'كلمة المرور',
  name: 'الاسم',
  by_phone: 'بالهاتف',
  by_email: 'بالبريد',
  send_code: 'إرسال الرمز',
  code_sent: 'أُرسل رمز إلى {phone}. تنتهي صلاحيته خلال دقائق.',
  verify_code: 'تأكيد الرمز',
  to_sign_up: 'فتح حساب جديد',
  to_sign_in: 'لديّ حساب',
} as const
