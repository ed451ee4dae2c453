/** The two kinds of media of a show, and the clocks their timestamps count (RFC 7741 §3, RFC 7587 §4.1). */
export type Kind = 'audio' | 'video'

export const KINDS: readonly Kind[] = ['audio', 'video']

export const CLOCK_RATE: Record<Kind, number> = { audio: 48_000, video: 90_000 }
