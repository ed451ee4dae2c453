import type { IncomingMessage } from 'node:http'
import { LIVE_PATH } from '@dallal/contract'

export type UpgradeJudgement = 'not_ours' | 'foreign_origin' | 'welcome'

/**
 * Whether an upgrade is for the live socket, and from a page that may open one. Browsers always send Origin and no page can
 * forge it, so that other sites cannot open sockets in a visitor's name. A request without Origin is no browser's (an app, a
 * test, a tool); it is let in because the socket takes nothing from cookies: who one is, is said by a token in a message.
 */
export function judgeUpgrade(request: IncomingMessage, origins: ReadonlySet<string>): UpgradeJudgement {
  const path = (request.url ?? '').split('?', 1)[0]
  if (path !== LIVE_PATH) return 'not_ours'
  const { origin } = request.headers
  if (origin !== undefined && !origins.has(origin)) return 'foreign_origin'
  return 'welcome'
}

/** An HTTP answer to a handshake that is not taken. The socket is closed after it. */
export function refusalAnswer(status: 403 | 503): string {
  const lines =
    status === 403
      ? ['HTTP/1.1 403 Forbidden', 'Connection: close', 'Content-Length: 0']
      : ['HTTP/1.1 503 Service Unavailable', 'Retry-After: 1', 'Connection: close', 'Content-Length: 0']
  return `${lines.join('\r\n')}\r\n\r\n`
}
