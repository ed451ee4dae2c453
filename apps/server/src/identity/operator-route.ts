import { wordsOf } from '@dallal/i18n'
import type { Attempts } from './attempts.ts'
import type { DevelopmentTools } from './development-tools.ts'
import { openOperatorLink } from './operator-link.ts'
import type { Ports, Visit } from './ports.ts'

/**
 * `GET /operator/{token}`: opens the printed link and leads to the console. Who is not signed in signs in first and comes
 * back. Nothing of the answer may be kept, and the address, which is the secret, is told to no other page.
 */
export async function answerOperatorLink(
  ports: Pick<Ports, 'database' | 'clock' | 'ids' | 'sessions'> & { readonly attempts: Attempts },
  tools: DevelopmentTools | null,
  token: string,
  visit: Visit,
): Promise<Response> {
  const allowed = await ports.attempts.count('operator_link', visit)
  if (!allowed.ok) return new Response(null, { status: 429, headers: { ...PRIVATE, 'retry-after': '600' } })

  const opened = await openOperatorLink(ports, token, visit, tools !== null)
  if (opened.ok) {
    return redirect('/ar/console', [...opened.value.cookies, ...(tools ? [tools.openingCookie()] : [])])
  }
  if (opened.refusal.code === 'sign_in_first') {
    return redirect(`/ar/sign-in?next=${encodeURIComponent(`/operator/${token}`)}`, [])
  }
  const words = [wordsOf('ar', 'mail')('operator_link_spent'), wordsOf('en', 'mail')('operator_link_spent')]
  const headers = { ...PRIVATE, 'content-type': 'text/plain; charset=utf-8' }
  return new Response(`${words.join('\n\n')}\n`, { status: 410, headers })
}

const PRIVATE = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }

function redirect(location: string, cookies: readonly string[]): Response {
  const headers = new Headers({ ...PRIVATE, location })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}
