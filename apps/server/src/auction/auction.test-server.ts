import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Connections } from '#platform/database'
import type { CommandOutcome } from '#platform/realtime'
import type { SentBid } from './auction.test-process.ts'
import type { AuctionTimes } from './ports.ts'

/** A server process of its own, which a test may kill or freeze. */
export interface TestServer {
  /** Null when the process is gone. */
  bid(bid: SentBid): Promise<CommandOutcome | null>
  /** It gives no sign of life, in the middle of whatever it was doing, and knows nothing of it. */
  freeze(): void
  /** It goes on where it was, as if no time had passed. */
  thaw(): void
  /** kill -9. */
  kill(): void
}

export async function startTestServer(connections: Connections, times: AuctionTimes): Promise<TestServer> {
  const child = fork(join(import.meta.dirname, 'auction.test-process.ts'), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
    env: { ...process.env, TEST_CONNECTIONS: JSON.stringify(connections), TEST_TIMES: JSON.stringify(times) },
  })
  const waiting = new Map<string, (outcome: CommandOutcome | null) => void>()
  await untilReady(child, ({ id, outcome }) => waiting.get(id)?.(outcome))
  return {
    bid: (bid) =>
      new Promise((resolve) => {
        waiting.set(bid.id, resolve)
        if (child.connected) child.send(bid, (error) => error && resolve(null))
        else resolve(null)
      }),
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    kill() {
      child.removeAllListeners('exit')
      child.kill('SIGKILL')
    },
  }
}

type Answer = { readonly id: string; readonly outcome: CommandOutcome | null }

function untilReady(child: ChildProcess, hear: (answer: Answer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => reject(new Error('the server did not start')))
    child.on('message', (message: 'ready' | Answer) => {
      if (message === 'ready') resolve()
      else hear(message)
    })
  })
}
