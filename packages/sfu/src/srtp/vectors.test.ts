/** The published vectors: RFC 3711 appendix B.2 and B.3, RFC 7714 §16.1.1 and §17.1. */
import { createCipheriv } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { galoisMode } from '#srtp/galois-mode.ts'
import { derive, deriveKeys, type SessionKeys } from '#srtp/keys.ts'

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(/\s/g, ''), 'hex')

describe('RFC 3711', () => {
  const master = { key: hex('E1F97A0D3E018BE0D64FA32C06DE4139'), salt: hex('0EC675AD498AFEEBB6960B3AABE6') }

  test('B.3: the session keys that follow from a master key', () => {
    const keys = deriveKeys('AES128_CM_HMAC_SHA1_80', master, 'rtp')
    expect(keys.key).toEqual(hex('C61E7A93744F39EE10734AFE3FF7A087'))
    expect(keys.salt).toEqual(hex('30CBBC08863D8C85D49DB34A9AE1'))
    expect(keys.authentication).toEqual(hex('CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4'))
  })

  test('B.3: the whole 94 bytes of authentication key', () => {
    expect(derive(master, 1, 94)).toEqual(
      hex(`CEBE321F6FF7716B6FD4AB49AF256A15 6D38BAA48F0A0ACF3C34E2359E6CDBCE E049646C43D9327AD175578EF7227098
           6371C10C9A369AC2F94A8C5FBCDDDC25 6D6E919A48B610EF17C2041E47403576 6B68642C59BBFC2F34DB60DBDFB2`),
    )
  })

  test('B.2: the key stream of counter mode, at its start and around its first carry', () => {
    const key = hex('2B7E151628AED2A6ABF7158809CF4F3C')
    const stream = createCipheriv('aes-128-ctr', key, hex('F0F1F2F3F4F5F6F7F8F9FAFBFCFD0000')).update(Buffer.alloc(48))
    expect(stream).toEqual(
      hex('E03EAD0935C95E80E166B16DD92B4EB4 D23513162B02D0F72A43A2FE4A5F97AB 41E95B3BB0A2E8DD477901E4FCA894C0'),
    )
  })
})

describe('RFC 7714, AEAD_AES_128_GCM', () => {
  const keys: SessionKeys = {
    key: hex('000102030405060708090a0b0c0d0e0f'),
    salt: hex('517569642070726f2071756f'),
    authentication: Buffer.alloc(0),
  }
  const rtp = hex(`8040f17b 8041f8d3 5501a0b2 47616c6c 69612065 7374206f 6d6e6973 20646976 69736120 696e2070
                   61727465 73207472 6573`)
  const protectedRtp = hex(`8040f17b 8041f8d3 5501a0b2 f24de3a3 fb34de6c acba861c 9d7e4bca be633bd5 0d294e6f
                            42a5f47a 51c7d19b 36de3adf 8833899d 7f27beb1 6a9152cf 765ee439 0cce`)
  const rtcp = hex(`81c8000d 4d617273 4e545031 4e545032 52545020 0000042a 0000e930 4c756e61 deadbeef deadbeef
                    deadbeef deadbeef deadbeef`)
  const protectedRtcp = hex(`81c8000d 4d617273 63e94885 dcdab67c a727d766 2f6b7e99 7ff5c0f7 6c06f32d c676a5f1
                             730d6fda 4ce09b46 86303ded 0bb9275b c84aa458 96cf4d2f c5abf872 45d9eade 800005d4`)

  test('16.1.1: an RTP packet, both ways', () => {
    expect(galoisMode.sealRtp(keys, rtp, 12, 0)).toEqual(protectedRtp)
    expect(galoisMode.openRtp(keys, protectedRtp, 12, 0)).toEqual(rtp)
  })

  test('17.1: an RTCP packet, both ways', () => {
    expect(galoisMode.sealRtcp(keys, rtcp, 0x5d4)).toEqual(protectedRtcp)
    expect(galoisMode.openRtcp(keys, protectedRtcp)).toEqual({ packet: rtcp, index: 0x5d4 })
  })
})
