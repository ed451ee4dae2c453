/** The newest packets of a stream, kept to be sent again. Bounded: an older packet makes room for the newer one in its place. */
const SIZE = 512

export class PacketCache {
  readonly #packets: ({ index: number; packet: Buffer } | undefined)[] = new Array(SIZE)

  put(index: number, packet: Buffer): void {
    const kept = this.#packets[index % SIZE]
    if (!kept || kept.index < index) this.#packets[index % SIZE] = { index, packet }
  }

  /** Undefined when it never came, or is too old. */
  get(index: number): Buffer | undefined {
    const kept = index >= 0 ? this.#packets[index % SIZE] : undefined
    return kept?.index === index ? kept.packet : undefined
  }
}
