import type { Bounds } from '#server/bounds.ts'

/** What a media server needs to know. Only text and numbers, so that it can be handed to another process. */
export type SfuSettings = {
  /** Shared with whoever signs grants; 32 bytes or more. */
  secret: string
  /** Where media arrive. Port 0 takes any free one. */
  udp: { host: string; port: number }
  /** Where WHIP and WHEP listen; a loopback address when something else stands in front. Port 0 takes any free one. */
  http: { host: string; port: number }
  /** IPv4 addresses by which viewers and publishers reach the UDP port, best first. At least one. */
  addresses: string[]
  /** PEM files: an ECDSA P-256 certificate and its key. */
  certificatePath: string
  privateKeyPath: string
  bounds?: Partial<Bounds>
}
