/** ما يُرسل إلى الناس في بريد أو رسالة هاتف. */
export const mail = {
  code_message: 'رمز الدخول إلى دلّال: {code}. يصلح خمس دقائق، ولا يُعطى لأحد.',
  seller_verified_subject: 'صار متجر {shop} موثّقًا',
  seller_verified_body:
    'مرحبًا {name}،\n\nراجعنا الطلب، وصار متجر {shop} موثّقًا على دلّال. الاستوديو مفتوح الآن: تُضاف المنتجات، ثم يبدأ أوّل بثّ.\n\n{url}\n',
  seller_rejected_subject: 'طلب متجر {shop} لم يُقبل',
  seller_rejected_body:
    'مرحبًا {name}،\n\nراجعنا طلب متجر {shop} ولم نتمكّن من قبوله، والسبب:\n\n{reason}\n\nيمكن تصحيح الطلب وتقديمه من جديد:\n\n{url}\n',
  operator_link_spent: 'فُتح هذا الرابط من قبل أو انتهت صلاحيته. يُطبع رابط جديد عند تشغيل الخادم.',
} as const
