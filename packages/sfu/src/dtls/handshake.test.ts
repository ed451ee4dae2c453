import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { selfSigned } from '#certificate/self-signed.ts'
import { type Credentials, DtlsContext } from '#dtls/context.ts'
import { type Fingerprint, parseFingerprint } from '#dtls/fingerprint.ts'
import { loadOpenSsl, type OpenSsl } from '#dtls/openssl.ts'
import { type DtlsEnd, DtlsSession } from '#dtls/session.ts'
import type { SrtpKeys } from '#dtls/srtp-keys.ts'

type Side = {
  session: DtlsSession
  keys: SrtpKeys | null
  closed: { end: DtlsEnd; why: string } | null
  heard: Buffer[]
}
type Drop = (from: 'client' | 'server', count: number) => boolean
type Alter = (from: 'client' | 'server', datagram: Buffer) => Buffer

let openssl: OpenSsl
let serverContext: DtlsContext
let clientContext: DtlsContext
let lenientContext: DtlsContext
const credentials = (): Credentials => selfSigned('test', new Date())

beforeAll(async () => {
  openssl = await loadOpenSsl()
  serverContext = new DtlsContext(openssl, credentials())
  clientContext = new DtlsContext(openssl, credentials(), 'client')
  lenientContext = new DtlsContext(openssl, credentials(), 'server', false)
})

const promise = (context: DtlsContext) => {
  const fingerprint = parseFingerprint(context.fingerprint)
  return fingerprint ? [fingerprint] : []
}

let open: DtlsSession[] = []
afterEach(() => {
  for (const session of open) session.close()
  open = []
  for (const { counters } of [serverContext, lenientContext]) {
    expect(counters.created - counters.freed, 'every session was freed').toBe(0)
    expect(counters.pending).toBe(0)
  }
})

/** Two sessions joined by a wire that loses what `drop` says and carries what `alter` makes of the rest. */
function join(
  context: DtlsContext,
  promisedByClient = promise(clientContext),
  drop: Drop = () => false,
  alter: Alter = (_, datagram) => datagram,
) {
  const sides: { server?: Side; client?: Side } = {}
  const make = (role: 'server' | 'client', own: DtlsContext, promised: Fingerprint[]): Side => {
    let sent = 0
    const send = (datagram: Buffer): void => {
      const isLost = drop(role, sent)
      sent += 1
      const carried = alter(role, datagram)
      if (!isLost) setImmediate(() => hear(role === 'client' ? sides.server : sides.client, carried))
    }
    const side: Side = {
      session: new DtlsSession(
        own,
        promised,
        {
          send,
          connected: (keys) => {
            side.keys = keys
          },
          closed: (end, why) => {
            side.closed = { end, why }
          },
        },
        role,
      ),
      keys: null,
      closed: null,
      heard: [],
    }
    open.push(side.session)
    return side
  }
  const server = make('server', context, promisedByClient)
  const client = make('client', clientContext, promise(context))
  Object.assign(sides, { server, client })
  client.session.connect()
  return { server, client }
}

/** The records of a datagram (RFC 6347 §4.1): a header of 13 bytes, then the fragment. */
function recordsOf(datagram: Buffer): { type: number; epoch: number; start: number; end: number }[] {
  const records = []
  for (let at = 0; at + 13 <= datagram.length; ) {
    const start = at + 13
    const end = start + datagram.readUInt16BE(at + 11)
    records.push({ type: datagram.readUInt8(at), epoch: datagram.readUInt16BE(at + 3), start, end })
    at = end
  }
  return records
}

/** Where a datagram carries the client's signature over the handshake (RFC 5246 §7.4.8: handshake message 15). */
function certificateVerifyIn(datagram: Buffer): { lastByte: number } | null {
  const found = recordsOf(datagram).find(
    ({ type, epoch, start }) => type === 22 && epoch === 0 && datagram.readUInt8(start) === 15,
  )
  return found ? { lastByte: found.end - 1 } : null
}

function hear(side: Side | undefined, datagram: Buffer): void {
  side?.heard.push(datagram)
  side?.session.receive(datagram)
}

const settled = async (fact: () => boolean): Promise<void> => {
  await expect.poll(fact, { interval: 5, timeout: 6000 }).toBe(true)
}

