export const chat = {
  title: 'المحادثة',
  placeholder: 'اكتب رسالة…',
  send: 'إرسال',
  empty: 'لا رسائل بعد. أوّل سؤال قد يكون لك.',
  sign_in_to_write: 'تسجيل الدخول للكتابة',
} as const
