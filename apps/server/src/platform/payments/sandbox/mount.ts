import { Hono } from 'hono'
import { SANDBOX_PATH } from './supervise.ts'

const ANSWER_MS = 10_000

/** Passes on what people ask of the gateway's page, and nothing else of the gateway: its API is not for browsers. */
export function sandboxPageMount(origin: () => string): Hono {
  const app = new Hono()
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
