import { counterMode } from '#srtp/counter-mode.ts'
import { galoisMode } from '#srtp/galois-mode.ts'
import type { SrtpProfile } from '#srtp/keys.ts'
import type { PacketCipher } from '#srtp/packet-cipher.ts'

export const ciphers: Record<SrtpProfile, PacketCipher> = {
  AES128_CM_HMAC_SHA1_80: counterMode,
  AEAD_AES_128_GCM: galoisMode,
}
