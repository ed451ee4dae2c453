import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Config } from '#config'
import { createApi, createClientAddress } from '#platform/http'
import type { Log } from '#platform/log'
import type { ChildList } from '#platform/processes'
import { localStorage } from '#platform/storage'
import { createPageProxy } from '#platform/web'
import { composeDomains } from '../domains.ts'
import { createHealth } from './health.ts'
import { installationSecret } from './installation-secret.ts'
import type { Listener } from './listener.ts'
import { openSenders } from './open-senders.ts'
import { type OpenWorld, openWorld } from './open-world.ts'
import { ownOrigins } from './own-origins.ts'
import { seedWhenEmpty } from './seed-when-empty.ts'
import { startGateway } from './start-gateway.ts'
import { buildPagesWhenStale, startPages } from './start-pages.ts'
import { startVideo } from './start-video.ts'
import { startWorker } from './start-worker.ts'
import type { Steps } from './steps.ts'
import type { Stops } from './stops.ts'

export interface ServeOptions {
  readonly config: Config
  /** Pages straight from their sources. */
  readonly fromSources: boolean
  readonly listener: Listener
  readonly children: ChildList
  readonly log: Log
  readonly steps: Steps
  /** Everything that is started is added, also when a later part fails. */
  readonly stops: Stops
  readonly version: string
}

/** How long people's sockets are given to go elsewhere when the server ends. */
const DRAIN_MS = 1_000

/** Starts every part in its order. Resolves, with the operator's link, when people can be served. */
export async function serve(options: ServeOptions): Promise<{ operatorLink: string | null }> {
  const { config, listener, log, steps, stops } = options
  const built = buildPagesWhenStale(options)
  const [{ world, store }, gateway, engine] = await Promise.all([
    openAndAdd(options),
    startGateway(options),
    startVideo(options),
  ])

  const renderSecret = randomBytes(32).toString('base64url')
  const clientAddress = createClientAddress(config.trustedProxies, renderSecret)
  const origins = ownOrigins(config)
  const domains = await composeDomains(world, {
    connections: store.connections,
    secret: installationSecret(config.dataFolder, config.secret),
    clientAddress,
    origins,
    ...openSenders(world, steps, stops),
    storage: localStorage(join(config.dataFolder, 'files')),
    engine,
    gateway: gateway.port,
  })
  stops.add('domains', () => domains.stop())
  await seedWhenEmpty(world, store.connections, domains, steps)
  for (const domain of domains.inOrder) await domain.start?.()
  const worker = await startWorker(options, world, store.connections, domains.inOrder)
  stops.add('live socket', () => domains.hub.drain(DRAIN_MS))

  const pages = await startPages(options, built, renderSecret)
  const isApi = config.roles.has('api')
  const api = createApi({
    operations: domains.operations,
    callerOf: domains.identity.callerOf,
    admitUpload: domains.media.admitUpload,
    clientAddress,
    origins,
    publicUrl: config.publicUrl,
    version: options.version,
    log,
    mounts: [
      ...domains.inOrder.flatMap(({ mounts = [] }) => mounts),
      ...gateway.mounts(domains.identity.toolsAreOpenTo),
    ],
    health: createHealth({
      database: async () => ((await world.database.isReachable()) ? 'up' : 'down'),
      web: () => pages.state(),
      media: () => engine?.state() ?? 'off',
      jobs: () => (worker ? (worker.isRunning() ? 'up' : 'down') : 'off'),
      live: () => (isApi ? 'up' : 'off'),
      gateway: () => gateway.state(),
    }),
  })
  const proxy = createPageProxy({
    port: pages.port,
    clientAddress,
    publicUrl: config.publicUrl,
    fromSources: options.fromSources,
  })
  stops.add('page proxy', () => proxy.close())
  listener.answer({
    api: getRequestListener(api.fetch),
    pages: proxy.handle,
    upgrade: (incoming, socket, head) => {
      if (isApi && domains.hub.upgrade(incoming, socket, head)) return true
      if (!options.fromSources || !incoming.url?.startsWith('/_next/')) return false
      proxy.upgrade(incoming, socket, head)
      return true
    },
  })
  return { operatorLink: await domains.identity.operatorLink() }
}

async function openAndAdd({ config, log, steps, stops }: ServeOptions): Promise<OpenWorld> {
  const opened = await openWorld(config, log, steps, true)
  stops.add('Postgres', () => opened.store.stop())
  stops.add('connections', () => opened.close())
  return opened
}
