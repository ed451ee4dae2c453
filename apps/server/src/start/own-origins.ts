import type { Config } from '#config'
import { loopbackUrl } from './loopback-url.ts'

/** Origins of our own pages. They may be reached by every name of this machine while nobody else can reach it. */
export function ownOrigins(config: Pick<Config, 'environment' | 'publicUrl' | 'host' | 'port'>): string[] {
  const { environment, publicUrl, port } = config
  if (environment !== 'development') return [publicUrl]
  return [...new Set([publicUrl, `http://localhost:${port}`, `http://127.0.0.1:${port}`, loopbackUrl(config)])]
}
