import { wordsOf } from '@dallal/i18n'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { ClientAddress } from '#platform/http'
import type { DevelopmentTools } from './development-tools.ts'
import { openOperatorLink } from './operator-link.ts'
import type { Ports, Visit } from './ports.ts'

type LinkPorts = Pick<Ports, 'database' | 'clock' | 'ids' | 'sessions' | 'attempts'>

/** `GET /operator/{token}`: the printed link. */
export function operatorRoute(ports: LinkPorts, tools: DevelopmentTools | null, clientAddress: ClientAddress): Hono {
  const app = new Hono()
  app.get('/operator/:token', (context) => {
    const { incoming } = context.env as HttpBindings // what the listener gives every request
    const visit = { requestHeaders: context.req.raw.headers, clientAddress: clientAddress(incoming) }
    return answerOperatorLink(ports, tools, context.req.param('token'), visit)
  })
  return app
}

/**
 * Opens the printed link and leads to the console. Who is not signed in signs in first and comes back. Nothing of the answer
 * may be kept, and the address, which is the secret, is told to no other page.
 */
async function answerOperatorLink(
  ports: LinkPorts,
  tools: DevelopmentTools | null,
  token: string,
  visit: Visit,
): Promise<Response> {
  const allowed = await ports.attempts.count('operator_link', { clientAddress: visit.clientAddress })
  if (!allowed.ok) {
    const headers = { ...PRIVATE, 'retry-after': String(allowed.refusal.retryAfterSeconds) }
    return new Response(null, { status: 429, headers })
  }

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
