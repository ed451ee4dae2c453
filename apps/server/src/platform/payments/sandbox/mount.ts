import { Hono } from 'hono'
import { closedPage } from './pay-page.ts'
import { SANDBOX_PATH } from './supervise.ts'

const ANSWER_MS = 10_000

/**
 * Passes on what people ask of the gateway's page, and nothing else of the gateway: its API is not for browsers. Whoever may
 * not use the tools of development is told how to open them: money made up here must not be anybody's.
 */
export function sandboxPageMount(origin: () => string, isOpenTo: (headers: Headers) => boolean): Hono {
  const app = new Hono()
  app.use(`${SANDBOX_PATH}/*`, async (context, next) => {
    if (isOpenTo(context.req.raw.headers)) return next()
    return context.html(closedPage(), 403)
  })
  app.on(['GET', 'POST'], `${SANDBOX_PATH}/pay/:id`, async (context) => {
    const { method } = context.req
    const path = new URL(context.req.url).pathname
    try {
      return await fetch(origin() + path, {
        method,
        headers: { 'content-type': context.req.header('content-type') ?? 'text/plain' },
        body: method === 'POST' ? await context.req.text() : undefined,
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_MS),
      })
    } catch {
      return context.text('The sandbox gateway does not answer.', 502)
    }
  })
  return app
}
