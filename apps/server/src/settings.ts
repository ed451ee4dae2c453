import { z } from 'zod'

/** One thing an operator may decide, read from the environment. */
export interface Setting<T = unknown> {
  readonly description: string
  /** What holds when it is not set, in words or as a value; for `.env.example`. */
  readonly fallback: string
  readonly secret: boolean
  readonly schema: z.ZodType<T, string | undefined>
}

export const ENVIRONMENTS = ['development', 'staging', 'production'] as const
/** api: the API, the live socket and the rooms; worker: jobs; web: pages; media: video. */
export const SERVER_ROLES = ['api', 'worker', 'web', 'media'] as const
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export type Environment = (typeof ENVIRONMENTS)[number]
export type ServerRole = (typeof SERVER_ROLES)[number]
export type LogLevel = (typeof LOG_LEVELS)[number]

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, 'must be a port number from 1 to 65535')

const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://market.example' })
  .transform((text) => new URL(text).origin)

const serverAddress = (protocol: RegExp, example: string) =>
  z.url({ protocol, hostname: /.*/, error: `must be an address such as ${example}` })

/** Whether an address says who comes and to which database. The passwords of our roles are derived from the owner's. */
function namesAll(address: string): boolean {
  try {
    const { username, password, pathname } = new URL(address)
    return [username, password, pathname.slice(1)].every((part) => decodeURIComponent(part) !== '')
  } catch {
    return false // an escape that is none
  }
}

const list = <T extends string>(allowed: readonly T[]) =>
  z.string().transform((text, context) => {
    const words = text.split(',').map((word) => word.trim())
    const unknown = words.filter((word) => !allowed.some((known) => known === word))
    if (unknown.length > 0) {
      context.addIssue({ code: 'custom', message: `knows ${allowed.join(', ')}; not ${unknown.join(', ')}` })
      return z.NEVER
    }
    return new Set(allowed.filter((known) => words.includes(known)))
  })

const addresses = z.string().transform((text, context) => {
  const words = text.split(',').map((word) => word.trim())
  for (const word of words) {
    if (!z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]).safeParse(word).success) {
      context.addIssue({ code: 'custom', message: `must list network addresses or ranges; ${word} is neither` })
    }
  }
  return words
})

/** All there is to decide, in the order in which a person would ask. */
export const SETTINGS = {
  DALLAL_ENV: {
    description: 'development opens tools that must never face the internet; staging and production do not have them.',
    fallback: 'development',
    secret: false,
    schema: z.enum(ENVIRONMENTS, `must be one of ${ENVIRONMENTS.join(', ')}`).default('development'),
  },
  PORT: {
    description: 'The one port for people: pages, API and live socket.',
    fallback: '3000',
    secret: false,
    schema: port.default(3000),
  },
  HOST: {
    description: 'The address to listen on. Development refuses to start on one that is not loopback.',
    fallback: '127.0.0.1 in development, else 0.0.0.0',
    secret: false,
    schema: z.union([z.ipv4(), z.ipv6(), z.literal('localhost')], 'must be a network address').optional(),
  },
  PUBLIC_URL: {
    description: 'What people have in their address bar. Read at run time: one build runs everywhere.',
    fallback: 'http://localhost:PORT in development; else it must be set',
    secret: false,
    schema: webAddress.optional(),
  },
  MEDIA_PORT: {
    description: 'The one UDP port for video.',
    fallback: '40000',
    secret: false,
    schema: port.default(40_000),
  },
  PUBLIC_IP: {
    description: 'The address at which browsers reach MEDIA_PORT, when it is not an address of this machine.',
    fallback: 'the addresses of this machine',
    secret: false,
    schema: z.union([z.ipv4(), z.ipv6()], 'must be a network address').optional(),
  },
  DATABASE_URL: {
    description:
      'A Postgres 15 or newer to use in place of the embedded one, as a user with CREATEROLE and a password.',
    fallback: 'the embedded Postgres',
    secret: true,
    schema: serverAddress(/^postgres(ql)?$/, 'postgres://user:password@host/database')
      .refine(namesAll, 'must carry a user, a password and a database: postgres://user:password@host/database')
      .optional(),
  },
  DALLAL_DATA: {
    description: 'The folder for everything that must be kept: database, pictures, keys.',
    fallback: '.dallal in the checkout, or /var/lib/dallal/<hash> when Postgres cannot enter that',
    secret: false,
    schema: z.string().min(1).optional(),
  },
  DALLAL_SECRET: {
    description: 'Signs sessions and links. Servers that share a database must share it.',
    fallback: 'made at the first start and kept in the data folder',
    secret: true,
    schema: z.string().min(32, 'must have at least 32 characters').optional(),
  },
  DALLAL_ROLES: {
    description: `What this process does: ${SERVER_ROLES.join(', ')}, separated by commas.`,
    fallback: 'all of them',
    secret: false,
    schema: list(SERVER_ROLES).default(new Set(SERVER_ROLES)),
  },
  DALLAL_DEMO: {
    description: 'What an empty database is filled with outside production: market, the small living one, or nothing.',
    fallback: 'market',
    secret: false,
    schema: z.enum(['market', 'nothing'], 'must be market or nothing').default('market'),
  },
  TRUSTED_PROXIES: {
    description: 'Addresses or ranges whose X-Forwarded-For is believed, separated by commas.',
    fallback: 'none: the address of the socket counts',
    secret: false,
    schema: addresses.default([]),
  },
  SMTP_URL: {
    description: 'Where mails are sent. In development they go to the mailbox page instead.',
    fallback: 'none: outside development, start says that mails cannot be sent',
    secret: true,
    schema: serverAddress(/^smtps?$/, 'smtp://user:password@host:587').optional(),
  },
  MAIL_FROM: {
    description: 'The sender of mails.',
    fallback: 'Dallal <no-reply@the host of PUBLIC_URL>',
    secret: false,
    schema: z.string().min(3).max(200).optional(),
  },
  LOG_LEVEL: {
    description: `How much is logged: ${LOG_LEVELS.join(', ')}.`,
    fallback: 'info',
    secret: false,
    schema: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  },
} as const satisfies Record<string, Setting>

export type SettingName = keyof typeof SETTINGS
export type SettingValues = { [K in SettingName]: z.output<(typeof SETTINGS)[K]['schema']> }
