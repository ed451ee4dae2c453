import { z } from 'zod'

/** What the sandbox gateway's process is told, in a file. */
export const settingsSchema = z.object({
  port: z.number().int(),
  basePath: z.string().regex(/^\/[\w-]+$/),
  store: z.string(),
  webhookUrl: z.url({ protocol: /^https?$/ }),
  apiSecret: z.string().min(32),
  webhookSecret: z.string().startsWith('whsec_'),
})

export type SandboxSettings = z.infer<typeof settingsSchema>
