import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { asMoney } from '../wire.ts'
import { chargeToWire, decide, OUTCOMES, type SandboxCharge } from './charge.ts'
import type { FileStore } from './file-store.ts'
import { payPage, unknownPage } from './pay-page.ts'
import type { WebhookSender } from './webhook-sender.ts'

const newCharge = z.object({
  reference: z.string().min(1).max(100),
  amount: z.object({ minor: z.string().regex(/^[1-9]\d{0,14}$/), currency: z.string().length(3) }),
  locale: z.enum(['ar', 'en']),
  return_url: z.url({ protocol: /^https?$/ }).max(500),
})

export type SandboxOptions = {
  readonly store: FileStore
  readonly sender: WebhookSender
  readonly apiSecret: string
  /** Where all of this stands below the root, as `/sandbox-gateway`: the same inside and behind our listener. */
  readonly basePath: string
}

/** The gateway over HTTP: its API for the shop (with a bearer token), its page for the person who pays. */
export function createSandboxServer({ store, sender, apiSecret, basePath }: SandboxOptions): Hono {
  const app = new Hono().basePath(basePath)
  const wire = (charge: SandboxCharge) => chargeToWire(charge, basePath)

  app.use('/api/*', async (context, next) => {
    if (context.req.header('authorization') !== `Bearer ${apiSecret}`)
      return context.json({ error: 'unauthorized' }, 401)
    return next()
  })

  app.post('/api/charges', async (context) => {
    const asked = newCharge.safeParse(await context.req.json().catch(() => null))
    const amount = asked.success ? asMoney(asked.data.amount) : null
    if (!asked.success || !amount) return context.json({ error: 'invalid' }, 422)
    const { reference, locale, return_url: returnUrl } = asked.data

    const key = context.req.header('idempotency-key') ?? reference
    const known = store.chargeFor(reference)
    if (
      known &&
      (key !== reference || known.amount.minor !== amount.minor || known.amount.currency !== amount.currency)
    ) {
      return context.json({ error: 'reference_used' }, 409)
    }
    if (known) return context.json(wire(known))
    const id = `ch_${randomBytes(16).toString('hex')}`
    const charge: SandboxCharge = { id, reference, amount, locale, returnUrl, status: 'pending', taken: null }
    store.saveCharge(charge)
    return context.json(wire(charge), 201)
  })

  app.get('/api/charges', (context) => {
    const charge = store.chargeFor(context.req.query('reference') ?? '')
    return context.json({ charges: charge ? [wire(charge)] : [] })
  })

  app.get('/api/charges/:id', (context) => {
    const charge = store.charge(context.req.param('id'))
    return charge ? context.json(wire(charge)) : context.json({ error: 'not_found' }, 404)
  })

  app.get('/healthz', (context) => context.text('ok'))

  app.get('/pay/:id', (context) => {
    const charge = store.charge(context.req.param('id'))
    return charge ? context.html(payPage(charge)) : context.html(unknownPage(), 404)
  })

  app.post('/pay/:id', async (context) => {
    const charge = store.charge(context.req.param('id'))
    if (!charge) return context.html(unknownPage(), 404)
    const outcome = z.enum(OUTCOMES).safeParse((await context.req.parseBody()).outcome)
    if (!outcome.success) return context.html(payPage(charge), 422)

    const decision = decide(charge, outcome.data)
    if (decision.charge !== charge) store.saveCharge(decision.charge)
    sender.plan(decision.charge, decision.webhooks)
    const back = new URL(charge.returnUrl)
    back.searchParams.set('payment', outcome.data === 'abandon' ? 'abandoned' : decision.charge.status)
    return context.redirect(back.href, 303)
  })

  return app
}
