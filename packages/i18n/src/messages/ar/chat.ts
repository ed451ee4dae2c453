export const chat = {
  title: 'المحادثة',
  placeholder: 'اكتب رسالة…',
  send: 'إرسال',
  empty: 'لا رسائل بعد. أوّل سؤال قد يكون لك.',
  sign_in_to_write: 'تسجيل الدخول للكتابة',
  role_seller: 'البائع',
  role_operator: 'دلّال',
  sending: 'قيد الإرسال',
  not_sent: 'لم تُرسل. {reason}',
  unanswered: 'لم يصل ما يؤكّد إرسالها.',
  put_aside: 'إخفاء',
} as const
