import { baseEnvironment } from '#config'
import { arePagesFresh, buildPages, startPageServer } from '#platform/web'
import type { PartState } from './health.ts'
import { loopbackUrl } from './loopback-url.ts'
import type { ServeOptions } from './serve.ts'

export interface Pages {
  port(): number | null
  state(): PartState
}

/** Building takes a minute on a small machine: it begins with everything else, and is waited for last. */
export function buildPagesWhenStale({ config, fromSources, steps, stops }: ServeOptions): Promise<void> {
  const { checkout } = config
  if (!config.roles.has('web') || fromSources || arePagesFresh(checkout)) return Promise.resolve()
  steps.note('Building the pages meanwhile (after each change of their sources)…')
  const cutOff = new AbortController()
  stops.add('building the pages', () => cutOff.abort())
  const environment = baseEnvironment()
  const built = steps.step('pages built', () => buildPages({ checkout, environment, signal: cutOff.signal }))
  built.catch(() => undefined) // waited for later: until then a failure is nobody's yet
  return built
}

/** Starts the page server, once the pages are built. */
export async function startPages(options: ServeOptions, built: Promise<void>, renderSecret: string): Promise<Pages> {
  const { config, fromSources, children, log, steps, stops } = options
  if (!config.roles.has('web')) return { port: () => null, state: () => 'off' }
  await built
  const server = await steps.step(fromSources ? 'pages, from their sources' : 'pages', () =>
    startPageServer({
      checkout: config.checkout,
      from: fromSources ? 'sources' : 'built',
      apiUrl: loopbackUrl(config),
      publicUrl: config.publicUrl,
      renderSecret,
      environment: baseEnvironment(),
      children,
      log,
    }),
  )
  stops.add('pages', () => server.stop())
  return {
    port: () => (server.isUp() ? server.port : null),
    state: () => (server.isUp() ? 'up' : 'down'),
  }
}
