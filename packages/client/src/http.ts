import { httpContract } from '@dallal/contract'
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'

export type DallalClient = ContractRouterClient<typeof httpContract>

export type HttpOptions = {
  /** Where the API answers, with `/api`: relative to the page in a browser, absolute elsewhere. */
  url: string | (() => string)
  /** Headers of every request, asked for each time. */
  headers?: () => Record<string, string> | Promise<Record<string, string>>
  /** Milliseconds after which a request is given up; uploads take longer and are not limited here. */
  timeoutMs?: number
  /** What sends a request; the world's own `fetch` unless somebody else keeps the cookies. */
  send?: (request: Request, options: RequestInit) => Promise<Response>
}

/** A client of the HTTP contract: one function per operation, its types inferred from the contract alone. */
export function createHttpClient({ url, headers, timeoutMs = 15_000, send = fetch }: HttpOptions): DallalClient {
  const link = new OpenAPILink(httpContract, {
    url,
    headers: headers ?? {},
    fetch: (request, init) => {
      const isUpload = request.headers.get('content-type')?.startsWith('multipart/') ?? false
      const limit = isUpload ? [] : [AbortSignal.timeout(timeoutMs)]
      const signal = AbortSignal.any([request.signal, ...limit])
      // Named first, as the fetch of Node has no `cache` in its types; it ignores it.
      const options = { ...init, credentials: 'include', cache: 'no-store', signal } as const
      return send(request, options)
    },
  })
  return createORPCClient(link)
}
