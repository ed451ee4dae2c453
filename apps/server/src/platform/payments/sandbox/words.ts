import type { Outcome } from './charge.ts'

/** The gateway's own words, in its own voice: it is a company of its own, and not part of the shop. */
type Words = {
  readonly title: string
  readonly notReal: string
  readonly amount: string
  readonly main: string
  readonly badDays: string
  readonly ended: string
  readonly back: string
  readonly unknown: string
  readonly closed: string
  readonly outcomes: Record<Outcome, string>
}

export const WORDS: Record<'ar' | 'en', Words> = {
  ar: {
    title: 'بوابة الدفع التجريبية',
    notReal: 'هذه صفحة للتجربة، ولا يُدفع فيها مال حقيقي.',
    amount: 'المبلغ المطلوب',
    main: 'كيف تنتهي عملية الدفع؟',
    badDays: 'أيام البوابة الصعبة',
    ended: 'انتهت عملية الدفع هذه.',
    back: 'العودة إلى المتجر',
    unknown: 'لا توجد عملية دفع بهذا الرقم.',
    closed: 'هذه البوابة من أدوات التطوير. افتح في هذا المتصفّح أوّلًا الرابط الذي يظهر عند تشغيل دلّال.',
    outcomes: {
      approve: 'ادفع',
      decline: 'ارفض البطاقة',
      abandon: 'غادر دون دفع',
      late: 'ادفع، ويصل الإشعار بعد نصف دقيقة',
      duplicate: 'ادفع، ويصل الإشعار ثلاث مرات',
      silent: 'ادفع، ولا يصل أي إشعار',
      wrong_amount: 'ادفع مبلغًا غير المطلوب',
      replay: 'ادفع، ثم يُعاد إرسال الإشعار نفسه',
    },
  },
  en: {
    title: 'Sandbox payment gateway',
    notReal: 'This page is for trying things out. No real money is paid here.',
    amount: 'Amount due',
    main: 'How does this payment end?',
    badDays: 'Bad days of a gateway',
    ended: 'This payment has ended.',
    back: 'Back to the shop',
    unknown: 'There is no payment with this number.',
    closed:
      'This gateway is a tool of development. Open the link that is printed when Dallal starts in this browser first.',
    outcomes: {
      approve: 'Pay',
      decline: 'Decline the card',
      abandon: 'Leave without paying',
      late: 'Pay; the notice comes half a minute late',
      duplicate: 'Pay; the notice comes three times',
      silent: 'Pay; no notice comes',
      wrong_amount: 'Pay another amount than asked for',
      replay: 'Pay; the very same notice is sent again',
    },
  },
}
