import { formatDecimal } from '@dallal/kernel'
import { OUTCOMES, type Outcome, type SandboxCharge } from './charge.ts'
import { WORDS } from './words.ts'

const MAIN: readonly Outcome[] = ['approve', 'decline', 'abandon']

/** The page where a person pays: plain HTML, no script, right to left in Arabic. */
export function payPage(charge: SandboxCharge): string {
  const words = WORDS[charge.locale]
  const button = (outcome: Outcome) =>
    `<button name="outcome" value="${outcome}" class="${outcome}">${words.outcomes[outcome]}</button>`
  const choices =
    charge.status === 'pending'
      ? `<h2>${words.main}</h2><form method="post">${MAIN.map(button).join('')}
         <details><summary>${words.badDays}</summary>${OUTCOMES.filter((each) => !MAIN.includes(each))
           .map(button)
           .join('')}</details></form>`
      : `<p>${words.ended}</p><p><a href="${escapeHtml(charge.returnUrl)}">${words.back}</a></p>`
  return page(
    charge.locale,
    `<p class="notice">${words.notReal}</p>
     <p>${words.amount}</p>
     <p class="amount"><bdi dir="ltr">${formatDecimal(charge.amount)} ${charge.amount.currency}</bdi></p>
     ${choices}`,
  )
}

/** These are shown in both languages: nothing is known about who asks. */
export function unknownPage(): string {
  return page('ar', `<p>${WORDS.ar.unknown}</p><p lang="en" dir="ltr">${WORDS.en.unknown}</p>`)
}

/** For a browser to which the tools of development are not open. */
export function closedPage(): string {
  return page('ar', `<p>${WORDS.ar.closed}</p><p lang="en" dir="ltr">${WORDS.en.closed}</p>`)
}

function page(locale: 'ar' | 'en', body: string): string {
  const { title } = WORDS[locale]
  return `<!doctype html>
<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>${STYLE}</style>
<main><h1>${title}</h1>${body}</main>
</html>`
}

const STYLE = `
  :root { color-scheme: light dark; font: 17px/1.7 system-ui, sans-serif }
  body { margin: 0; display: grid; place-items: center; min-height: 100vh; background: Canvas; color: CanvasText }
  main { width: min(26rem, calc(100vw - 3rem)); padding-block: 2rem }
  h1 { font-size: 1.2rem } h2 { font-size: 1rem }
  .notice { border-inline-start: 4px solid #c77700; padding-inline-start: .8rem }
  .amount { font-size: 2rem; margin-block: 0 1rem; font-variant-numeric: tabular-nums }
  button { display: block; width: 100%; min-height: 48px; margin-block: .6rem; font: inherit; border: 1px solid; border-radius: 10px; background: none; color: inherit; cursor: pointer }
  button.approve { background: #14532d; border-color: #14532d; color: #fff }
  :focus-visible { outline: 3px solid #2563eb; outline-offset: 2px }
  summary { min-height: 48px; display: flex; align-items: center; cursor: pointer }`

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
