import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { openFileStore } from './file-store.ts'
import { createSandboxServer } from './server.ts'
import { settingsSchema } from './settings.ts'
import { createWebhookSender } from './webhook-sender.ts'

// The sandbox gateway as a process of its own: another company, as far as the server knows. Its one argument is the file with
// its settings. It listens on loopback only; people reach its page through the server's listener.
const settings = settingsSchema.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')))
const store = openFileStore(settings.store)
const sender = createWebhookSender({ ...settings, store, url: settings.webhookUrl, secret: settings.webhookSecret })
const server = serve({
  fetch: createSandboxServer({ ...settings, store, sender }).fetch,
  hostname: '127.0.0.1',
  port: settings.port,
})

process.on('SIGTERM', () => {
  sender.stop()
  server.close(() => process.exit(0))
})
