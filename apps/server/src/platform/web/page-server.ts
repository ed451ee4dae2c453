import { get } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Log } from '#platform/log'
import { type ChildList, type SupervisedProcess, supervise } from '#platform/processes'
import { nextProgram } from './build-pages.ts'

export interface PageServerOptions {
  readonly checkout: string
  /** `built`: the pages as they were built. `sources`: straight from the sources, reloading as they change. */
  readonly from: 'built' | 'sources'
  /** Where our own listener answers the API. */
  readonly apiUrl: string
  /** What people have in their address bar. */
  readonly publicUrl: string
  /** Proves to the API that a call comes from the page server. */
  readonly renderSecret: string
  readonly environment: Record<string, string | undefined>
  readonly children: ChildList
  readonly log: Log
}

export interface PageServer extends SupervisedProcess {
  readonly port: number
}

/** Pages from their sources are compiled when the first one is asked for, and that is the one that shows that it runs. */
const ANSWER_MS = { built: 2_000, sources: 120_000 } as const
const READY_MS = { built: 60_000, sources: 180_000 } as const

/** Starts Next beside us on a loopback port; only our own listener speaks to it. */
export async function startPageServer(options: PageServerOptions): Promise<PageServer> {
  const { checkout, from, apiUrl, publicUrl, renderSecret, environment, children, log } = options
  const port = await freePort()
  const at = ['-H', '127.0.0.1', '-p', String(port)]
  const start = from === 'built' ? ['start', ...at, '--keepAliveTimeout', '70000'] : ['dev', ...at]
  const child = await supervise({
    name: 'web',
    command: [nextProgram(checkout), ...start],
    folder: join(checkout, 'apps/web'),
    environment: {
      ...environment,
      NODE_ENV: from === 'built' ? 'production' : 'development',
      NEXT_TELEMETRY_DISABLED: '1',
      PUBLIC_URL: publicUrl,
      DALLAL_API_URL: apiUrl,
      DALLAL_RENDER_SECRET: renderSecret,
    },
    isReady: () => answers(port, ANSWER_MS[from]),
    readyWithinMs: READY_MS[from],
    children,
    log,
  })
  return { ...child, port }
}

/** Whether anything at all is answered, even that there is no such file. */
function answers(port: number, timeout: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = get({ host: '127.0.0.1', port, path: '/_next/static/ready', timeout }, (answer) => {
      answer.resume()
      resolve(true)
    })
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => resolve(false))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
