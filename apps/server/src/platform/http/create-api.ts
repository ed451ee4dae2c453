import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Refusal } from '@dallal/contract'
import type { HttpBindings } from '@hono/node-server'
import { OpenAPIHandler } from '@orpc/openapi/fetch'
import type { Router } from '@orpc/server'
import { type Context, Hono } from 'hono'
import type { Caller } from '#platform/database'
import type { Log } from '#platform/log'
import { presentError, presentUnreadable, refusalBody } from './api-errors.ts'
import { describeApi } from './openapi.ts'
import { type Operations, operations } from './operations.ts'
import { isJson, isUpload, limitJson, limitUpload, readForm } from './request-body.ts'
import type { RequestContext } from './request-context.ts'
import { isSameSite } from './same-site.ts'

export interface ApiOptions {
  readonly operations: Operations
  /** Who asks, by the request's cookie. */
  readonly callerOf: (headers: Headers) => Promise<Caller>
  /** Whether this person may send a picture now; asked before a byte of it is read. */
  readonly admitUpload: (caller: Caller) => Promise<Refusal | null>
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

type Env = { Bindings: HttpBindings; Variables: { requestId: string; caller?: Caller } }

/** Everything our own listener answers itself: the contract's operations under `/api`, the mounts and `/healthz`. */
export function createApi(options: ApiOptions): Hono<Env> {
  const { log, mounts = [] } = options
  const origins = new Set(options.origins)
  const app = new Hono<Env>()
  const handler = new OpenAPIHandler(operations.router(options.operations) as Router<never, RequestContext>, {
    interceptors: [
      ({ next, request, context, prefix }) =>
        next({ context, prefix, request: { ...request, body: () => request.body().catch(presentUnreadable) } }).catch(
          (error: unknown) => {
            throw presentError(error, context.requestId, log)
          },
        ),
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
    if (!isSameSite(context.req.method, context.req.raw.headers, origins))
      return refuse(context, { code: 'not_allowed' })
    await next()
    context.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    return undefined
  })
  app.use('/api/*', async (context, next) => {
    const turnAway = (refusal: Refusal) => refuse(context, refusal)
    if (!isUpload(context.req.path)) return limitJson(turnAway)(context, next)
    const caller = await options.callerOf(context.req.raw.headers)
    const refusal = await options.admitUpload(caller)
    if (refusal) return turnAway(refusal)
    context.set('caller', caller)
    return limitUpload(turnAway)(context, next)
  })
  app.get('/api/openapi.json', async (context) => {
    description ??= describeApi(options.publicUrl, options.version)
    return context.json(await description)
  })
  for (const mount of mounts) app.route('/', mount)

  app.all('/api/*', async (context) => {
    const { raw, path } = context.req
    if (!isUpload(path) && !isJson(raw.headers.get('content-type')))
      return refuse(context, { code: 'content_type_unsupported' })
    const request = isUpload(path) ? await readForm(raw) : raw
    if (!(request instanceof Request)) return refuse(context, request)
    const requestContext: RequestContext = {
      requestId: context.get('requestId'),
      caller: context.get('caller') ?? (await options.callerOf(context.req.raw.headers)),
      clientAddress: options.clientAddress(context.env.incoming),
      requestHeaders: context.req.raw.headers,
      responseHeaders: new Headers(),
    }
    const { matched, response } = await handler.handle(request, { prefix: '/api', context: requestContext })
    if (!matched) return refuse(context, { code: 'not_found' })
    for (const [name, value] of requestContext.responseHeaders) response.headers.append(name, value)
    return response
  })
  app.notFound((context) => refuse(context, { code: 'not_found' }))
  return app
}

function refuse(context: Context, { code, ...facts }: Refusal): Response {
  const { status, body } = refusalBody(code, facts)
  return Response.json(body, { status, headers: context.res.headers })
}
