/** Puts a media server together: OpenSSL, certificate, self-test, port, HTTP. */
import { readFile } from 'node:fs/promises'
import { isIPv4 } from 'node:net'
import { type Credentials, DtlsContext } from '#dtls/context.ts'
import { loadOpenSsl } from '#dtls/openssl.ts'
import { listen } from '#http/listen.ts'
import { DEFAULT_BOUNDS } from '#server/bounds.ts'
import { type OpenPort, openUdpPort } from '#server/datagram-port.ts'
import type { SfuEvent } from '#server/events.ts'
import { selfTest } from '#server/self-test.ts'
import type { SfuSettings } from '#server/settings.ts'
import { Sfu } from '#server/sfu.ts'

export type RunningSfu = Pick<Sfu, 'revoke' | 'report'> & {
  httpPort: number
  udpPort: number
  /** What does the cryptography, for a person to read. */
  openssl: string
  /** Ends all sessions and closes both ports. */
  stop(): Promise<void>
}

/** `unavailable`: this machine cannot do it, and trying again will not help. */
export type StartOutcome = { kind: 'running'; sfu: RunningSfu } | { kind: 'unavailable'; why: string }

/** Rejects for what may be different next time: a port that is taken, a certificate that cannot be read. */
export async function startSfu(
  settings: SfuSettings,
  onEvent: (event: SfuEvent) => void,
  openPort: OpenPort = openUdpPort,
): Promise<StartOutcome> {
  if (settings.addresses.length === 0 || !settings.addresses.every(isIPv4)) {
    throw new Error('a media server needs at least one IPv4 address by which it is reached')
  }
  const credentials = await readCredentials(settings)
  const dtls = await prepareDtls(credentials)
  if (dtls.kind === 'unavailable') return dtls

  const { context } = dtls
  const port = await openPort(settings.udp.host, settings.udp.port)
  const bounds = { ...DEFAULT_BOUNDS, ...settings.bounds }
  const sfu = new Sfu({ context, port, addresses: settings.addresses, bounds, onEvent })
  const closeMedia = async (): Promise<void> => {
    sfu.stop()
    await port.close()
  }
  const listener = await listen({ sfu, secret: settings.secret }, settings.http.host, settings.http.port).catch(
    async (error: unknown) => {
      await closeMedia()
      throw error
    },
  )
  return {
    kind: 'running',
    sfu: {
      httpPort: listener.port,
      udpPort: port.number,
      openssl: context.openssl.version(0),
      revoke: (revocation) => sfu.revoke(revocation),
      report: () => sfu.report(),
      stop: async () => {
        await listener.close()
        await closeMedia()
      },
    },
  }
}

async function readCredentials(settings: SfuSettings): Promise<Credentials> {
  return {
    certificate: await readFile(settings.certificatePath, 'utf8'),
    privateKey: await readFile(settings.privateKeyPath, 'utf8'),
  }
}

type DtlsOutcome = { kind: 'ready'; context: DtlsContext } | { kind: 'unavailable'; why: string }

async function prepareDtls(credentials: Credentials): Promise<DtlsOutcome> {
  try {
    const context = new DtlsContext(await loadOpenSsl(), credentials)
    selfTest(context, credentials)
    return { kind: 'ready', context }
  } catch (error) {
    return { kind: 'unavailable', why: error instanceof Error ? error.message : String(error) }
  }
}
