import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { MAX_IMAGE_BYTES, type RefusalCode } from '@dallal/contract'
import type { HttpBindings } from '@hono/node-server'
import { OpenAPIHandler } from '@orpc/openapi/fetch'
import type { Router } from '@orpc/server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Caller } from '#platform/database'
import type { Log } from '#platform/log'
import { presentError, presentUnreadable, refusalBody } from './api-errors.ts'
import { describeApi } from './openapi.ts'
import { type Operations, operations } from './operations.ts'
import type { RequestContext } from './request-context.ts'
import { isSameSite } from './same-site.ts'

export interface ApiOptions {
  readonly operations: Operations
  /** Who asks, by the request's cookie. */
  readonly callerOf: (headers: Headers) => Promise<Caller>
  readonly clientAddress: (request: IncomingMessage) => string
  /** Origins of our own pages. */
  readonly origins: readonly string[]
  readonly publicUrl: string
  readonly version: string
  readonly log: Log
  /** What answers beside the contract: files, webhooks, video's WHIP and WHEP. Asked before the operations. */
  readonly mounts?: readonly Hono[]
  /** The state of the house, for `/healthz`. */
  readonly health: () => Promise<{ ok: boolean; parts: object }>
}

const JSON_LIMIT = 256 * 1024
/** A picture in its multipart wrapping. */
const UPLOAD_LIMIT = MAX_IMAGE_BYTES + 64 * 1024

type Env = { Bindings: HttpBindings; Variables: { requestId: string } }

/** Everything our own listener answers itself: the contract's operations under `/api`, the mounts and `/healthz`. */
export function createApi(options: ApiOptions): Hono<Env> {
  const { log, mounts = [] } = options
  const origins = new Set(options.origins)
  const app = new Hono<Env>()
  const handler = new OpenAPIHandler(operations.router(options.operations) as Router<never, RequestContext>, {
    interceptors: [
      ({ next, context }) =>
        next().catch((error: unknown) => {
          throw presentUnreadable(error, context.requestId, log)
        }),
    ],
    clientInterceptors: [
      ({ next, context }) =>
        next().catch((error: unknown) => {
          throw presentError(error, context.requestId, log)
        }),
    ],
  })
  let description: Promise<object> | undefined

  app.use(async (context, next) => {
    context.set('requestId', randomUUID())
    await next()
    context.header('x-request-id', context.get('requestId'))
    context.header('x-content-type-options', 'nosniff')
    context.header('cache-control', context.res.headers.get('cache-control') ?? 'no-store')
  })
  app.onError((error, context) => {
    log.error('request failed', { requestId: context.get('requestId'), error })
    return context.json({ code: 'internal', status: 500, data: { requestId: context.get('requestId') } }, 500)
  })

  app.get('/healthz', async (context) => {
    const { ok, parts } = await options.health()
    return context.json({ ok, parts }, ok ? 200 : 503)
  })

  app.use('/api/*', async (context, next) => {
    if (!isSameSite(context.req.method, context.req.raw.headers, origins)) return refuse(context, 'not_allowed')
    await next()
    context.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    return undefined
  })
  app.use('/api/*', (context, next) => {
    const isUpload = context.req.header('content-type')?.startsWith('multipart/form-data') ?? false
    const limitBytes = isUpload ? UPLOAD_LIMIT : JSON_LIMIT
    const onError = () => refuse(context, 'too_large', { limitBytes: isUpload ? MAX_IMAGE_BYTES : JSON_LIMIT })
    return bodyLimit({ maxSize: limitBytes, onError })(context, next)
  })
  app.get('/api/openapi.json', async (context) => {
    description ??= describeApi(options.publicUrl, options.version)
    return context.json(await description)
  })
  for (const mount of mounts) app.route('/', mount)

  app.all('/api/*', async (context) => {
    const requestContext: RequestContext = {
      requestId: context.get('requestId'),
      caller: await options.callerOf(context.req.raw.headers),
      clientAddress: options.clientAddress(context.env.incoming),
      requestHeaders: context.req.raw.headers,
      responseHeaders: new Headers(),
    }
    const { matched, response } = await handler.handle(context.req.raw, { prefix: '/api', context: requestContext })
    if (!matched) return refuse(context, 'not_found')
    for (const [name, value] of requestContext.responseHeaders) response.headers.append(name, value)
    return response
  })
  app.notFound((context) => refuse(context, 'not_found'))
  return app
}

function refuse(context: Context, code: RefusalCode, facts: object = {}): Response {
  const { status, body } = refusalBody(code, facts)
  return Response.json(body, { status, headers: context.res.headers })
}
