import {
  isPluralElement,
  isSelectElement,
  type MessageFormatElement,
  parse,
  TYPE,
} from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { LOCALES } from './locale.ts'
import { messagesFor } from './messages.ts'

type Leaf = { key: string; text: string }

function leaves(words: object, path = ''): Leaf[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [{ key: path + key, text: value }] : leaves(value, `${path}${key}.`),
  )
}

/** Every argument of a message with its kind: `count plural`, `name argument`. */
function argumentsOf(elements: MessageFormatElement[]): Set<string> {
  const found = elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    const inner = optionsOf(element).flatMap((option) => [...argumentsOf(option.elements)])
    return [`${element.value} ${TYPE[element.type]}`, ...inner]
  })
  return new Set(found)
}

function optionsOf(element: MessageFormatElement): { form: string; elements: MessageFormatElement[] }[] {
  if (!isPluralElement(element) && !isSelectElement(element)) return []
  return Object.entries(element.options).map(([form, option]) => ({ form, elements: option.value }))
}

function pluralForms(elements: MessageFormatElement[]): string[][] {
  return elements.flatMap((element) => {
    const options = optionsOf(element)
    const inner = options.flatMap((option) => pluralForms(option.elements))
    return isPluralElement(element) ? [options.map(({ form }) => form), ...inner] : inner
  })
}

const arabic = leaves(messagesFor('ar'))
const english = new Map(leaves(messagesFor('en')).map(({ key, text }) => [key, text]))

describe('the words', () => {
  it('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual(arabic.map(({ key }) => key).sort())
  })

  it('are never empty', () => {
    expect([...arabic, ...leaves(messagesFor('en'))].filter(({ text }) => text.trim() === '')).toEqual([])
  })

  it.each(arabic)('take the same arguments in both languages: $key', ({ key, text }) => {
    expect(argumentsOf(parse(text))).toEqual(argumentsOf(parse(english.get(key) ?? '')))
  })

  it('have all six plural forms of Arabic, wherever one counts', () => {
    const sixForms = ['few', 'many', 'one', 'other', 'two', 'zero']
    for (const { key, text } of arabic) {
      for (const forms of pluralForms(parse(text))) {
        const named = forms.filter((form) => !form.startsWith('='))
        expect({ key, forms: named.sort() }).toEqual({ key, forms: sixForms })
      }
    }
  })

  it.each(LOCALES)('point nowhere: no arrows, no left or right, no bidi controls (%s)', (locale) => {
    const pointing = /[←→⇐⇒‹›«»❮❯➜➔\u200e\u200f\u202a-\u202e\u2066-\u2069]|\b(left|right)-hand\b|يسار|يمين/
    expect(leaves(messagesFor(locale)).filter(({ text }) => pointing.test(text))).toEqual([])
  })

  it('keep Arabic digits policy: amounts and counts in 0–9', () => {
    expect(arabic.filter(({ text }) => /[٠-٩۰-۹]/.test(text))).toEqual([])
  })

  it('are Arabic in Arabic: no message left in English', () => {
    const allowed = new Set(['shell.language'])
    expect(arabic.filter(({ key, text }) => !allowed.has(key) && !/\p{Script=Arabic}/u.test(text))).toEqual([])
  })
})

describe('the glossary', () => {
  it.each([
    ['show.show', 'بثّ', 'Show'],
    ['studio.go_live', 'ابدأ البثّ', 'Go live'],
    ['lot.lot', 'قطعة', 'Lot'],
    ['lot.auction', 'مزاد', 'Auction'],
    ['lot.outbid', 'تجاوزتك مزايدة', 'Outbid'],
    ['lot.minimum', 'أدنى مزايدة', 'Minimum bid'],
    ['lot.sudden_death', 'دون تمديد', 'No extension'],
    ['lot.status_sold', 'بيعت', 'Sold'],
    ['lot.status_unsold', 'لم تُبَع', 'Unsold'],
    ['lot.status_void', 'أُلغيت', 'Void'],
    ['wallet.wallet', 'المحفظة', 'Wallet'],
    ['wallet.available', 'المتاح', 'Available'],
    ['wallet.held', 'المحجوز', 'Held'],
    ['wallet.incoming', 'قيد الوصول', 'Incoming'],
    ['wallet.top_up', 'شحن', 'Top up'],
    ['wallet.hold', 'حجز', 'Hold'],
    ['wallet.capture', 'خصم', 'Charge'],
    ['wallet.release', 'فكّ الحجز', 'Release'],
    ['orders.shipment', 'شحنة', 'Shipment'],
    ['orders.processing', 'قيد المعالجة', 'Processing'],
    ['orders.status_settled', 'تمّت التسوية', 'Settled'],
    ['studio.payout', 'صرف المستحقّات', 'Payout'],
    ['studio.commission', 'عمولة', 'Commission'],
    ['studio.vat', 'ضريبة القيمة المضافة', 'VAT'],
    ['console.ledger', 'دفتر الأستاذ', 'Ledger'],
    ['console.journal', 'قيد', 'Journal'],
    ['console.transfer', 'حركة', 'Transfer'],
    ['console.trial_balance', 'ميزان المراجعة', 'Trial balance'],
    ['wallet.statement', 'كشف حساب', 'Statement'],
    ['studio.studio', 'الاستوديو', 'Studio'],
    ['console.console', 'لوحة التشغيل', 'Console'],
  ])('%s is %s and %s', (key, ar, en) => {
    expect(arabic.find((leaf) => leaf.key === key)?.text).toBe(ar)
    expect(english.get(key)).toBe(en)
  })
})
