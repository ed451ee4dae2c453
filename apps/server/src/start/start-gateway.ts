import { join } from 'node:path'
import type { Hono } from 'hono'
import { baseEnvironment } from '#config'
import { absentGateway, type PaymentGateway, sandboxPageMount, superviseSandboxGateway } from '#platform/payments'
import { WEBHOOK_PATH } from '#wallet'
import type { PartState } from './health.ts'
import { loopbackUrl } from './loopback-url.ts'
import type { ServeOptions } from './serve.ts'

export interface Gateway {
  readonly port: PaymentGateway
  /** The page where people pay; the sandbox is a tool of development, open to whom its tools are. */
  mounts(isOpenTo: (headers: Headers) => boolean): readonly Hono[]
  state(): PartState
}

/** The way of money into the house: the sandbox in development, a process of its own as a real gateway would be. */
export async function startGateway({ config, children, log, steps, stops }: ServeOptions): Promise<Gateway> {
  if (config.environment !== 'development') {
    steps.note('No payment gateway: wallets cannot be topped up.')
    return { port: absentGateway(), mounts: () => [], state: () => 'off' }
  }
  const sandbox = await steps.step('payment gateway, sandbox', () =>
    superviseSandboxGateway({
      checkout: config.checkout,
      folder: join(config.dataFolder, 'gateway'),
      webhookUrl: `${loopbackUrl(config)}${WEBHOOK_PATH}`,
      environment: baseEnvironment(),
      children,
      log,
    }),
  )
  stops.add('payment gateway', () => sandbox.stop())
  return {
    port: sandbox.gateway,
    mounts: (isOpenTo) => [sandboxPageMount(() => sandbox.origin, isOpenTo)],
    state: () => (sandbox.isUp() ? 'up' : 'down'),
  }
}