describe('a DTLS handshake', () => {
  test('ends with the same SRTP keys on both sides, GCM first', async () => {
    const { server, client } = join(serverContext)
    await settled(() => server.keys !== null && client.keys !== null)
    expect(server.keys?.profile).toBe('AEAD_AES_128_GCM')
    expect(server.keys?.local).toEqual(client.keys?.remote)
    expect(server.keys?.remote).toEqual(client.keys?.local)
    expect(server.keys?.local).not.toEqual(server.keys?.remote)
  })

  test('keeps every datagram at 1200 bytes or less', async () => {
    const { server, client } = join(serverContext)
    await settled(() => server.keys !== null && client.keys !== null)
    expect(Math.max(...client.heard.map((datagram) => datagram.length))).toBeLessThanOrEqual(1200)
  })

  const stranger = () => promise(new DtlsContext(openssl, credentials(), 'client'))

  test('with another certificate than the offer promised is refused with an alert, and no key is made', async () => {
    const { server, client } = join(serverContext, stranger())
    await settled(() => server.closed !== null && client.closed !== null)
    expect(server.keys).toBeNull()
    expect(client.keys).toBeNull()
  })

  test('is refused by the second check alone: our Finished never leaves', async () => {
    const { server, client } = join(lenientContext, stranger())
    await settled(() => server.closed !== null)
    expect(server.closed).toEqual({ end: 'failed', why: 'the certificate is not the one the offer promised' })
    expect(server.keys).toBeNull()
    expect(client.keys).toBeNull()
  })

  test('with the promised certificate but no proof of its key is refused, and no key is made', async () => {
    let wasAltered = false
    const { server, client } = join(serverContext, undefined, undefined, (from, datagram) => {
      const signature = from === 'client' ? certificateVerifyIn(datagram) : null
      if (!signature) return datagram
      wasAltered = true
      const forged = Buffer.from(datagram)
      forged.writeUInt8(forged.readUInt8(signature.lastByte) ^ 1, signature.lastByte)
      return forged
    })
    await settled(() => server.closed !== null)
    expect(wasAltered).toBe(true)
    expect(server.closed?.end).toBe('failed')
    expect(server.keys).toBeNull()
    expect(client.keys).toBeNull()
  })

  test('whose Finished was tampered with never connects', async () => {
    let altered = 0
    const { server, client } = join(serverContext, undefined, undefined, (from, datagram) => {
      const record =
        from === 'client' ? recordsOf(datagram).find(({ type, epoch }) => type === 22 && epoch === 1) : null
      if (!record) return datagram
      altered += 1
      const forged = Buffer.from(datagram)
      forged.writeUInt8(forged.readUInt8(record.end - 1) ^ 1, record.end - 1)
      return forged
    })
    // The client says it again and again; none of it is believed.
    await settled(() => altered >= 3)
    expect(server.session.state).not.toBe('connected')
    expect(server.keys).toBeNull()
    expect(client.keys).toBeNull()
  })

  test.each([
    ['the first server flight', (from: string, count: number) => from === 'server' && count < 1],
    ['the first server flight twice', (from: string, count: number) => from === 'server' && count < 2],
    ['the second client flight', (from: string, count: number) => from === 'client' && count === 1],
    ['the last server flight', (from: string, count: number) => from === 'server' && count === 1],
  ])('survives the loss of %s', async (_, drop) => {
    const { server, client } = join(serverContext, undefined, drop)
    await settled(() => server.keys !== null && client.keys !== null)
  })

  test('repeats its flight within half a second, although the client hears nothing and repeats nothing', async () => {
    let isLate = false
    let wasLate: boolean | null = null
    const { client } = join(serverContext, undefined, (from, count) => {
      if (from === 'client') return count >= 1
      if (count === 1) wasLate = isLate
      return count < 1
    })
    const later = setTimeout(() => {
      isLate = true
    }, 600)
    await settled(() => client.heard.length > 0)
    clearTimeout(later)
    expect(wasLate).toBe(false)
  })
})

describe('a connected session', () => {
  test('goes on when the whole handshake is played to it again, and when a forged alert arrives', async () => {
    const { server, client } = join(serverContext)
    await settled(() => server.keys !== null && client.keys !== null)
    for (const datagram of [...server.heard]) server.session.receive(datagram)
    server.session.receive(Buffer.from('15fefd000000000000000900020228', 'hex'))
    expect(server.session.state).toBe('connected')
  })

  test('ends when the peer says goodbye', async () => {
    const { server, client } = join(serverContext)
    await settled(() => server.keys !== null && client.keys !== null)
    client.session.close()
    await settled(() => server.closed?.end === 'closed_by_peer')
  })
})
