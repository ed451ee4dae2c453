import { randomBytes } from 'node:crypto'
import { instant } from '@dallal/kernel'
import { signWebhook } from '../standard-webhooks.ts'
import { chargeToWire, type PlannedWebhook, type SandboxCharge } from './charge.ts'
import type { Delivery, FileStore } from './file-store.ts'

/** Pauses after failed tries; then it is given up, and whoever was told nothing has to ask. */
const PAUSES_MS = [500, 2_000, 10_000, 60_000, 600_000]
const ANSWER_MS = 10_000

export type WebhookSender = { plan(charge: SandboxCharge, webhooks: readonly PlannedWebhook[]): void; stop(): void }

/** Sends webhooks until they are accepted, also those that were on their way when the process ended. */
export function createWebhookSender(options: {
  readonly store: FileStore
  readonly url: string
  readonly secret: string
  readonly basePath: string
}): WebhookSender {
  const { store, url, secret, basePath } = options
  const timers = new Set<NodeJS.Timeout>()
  for (const delivery of store.openDeliveries()) schedule(delivery)

  function schedule(delivery: Delivery): void {
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        void send(delivery)
      },
      Math.max(0, delivery.dueAt - Date.now()),
    )
    timers.add(timer)
  }

  async function send(delivery: Delivery): Promise<void> {
    const accepted = await tell(delivery)
    const pause = PAUSES_MS[delivery.tries]
    if (accepted || pause === undefined) {
      store.saveDelivery({ ...delivery, ended: true })
      return
    }
    const next = { ...delivery, tries: delivery.tries + 1, dueAt: instant(Date.now() + pause) }
    store.saveDelivery(next)
    schedule(next)
  }

  async function tell({ id, body, signedAt }: Delivery): Promise<boolean> {
    const [message] = id.split('#') // copies carry the very id of the first
    const headers = signWebhook(secret, message ?? id, signedAt ?? instant(Date.now()), body)
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(ANSWER_MS),
      })
      return answer.ok
    } catch {
      return false
    }
  }

  return {
    plan(charge, webhooks) {
      const body = JSON.stringify({ type: `charge.${charge.status}`, charge: chargeToWire(charge, basePath) })
      const at = instant(Date.now())
      const first = `msg_${randomBytes(12).toString('hex')}`
      webhooks.forEach(({ afterMs, copyOfFirst }, place) => {
        const id = place === 0 ? first : copyOfFirst ? `${first}#${place}` : `msg_${randomBytes(12).toString('hex')}`
        const signedAt = webhooks.some((each) => each.copyOfFirst) ? at : null
        const delivery = { id, body, dueAt: instant(at + afterMs), signedAt, tries: 0, ended: false }
        store.saveDelivery(delivery)
        schedule(delivery)
      })
    },
    stop() {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
