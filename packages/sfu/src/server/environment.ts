/** The settings of a media server that runs alone, by their names in the environment. */
import type { SfuSettings } from '#server/settings.ts'

export type EnvironmentReading =
  | { ok: true; directory: string; settings: Omit<SfuSettings, 'certificatePath' | 'privateKeyPath'> }
  | { ok: false; why: string }

const DEFAULT = { host: '127.0.0.1', httpPort: '8080', udpPort: '40000', directory: '.sfu' }

export function readEnvironment(environment: Record<string, string | undefined>): EnvironmentReading {
  const secret = environment.SFU_SECRET ?? ''
  if (Buffer.byteLength(secret) < 32) return { ok: false, why: 'SFU_SECRET must have 32 bytes or more' }
  const httpPort = portFrom(environment.SFU_HTTP_PORT ?? DEFAULT.httpPort)
  const udpPort = portFrom(environment.SFU_UDP_PORT ?? DEFAULT.udpPort)
  if (httpPort === null || udpPort === null)
    return { ok: false, why: 'SFU_HTTP_PORT and SFU_UDP_PORT are port numbers' }
  const udpHost = environment.SFU_UDP_HOST ?? DEFAULT.host
  return {
    ok: true,
    directory: environment.SFU_DIRECTORY ?? DEFAULT.directory,
    settings: {
      secret,
      udp: { host: udpHost, port: udpPort },
      http: { host: environment.SFU_HTTP_HOST ?? DEFAULT.host, port: httpPort },
      addresses: (environment.SFU_ADDRESSES ?? udpHost).split(',').map((address) => address.trim()),
    },
  }
}

function portFrom(text: string): number | null {
  const port = Number(text)
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : null
}
