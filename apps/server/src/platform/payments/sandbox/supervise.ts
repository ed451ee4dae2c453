import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Log } from '#platform/log'
import { type ChildList, type SupervisedProcess, supervise } from '#platform/processes'
import type { PaymentGateway } from '../gateway.ts'
import { createSandboxGateway } from '../sandbox-gateway.ts'
import { type SandboxSettings, settingsSchema } from './settings.ts'

/** Where people find its page behind our listener; everything of the gateway stands below it. */
export const SANDBOX_PATH = '/sandbox-gateway'

export type SandboxGatewayOptions = {
  readonly checkout: string
  /** Its own folder, for its settings and its memory. */
  readonly folder: string
  /** Our webhook address, as the gateway reaches it. */
  readonly webhookUrl: string
  readonly environment: Record<string, string | undefined>
  readonly children: ChildList
  readonly log: Log
}

export type SandboxGateway = SupervisedProcess & {
  readonly gateway: PaymentGateway
  /** Its address on loopback, without its base path: where requests for `/sandbox-gateway/pay/…` are passed on to. */
  readonly origin: string
}

/** Runs the sandbox gateway beside us. Development and tests only. */
export async function superviseSandboxGateway(options: SandboxGatewayOptions): Promise<SandboxGateway> {
  const { checkout, folder, webhookUrl, environment, children, log } = options
  const { file, settings } = await keepSettings(folder, webhookUrl)
  const origin = `http://127.0.0.1:${settings.port}`
  const url = origin + settings.basePath
  const child = await supervise({
    name: 'sandbox gateway',
    command: ['--import', 'tsx', join(import.meta.dirname, 'process.ts'), file],
    folder: checkout,
    environment,
    isReady: async () => (await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(1_000) })).ok,
    children,
    log,
  })
  return { ...child, gateway: createSandboxGateway({ ...settings, url }), origin }
}

/** Secrets are made once; the port is a free one of each start. The file is for this user's eyes only. */
async function keepSettings(folder: string, webhookUrl: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'settings.json')
  const known = existsSync(file) ? settingsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))) : null
  const settings: SandboxSettings = {
    apiSecret: randomBytes(24).toString('hex'),
    webhookSecret: `whsec_${randomBytes(24).toString('base64')}`,
    ...known?.data,
    port: await freePort(),
    basePath: SANDBOX_PATH,
    store: join(folder, 'charges.jsonl'),
    webhookUrl,
  }
  writeFileSync(file, JSON.stringify(settings), { mode: 0o600 })
  return { file, settings }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => {
        if (typeof address === 'object' && address) resolve(address.port)
        else reject(new Error('the system gives no free port'))
      })
    })
  })
}
