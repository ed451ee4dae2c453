/**
 * A self-signed ECDSA P-256 certificate (RFC 5280). Nobody checks it against an authority: the session description
 * carries its fingerprint, over a connection that the page already trusts.
 */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { bits, explicit, identifier, integer, sequence, set, time, utf8 } from '#certificate/der.ts'

const ECDSA_WITH_SHA256 = sequence(identifier('2a8648ce3d040302'))
const COMMON_NAME = identifier('550403')
const DAY_MS = 86_400_000
const YEARS_VALID = 10

/** PEM texts. Valid from yesterday, so that a clock a little behind does not refuse it. */
export function selfSigned(commonName: string, now: Date): { certificate: string; privateKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(set(sequence(COMMON_NAME, utf8(commonName))))
  const validity = sequence(
    time(new Date(now.getTime() - DAY_MS)),
    time(new Date(now.getTime() + YEARS_VALID * 365 * DAY_MS)),
  )
  const body = sequence(
    explicit(0, integer([2])),
    integer(serialNumber()),
    ECDSA_WITH_SHA256,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const certificate = sequence(body, ECDSA_WITH_SHA256, bits(sign('sha256', body, privateKey)))
  return {
    certificate: pem(certificate),
    privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  }
}

/** Positive, and as long in every certificate. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16)
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0)
  return bytes
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
