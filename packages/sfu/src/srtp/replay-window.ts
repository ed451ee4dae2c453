/**
 * Takes every packet once (RFC 3711 §3.3.2). Remembers the last `SIZE` indexes of one source: older ones are refused unseen.
 * Wide enough for a packet that was lost, asked for again and sent again within a second or two.
 */
const SIZE = 512
const NOTHING = -1

export class ReplayWindow {
  highest = NOTHING
  readonly #seen = new Float64Array(SIZE).fill(NOTHING)

  /** May this index still be taken? Ask before spending time on authentication. */
  isFresh(index: number): boolean {
    if (index < 0 || index <= this.highest - SIZE) return false
    return this.#seen[index % SIZE] !== index
  }

  /** Only for a packet that proved genuine, or anyone could use up indexes. */
  take(index: number): void {
    this.#seen[index % SIZE] = index
    this.highest = Math.max(this.highest, index)
  }
}
