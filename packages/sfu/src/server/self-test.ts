/**
 * Proves at start, in this very process, what all media rests on: a DTLS handshake through koffi with our certificate, the
 * refusal of another certificate, and one packet through SRTP each way. Throws with what failed.
 */
import { isDeepStrictEqual } from 'node:util'
import { type Credentials, DtlsContext } from '#dtls/context.ts'
import { type Fingerprint, parseFingerprint } from '#dtls/fingerprint.ts'
import { DtlsSession } from '#dtls/session.ts'
import type { SrtpKeys } from '#dtls/srtp-keys.ts'
import { SrtpReceiver } from '#srtp/receiver.ts'
import { SrtpSender } from '#srtp/sender.ts'

const MAX_STEPS = 64

type Ends = { server: SrtpKeys | null; client: SrtpKeys | null }

export function selfTest(server: DtlsContext, credentials: Credentials): void {
  const client = new DtlsContext(server.openssl, credentials, 'client')
  const ours = parseFingerprint(server.fingerprint)
  if (!ours) throw new Error('our own fingerprint cannot be read')

  const keys = shakeHands(server, client, ours)
  if (!keys.server || !keys.client) throw new Error('a DTLS handshake with ourselves did not finish')
  if (!isDeepStrictEqual(keys.server.local, keys.client.remote))
    throw new Error('both ends of DTLS have different keys')
  roundTrip(keys.server, keys.client)
  roundTrip(keys.client, keys.server)

  const strangers = shakeHands(server, client, { hash: 'sha-256', value: Buffer.alloc(32) })
  if (strangers.server || strangers.client) throw new Error('a certificate that nobody promised was accepted')
  server.counters.failed = 0
}

/** Hands datagrams to and fro until nobody has one left. */
function shakeHands(server: DtlsContext, client: DtlsContext, promised: Fingerprint): Ends {
  const ends: Ends = { server: null, client: null }
  const wire: (() => void)[] = []
  const make = (role: keyof Ends, context: DtlsContext): DtlsSession => {
    const other = (): DtlsSession => (role === 'server' ? clientSession : serverSession)
    return new DtlsSession(
      context,
      [promised],
      {
        send: (datagram) => wire.push(() => other().receive(datagram)),
        connected: (keys) => {
          ends[role] = keys
        },
        closed: () => {},
      },
      role,
    )
  }
  const serverSession = make('server', server)
  const clientSession = make('client', client)
  clientSession.connect()
  for (let step = 0; step < MAX_STEPS; step += 1) wire.shift()?.()
  clientSession.close()
  serverSession.close()
  return ends
}

function roundTrip(from: SrtpKeys, to: SrtpKeys): void {
  const packet = Buffer.from('8060000100000001000000017465737420', 'hex')
  const sealed = new SrtpSender(from.profile, from.local).sealRtp(packet, 1)
  const opened = new SrtpReceiver(to.profile, to.remote).openRtp(sealed)
  if (!opened?.packet.equals(packet)) throw new Error('a packet did not come through SRTP as it went in')
}
