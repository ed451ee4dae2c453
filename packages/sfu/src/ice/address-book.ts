/**
 * Who may be at which address. A peer is found by its ICE fragment until a STUN check with the right password proved an
 * address; from then on datagrams from that address are the peer's. Everything else on the port is nobody's.
 */
import type { Address } from '#ice/stun.ts'

/** Paths of one peer remembered at once; the oldest unused one makes room. */
const MAX_ADDRESSES = 4

export type Addressed = { fragment: string; chosen: Address | null }

export class AddressBook<Peer extends Addressed> {
  readonly #byFragment = new Map<string, Peer>()
  readonly #byAddress = new Map<string, Peer>()
  readonly #addresses = new Map<Peer, Set<string>>()

  add(peer: Peer): void {
    this.#byFragment.set(peer.fragment, peer)
    this.#addresses.set(peer, new Set())
  }

  remove(peer: Peer): void {
    this.#byFragment.delete(peer.fragment)
    for (const key of this.#addresses.get(peer) ?? []) this.#byAddress.delete(key)
    this.#addresses.delete(peer)
  }

  byFragment(fragment: string): Peer | undefined {
    return this.#byFragment.get(fragment)
  }

  at(address: Address): Peer | undefined {
    return this.#byAddress.get(keyOf(address))
  }

  get addressCount(): number {
    return this.#byAddress.size
  }

  /** A check with the peer's password came from here. The first such path is used at once. */
  prove(peer: Peer, address: Address): void {
    const key = keyOf(address)
    const known = this.#addresses.get(peer)
    if (!known) return
    this.#takeFrom(this.#byAddress.get(key), peer, key)
    this.#byAddress.set(key, peer)
    known.add(key)
    peer.chosen ??= address
    if (known.size > MAX_ADDRESSES) this.#forgetOldest(peer, known)
  }

  /** A port that another peer had before is now this one's. */
  #takeFrom(before: Peer | undefined, peer: Peer, key: string): void {
    if (before && before !== peer) this.#addresses.get(before)?.delete(key)
  }

  #forgetOldest(peer: Peer, known: Set<string>): void {
    const chosen = peer.chosen && keyOf(peer.chosen)
    for (const key of known) {
      if (key === chosen) continue
      known.delete(key)
      this.#byAddress.delete(key)
      return
    }
  }
}

export function isSamePath(a: Address | null, b: Address): boolean {
  return a !== null && a.address === b.address && a.port === b.port
}

function keyOf({ address, port }: Address): string {
  return `${address} ${port}`
}
