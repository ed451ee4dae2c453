import type { Config } from '#config'
import type { ListenerRules } from './listener.ts'

/**
 * Headers of every answer, whoever gives it: nothing is guessed from content, no other site may frame or script our pages,
 * and camera and microphone are for our own. Where people come by https they stay with it.
 */
export function safeHeaders({ publicUrl }: Pick<Config, 'publicUrl'>): Record<string, string> {
  const always = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(self), microphone=(self), geolocation=(), payment=(), usb=()',
  }
  const secure = new URL(publicUrl).protocol === 'https:'
  return secure ? { ...always, 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : always
}

/**
 * In development only names of this machine are answered: a page of somebody else whose name was made to lead here cannot
 * read what our own pages read. Elsewhere whoever stands in front decides about names.
 */
export function allowedHosts({ environment, publicUrl, host }: Pick<Config, 'environment' | 'publicUrl' | 'host'>) {
  if (environment !== 'development') return {}
  const names = ['localhost', '127.0.0.1', '[::1]', host, new URL(publicUrl).hostname]
  return { hosts: new Set(names) } satisfies ListenerRules
}
