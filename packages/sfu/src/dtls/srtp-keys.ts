/** The SRTP keys of a finished handshake (RFC 5764 §4.2). Called only after the peer's certificate was accepted. */
import { SRTP_AEAD_AES_128_GCM, SRTP_AES128_CM_HMAC_SHA1_80 } from '#dtls/constants.ts'
import type { DtlsContext } from '#dtls/context.ts'
import type { Pointer } from '#dtls/openssl.ts'
import { type MasterKeys, SALT_LENGTH, type SrtpProfile } from '#srtp/keys.ts'

/** `local` is what we write with, `remote` what the peer writes with. */
export type SrtpKeys = { profile: SrtpProfile; local: MasterKeys; remote: MasterKeys }

const LABEL = 'EXTRACTOR-dtls_srtp'
const KEY_LENGTH = 16

/** Null when both sides have no profile in common. */
export function readSrtpKeys(context: DtlsContext, session: Pointer, role: 'server' | 'client'): SrtpKeys | null {
  const { openssl, memory } = context
  const profile = selectedProfile(context, session)
  if (!profile) return null

  const salt = SALT_LENGTH[profile]
  const length = 2 * (KEY_LENGTH + salt)
  const at = memory.addressOf(memory.scratch)
  if (openssl.exportKeys(session, at, length, LABEL, LABEL.length, 0, 0, 0) !== 1) return null
  const material = memory.copyOf(memory.scratch, length)
  memory.wipe(memory.scratch, length)

  const cut = (from: number, bytes: number): Buffer => material.subarray(from, from + bytes)
  const client = { key: cut(0, KEY_LENGTH), salt: cut(2 * KEY_LENGTH, salt) }
  const server = { key: cut(KEY_LENGTH, KEY_LENGTH), salt: cut(2 * KEY_LENGTH + salt, salt) }
  return role === 'server' ? { profile, local: server, remote: client } : { profile, local: client, remote: server }
}

function selectedProfile({ openssl }: DtlsContext, session: Pointer): SrtpProfile | null {
  const pointer = openssl.selectedProfile(session)
  if (!pointer) return null
  const { id } = openssl.koffi.decode(pointer, openssl.srtpProfile)
  if (Number(id) === SRTP_AEAD_AES_128_GCM) return 'AEAD_AES_128_GCM'
  if (Number(id) === SRTP_AES128_CM_HMAC_SHA1_80) return 'AES128_CM_HMAC_SHA1_80'
  return null
}
