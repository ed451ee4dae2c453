/**
 * What all DTLS sessions of this process share: our certificate, the policy, and the memory that OpenSSL may see.
 * DTLS 1.2 only, forward-secret ciphers only, no tickets, no renegotiation, no session cache.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import * as c from '#dtls/constants.ts'
import { fingerprintLine } from '#dtls/fingerprint.ts'
import type { OpenSsl, Pointer } from '#dtls/openssl.ts'
import { PinnedMemory } from '#dtls/pinned-memory.ts'

/** Largest datagram we send; below every real path's. */
export const MTU = 1200

const CIPHERS = 'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES256-GCM-SHA384'
const SRTP_PROFILES = 'SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80'
const MAX_CERTIFICATES_BYTES = 16_384
const FIRST_TIMEOUT_US = 250_000
const LAST_TIMEOUT_US = 2_000_000

/** PEM texts. */
export type Credentials = { certificate: string; privateKey: string }

/** The part of a session that OpenSSL's callbacks need. */
export type Verifier = { expects(certificate: Pointer): boolean }

/** Counted over the life of the process; `created` and `freed` meet again when every session has ended. */
export type DtlsCounters = { created: number; freed: number; pending: number; failed: number; retransmitted: number }

export class DtlsContext {
  readonly openssl: OpenSsl
  readonly memory: PinnedMemory
  readonly pointer: Pointer
  readonly timer: bigint
  readonly fingerprint: string
  readonly counters: DtlsCounters = { created: 0, freed: 0, pending: 0, failed: 0, retransmitted: 0 }

  /** The session whose call into OpenSSL is running: callbacks run inside that call, on this thread. */
  current: Verifier | null = null

  /** `refuseEarly` is false only in a test of the second, deciding check of the peer's certificate. */
  constructor(openssl: OpenSsl, credentials: Credentials, role: 'server' | 'client' = 'server', refuseEarly = true) {
    this.openssl = openssl
    this.memory = new PinnedMemory(openssl)
    this.pointer = openssl.newContext(role === 'server' ? openssl.serverMethod() : openssl.clientMethod())
    this.#must(this.pointer !== 0, 'a context')
    this.#setPolicy()
    this.fingerprint = this.#useCredentials(credentials)
    this.timer = openssl.koffi.register(
      (_session: Pointer, us: number) => (us === 0 ? FIRST_TIMEOUT_US : Math.min(us * 2, LAST_TIMEOUT_US)),
      openssl.timerCallback,
    )
    this.#verifyBy((certificate) => !refuseEarly || this.current?.expects(certificate) === true)
  }

  /** The newest error of OpenSSL in words. The queue is per thread and shared by all sessions: cleared before each call. */
  errorText(otherwise: string): string {
    const code = this.openssl.nextError()
    return (code !== 0 && this.openssl.errorReason(code)) || otherwise
  }

  #setPolicy(): void {
    const { openssl, pointer } = this
    openssl.controlContext(pointer, c.MIN_VERSION, c.DTLS_1_2, 0)
    openssl.controlContext(pointer, c.SESSION_CACHE_MODE, 0, 0)
    openssl.controlContext(pointer, c.MAX_CERTIFICATE_LIST, MAX_CERTIFICATES_BYTES, 0)
    openssl.controlContext(pointer, c.MAX_SEND_FRAGMENT, MTU, 0) // A write buffer of one datagram, not of 16 KiB.
    openssl.setOptions(pointer, c.NO_QUERY_MTU | c.NO_TICKET | c.NO_RENEGOTIATION | c.SERVER_PREFERENCE)
    this.#must(openssl.setCiphers(pointer, CIPHERS) === 1, 'the ciphers')
    this.#must(openssl.useSrtp(pointer, SRTP_PROFILES) === 0, 'the SRTP profiles')
  }

  #useCredentials(credentials: Credentials): string {
    const { openssl, pointer, memory } = this
    const certificate = new X509Certificate(credentials.certificate).raw
    const privateKey = createPrivateKey(credentials.privateKey).export({ type: 'sec1', format: 'der' })
    const at = memory.addressOf(memory.outgoing)

    certificate.copy(memory.bytes, memory.outgoing)
    this.#must(openssl.useCertificate(pointer, certificate.length, at) === 1, 'the certificate')
    privateKey.copy(memory.bytes, memory.outgoing)
    const taken = openssl.usePrivateKey(c.KEY_TYPE_EC, pointer, at, privateKey.length)
    memory.wipe(memory.outgoing, privateKey.length)
    this.#must(taken === 1, 'the private key')
    return fingerprintLine(certificate)
  }

  /**
   * Certificates of WebRTC are self-signed: there is no chain to judge, only whether it is the promised one. Refusing here
   * sends an alert, so that the browser learns of it at once; the check that decides comes after the handshake.
   */
  #verifyBy(accepts: (certificate: Pointer) => boolean): void {
    const { openssl, pointer } = this
    const verify = (store: Pointer): number => {
      try {
        return accepts(openssl.certificateInStore(store)) ? 1 : 0
      } catch {
        return 0 // An exception must not unwind through C.
      }
    }
    openssl.setVerify(pointer, c.VERIFY_PEER | c.FAIL_WITHOUT_CERTIFICATE, 0)
    openssl.setVerifyCallback(pointer, openssl.koffi.register(verify, openssl.verifyCallback), 0)
  }

  #must(fact: boolean, what: string): void {
    if (!fact) throw new Error(`OpenSSL refused ${what}: ${this.errorText('no reason given')}`)
  }
}
