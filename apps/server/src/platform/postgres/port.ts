import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** The port of a cluster: chosen once by the system, then kept, so that addresses stay the same over restarts. */
export async function portOf(folder: string): Promise<number> {
  const file = join(folder, 'port')
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : choosePort(folder)
}

/** Chooses a port that nobody listens on, and keeps it. */
export async function choosePort(folder: string): Promise<number> {
  const port = await tryPort(0)
  if (!port) throw new Error('the system gives no free port')
  writeFileSync(join(folder, 'port'), String(port))
  return port
}

export async function isPortFree(port: number): Promise<boolean> {
  return (await tryPort(port)) === port
}

/** Listens for a moment on a loopback port, 0 for any; the port, or null when somebody has it. */
function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(null))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}
