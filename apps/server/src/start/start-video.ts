import { join } from 'node:path'
import { ownAddresses, startVideoEngine, type VideoEngine } from '#media'
import type { PartState } from './health.ts'
import { installationSecret } from './installation-secret.ts'
import type { ServeOptions } from './serve.ts'

/** The media server, or null where this process has no media role. Where it cannot run, everything else works. */
export async function startVideo({
  config,
  log,
  steps,
  stops,
}: ServeOptions): Promise<(VideoEngine & { state(): PartState }) | null> {
  if (!config.roles.has('media')) return null
  const loopback = config.host === 'localhost' || config.host.startsWith('127.')
  const engine = await steps.step(`video, udp ${config.mediaPort}`, () =>
    startVideoEngine({
      secret: installationSecret(config.dataFolder, config.secret),
      folder: join(config.dataFolder, 'video'),
      udp: { host: loopback ? '127.0.0.1' : '0.0.0.0', port: config.mediaPort },
      addresses: config.publicIp ? [config.publicIp] : loopback ? ['127.0.0.1'] : ownAddresses(),
      log,
    }),
  )
  stops.add('video', () => engine.stop())
  const status = engine.status()
  if (status.kind === 'unavailable' || status.kind === 'restarting') steps.note(`No video: ${status.why}`)
  return { ...engine, state: () => stateOf(engine) }
}

function stateOf(engine: VideoEngine): PartState {
  const { kind } = engine.status()
  if (kind === 'running') return 'up'
  return kind === 'unavailable' || kind === 'starting' ? kind : 'down'
}
