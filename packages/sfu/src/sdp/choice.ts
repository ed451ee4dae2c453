/** Which of the offered media are carried: the first audio with Opus and the first video with VP8, each as it was numbered. */
import type { Kind } from '#rtp/kind.ts'
import type { Offer } from '#sdp/offer.ts'
import type { Codec, OfferedMedia } from '#sdp/offered-media.ts'

export type Role = 'publish' | 'watch'

/** `section` is the media's place in the offer, which is its place in the answer. */
export type ChosenMedia = { section: number; media: OfferedMedia; codec: Codec }
export type Choice = Partial<Record<Kind, ChosenMedia>>

const CODEC: Record<Kind, string> = { audio: 'OPUS', video: 'VP8' }

/** Empty when the offer has nothing that we carry in this direction. */
export function chooseMedia(offer: Offer, role: Role): Choice {
  const choice: Choice = {}
  const taken = new Set<number>()
  offer.media.forEach((media, section) => {
    const { kind } = media
    if ((kind !== 'audio' && kind !== 'video') || choice[kind] || !isCarried(media, role)) return
    const codec = media.codecs.find(({ name, payloadType }) => name === CODEC[kind] && !taken.has(payloadType))
    if (!codec) return
    taken.add(codec.payloadType) // All media share one port: the payload type tells them apart.
    choice[kind] = { section, media, codec }
  })
  return choice
}

function isCarried(media: OfferedMedia, role: Role): boolean {
  const needed = role === 'publish' ? 'sendonly' : 'recvonly'
  return (
    !media.disabled &&
    media.multiplexed &&
    media.protocol.includes('SAVPF') &&
    (media.direction === 'sendrecv' || media.direction === needed)
  )
}
