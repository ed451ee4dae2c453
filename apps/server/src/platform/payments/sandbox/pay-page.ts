import { createHash } from 'node:crypto'
import { formatDecimal } from '@dallal/kernel'
import { OUTCOMES, type Outcome, type SandboxCharge } from './charge.ts'
import { PAGE_STYLE } from './page-style.ts'
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
         <details><summary>${words.badDays}</summary><div>${OUTCOMES.filter((each) => !MAIN.includes(each))
           .map(button)
           .join('')}</div></details></form>`
      : `<p>${words.ended}</p><p><a class="button" href="${escapeHtml(charge.returnUrl)}">${words.back}</a></p>`
  return page(
    charge.locale,
    `<dl><dt>${words.amount}</dt>
     <dd><bdi dir="ltr">${formatDecimal(charge.amount)} ${charge.amount.currency}</bdi></dd></dl>
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

/** The page may load nothing at all, from nowhere; its own style is known by its hash (CSP level 3, section 6.7.3). */
const POLICY = `default-src 'none'; style-src 'sha256-${hashOf(PAGE_STYLE)}'; base-uri 'none'`

function page(locale: 'ar' | 'en', body: string): string {
  const { title, notReal } = WORDS[locale]
  return `<!doctype html>
<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">
<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>${PAGE_STYLE}</style>
<main>
<header>${MARK}<h1>${title}</h1></header>
<p class="notice">${notReal}</p>
<section>${body}</section>
</main>
</html>`
}

/** A card in a frame of sand. */
const MARK = `<svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" fill="none" stroke="currentColor"
  stroke-width="2" stroke-linecap="round"><rect x="3" y="7" width="26" height="18" rx="4"/><path d="M3 13h26M8 20h6"/></svg>`

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
