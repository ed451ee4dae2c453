import type pg from 'pg'

/**
 * Connections that are kept between uses instead of going back to their pool after each: borrowing one costs about as much as
 * a small batch. One that failed goes back broken, and the next use connects anew. Whoever finds all in use waits in line.
 */
export type HeldConnections = {
  use<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>
  /** Gives all of them back; none may be in use. */
  release(): void
}

export function holdConnections(pool: pg.Pool): HeldConnections {
  const idle: pg.PoolClient[] = []
  const waiting: (() => void)[] = []
  let free = pool.options.max

  async function enter(): Promise<void> {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }

  /** The place of who leaves goes to who waits longest. */
  function leave(): void {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }

  /** One that breaks while nobody uses it goes back at once, so that nobody gets it. */
  async function connect(): Promise<pg.PoolClient> {
    const client = await pool.connect()
    client.once('error', (error) => {
      const place = idle.indexOf(client)
      if (place < 0) return
      idle.splice(place, 1)
      client.release(error)
    })
    return client
  }

  async function borrowed<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = idle.pop() ?? (await connect())
    try {
      const result = await work(client)
      idle.push(client)
      return result
    } catch (error) {
      client.release(error instanceof Error ? error : true)
      throw error
    }
  }

  return {
    async use(work) {
      await enter()
      try {
        return await borrowed(work)
      } finally {
        leave()
      }
    },
    release() {
      for (const client of idle.splice(0)) client.release()
    },
  }
}
