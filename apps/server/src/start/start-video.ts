import { join } from 'node:path'
import { isLoopback } from '#config'
import { ownAddresses, startVideoEngine, type VideoEngine } from '#media'
import type { PartState } from './health.ts'
import { installationSecret } from './installation-secret.ts'
import type { ServeOptions } from './serve.ts'
import { whyNoUdpPort } from './udp-port.ts'

/** The media server, or null where this process has no media role. Where it cannot run, everything else works. */
export async function startVideo({
  config,
  log,
  steps,
  stops,
}: ServeOptions): Promise<(VideoEngine & { state(): PartState }) | null> {
  if (!config.roles.has('media')) return null
  const loopback = isLoopback(config.host)
  const udp = { host: loopback ? '127.0.0.1' : '0.0.0.0', port: config.mediaPort }
  const isRunning = (engine: VideoEngine) => engine.status().kind === 'running'
  const name = (engine: VideoEngine) => (isRunning(engine) ? `video, udp ${udp.port}` : null)
  const engine = await steps.step(name, () =>
    startVideoEngine({
      secret: installationSecret(config.dataFolder, config.secret),
      folder: join(config.dataFolder, 'video'),
      udp,
      addresses: config.publicIp ? [config.publicIp] : loopback ? ['127.0.0.1'] : ownAddresses(),
      log,
    }),
  )
  stops.add('video', () => engine.stop())
  const status = engine.status()
  if (status.kind === 'unavailable') steps.note(`No video: ${status.why}`)
  // Tried again and again: it comes when the port is free.
  if (status.kind === 'restarting') {
    steps.note(`No video yet: ${(await whyNoUdpPort(udp.host, udp.port)) ?? status.why}`)
  }
  return { ...engine, state: () => stateOf(engine) }
}

function stateOf(engine: VideoEngine): PartState {
  const { kind } = engine.status()
  if (kind === 'running') return 'up'
  return kind === 'unavailable' || kind === 'starting' ? kind : 'down'
}
