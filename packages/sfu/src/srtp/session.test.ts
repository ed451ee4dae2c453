import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type MasterKeys, SALT_LENGTH, type SrtpProfile } from '#srtp/keys.ts'
import { SrtpReceiver } from '#srtp/receiver.ts'
import { SrtpSender } from '#srtp/sender.ts'

const PROFILES: SrtpProfile[] = ['AES128_CM_HMAC_SHA1_80', 'AEAD_AES_128_GCM']

function packet(index: number, source = 7): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(12), Buffer.from(`packet ${index}`)])
  bytes.writeUInt8(0x80, 0)
  bytes.writeUInt8(96, 1)
  bytes.writeUInt16BE(index & 0xffff, 2)
  bytes.writeUInt32BE(source, 8)
  return bytes
}

const report = Buffer.from('80c9000100000001', 'hex')

describe.each(PROFILES)('SRTP with %s', (profile) => {
  const master: MasterKeys = { key: randomBytes(16), salt: randomBytes(SALT_LENGTH[profile]) }
  const pair = () => ({ sender: new SrtpSender(profile, master), receiver: new SrtpReceiver(profile, master) })

  test('a packet arrives as it was sent, and cannot be read on the way', () => {
    const { sender, receiver } = pair()
    const sealed = sender.sealRtp(packet(1), 1)
    expect(sealed.includes('packet 1')).toBe(false)
    expect(receiver.openRtp(sealed)).toEqual({ packet: packet(1), index: 1 })
  })

  test('the sequence number turns over twice and every packet is still understood', () => {
    const { sender, receiver } = pair()
    for (let index = 60_000; index < 140_000; index += 97) {
      expect(receiver.openRtp(sender.sealRtp(packet(index), index))?.index).toBe(index)
    }
  })

  test('the same packet one turn later is hidden by another key stream', () => {
    const { sender } = pair()
    const [first, second] = [sender.sealRtp(packet(7), 7), sender.sealRtp(packet(7), 65_543)]
    expect(first.subarray(12, 20)).not.toEqual(second.subarray(12, 20))
  })

  test('packets swapped across the turn are both understood', () => {
    const { sender, receiver } = pair()
    const order = [65_534, 65_536, 65_535, 65_537]
    expect(order.map((index) => receiver.openRtp(sender.sealRtp(packet(index), index))?.index)).toEqual(order)
  })

  test('a repeated packet is refused, also after later ones', () => {
    const { sender, receiver } = pair()
    const [first, second] = [sender.sealRtp(packet(1), 1), sender.sealRtp(packet(2), 2)]
    expect(receiver.openRtp(first)).not.toBeNull()
    expect(receiver.openRtp(first)).toBeNull()
    expect(receiver.openRtp(second)).not.toBeNull()
    expect(receiver.openRtp(first)).toBeNull()
  })

  test('a packet 511 behind is taken, one 512 behind is too old', () => {
    const { sender, receiver } = pair()
    receiver.openRtp(sender.sealRtp(packet(1000), 1000))
    expect(receiver.openRtp(sender.sealRtp(packet(489), 489))?.index).toBe(489)
    expect(receiver.openRtp(sender.sealRtp(packet(488), 488))).toBeNull()
  })

  test('every single changed bit is noticed, and costs the genuine packet nothing', () => {
    const { sender, receiver } = pair()
    receiver.openRtp(sender.sealRtp(packet(4), 4))
    const sealed = sender.sealRtp(packet(5), 5)
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      expect(receiver.openRtp(changed), `bit ${bit}`).toBeNull()
    }
    expect(receiver.openRtp(sealed)).not.toBeNull()
  })

  test('RTCP arrives once, changed RTCP never, and unencrypted RTCP is not accepted', () => {
    const { sender, receiver } = pair()
    const sealed = sender.sealRtcp(report)
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(at) ^ 0x80, at)
      expect(receiver.openRtcp(changed), `byte ${at}`).toBeNull()
    }
    expect(receiver.openRtcp(sealed)).toEqual(report)
    expect(receiver.openRtcp(sealed)).toBeNull()
  })

  test('a peer may use 32 sources and not one more', () => {
    const { sender, receiver } = pair()
    for (let source = 1; source <= 32; source += 1) {
      expect(receiver.openRtp(sender.sealRtp(packet(1, source), 1))).not.toBeNull()
    }
    expect(receiver.openRtp(sender.sealRtp(packet(1, 33), 1))).toBeNull()
    expect(receiver.openRtp(sender.sealRtp(packet(2, 32), 2))).not.toBeNull()
  })

  test('another key opens nothing', () => {
    const { sender } = pair()
    const stranger = new SrtpReceiver(profile, { key: randomBytes(16), salt: master.salt })
    expect(stranger.openRtp(sender.sealRtp(packet(1), 1))).toBeNull()
  })
})
