/** ما يُرسل إلى الناس في بريد أو رسالة هاتف. */
export const mail = {
  code_message: 'رمز الدخول إلى دلّال: {code}. يصلح خمس دقائق، ولا يُعطى لأحد.',
  seller_verified_subject: 'صار متجر {shop} موثّقًا',
  seller_verified_body:
    'مرحبًا {name}،\n\nراجعنا الطلب، وصار متجر {shop} موثّقًا على دلّال. الاستوديو مفتوح الآن: تُضاف المنتجات، ثم يبدأ أوّل بثّ.\n\n{url}\n',
  seller_rejected_subject: 'طلب متجر {shop} لم يُقبل',
  seller_rejected_body:
    'مرحبًا {name}،\n\nراجعنا طلب متجر {shop} ولم نتمكّن من قبوله، والسبب:\n\n{reason}\n\nيمكن تصحيح الطلب وتقديمه من جديد:\n\n{url}\n',
  order_paid_buyer_subject: 'الطلب {number}: {title} من نصيبك',
  order_paid_buyer_body:
    'مرحبًا {name}،\n\nرسا المزاد عليك: {title} من متجر {shop} بمبلغ {price}. سُدّد الثمن من المبلغ المحجوز في محفظتك، ويبقى محفوظًا لدينا حتى تصلك الشحنة.\n\nمتابعة الطلب من هنا:\n\n{url}\n',
  order_paid_seller_subject: 'الطلب {number}: بيع {title}',
  order_paid_seller_body:
    'مرحبًا {name}،\n\nبيع {title} إلى {buyer} بمبلغ {price}. حصّتك {proceeds}، وتصبح متاحة بعد سبعة أيام من تأكيد المشتري للاستلام.\n\nالطلب مدفوع. أرسل الشحنة وأدخل رقم التتبّع من هنا:\n\n{url}\n',
  order_shipped_subject: 'الطلب {number} في الطريق إليك',
  order_shipped_body:
    'مرحبًا {name}،\n\nأرسل متجر {shop} {title} عن طريق {carrier, select, smsa {سمسا} aramex {أرامكس} naqel {ناقل} dhl {دي إتش إل} own_delivery {مندوب المتجر} other {شركة شحن أخرى}}. رقم التتبّع {tracking}.\n\nعند وصول الشحنة يُؤكَّد الاستلام من هنا:\n\n{url}\n',
  payout_failed_subject: 'لم يصل صرف {amount} إلى حسابك البنكي',
  payout_failed_body:
    'مرحبًا {name}،\n\nتعذّر تحويل {amount} إلى حسابك المنتهي بـ {iban}. السبب: {reason}\n\nعاد المبلغ إلى المتاح، ويمكن طلب صرفه من جديد من هنا:\n\n{url}\n',
  payout_paid_subject: 'وصل {amount} إلى حسابك البنكي',
  payout_paid_body:
    'مرحبًا {name}،\n\nحُوّل {amount} إلى حسابك المنتهي بـ {iban}. رقم العملية لدى البنك {reference}.\n\nكلّ التحويلات من هنا:\n\n{url}\n',
  operator_link_spent: 'فُتح هذا الرابط من قبل أو انتهت صلاحيته. يُطبع رابط جديد عند تشغيل الخادم.',
} as const
