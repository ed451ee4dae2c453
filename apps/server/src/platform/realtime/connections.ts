import type { UserId } from '@dallal/kernel'
import { networkOf } from '#platform/http'
import type { Connection } from './connection.ts'

/** All sockets of this process, those of each person, and how many each network has. */
export class Connections {
  readonly all = new Set<Connection>()
  private readonly byNetwork = new Map<string, number>()
  private readonly byUser = new Map<UserId, Set<Connection>>()
  private readonly users = new Map<Connection, UserId>()

  add(connection: Connection): void {
    this.all.add(connection)
    this.count(connection, 1)
  }

  remove(connection: Connection): void {
    if (this.all.delete(connection)) this.count(connection, -1)
    this.forgetUser(connection)
  }

  /** How many sockets the network of an address has. */
  ofNetwork(address: string): number {
    return this.byNetwork.get(networkOf(address)) ?? 0
  }

  /** Files a connection under who it is now. */
  identify(connection: Connection): void {
    this.forgetUser(connection)
    const { userId } = connection.caller
    if (userId === null || !this.all.has(connection)) return
    this.users.set(connection, userId)
    const own = this.byUser.get(userId) ?? new Set<Connection>()
    this.byUser.set(userId, own.add(connection))
  }

  ofUser(userId: UserId): Connection[] {
    return [...(this.byUser.get(userId) ?? [])]
  }

  private count({ address }: Connection, more: 1 | -1): void {
    const network = networkOf(address)
    const now = this.ofNetwork(address) + more
    if (now === 0) this.byNetwork.delete(network)
    else this.byNetwork.set(network, now)
  }

  private forgetUser(connection: Connection): void {
    const userId = this.users.get(connection)
    if (userId === undefined) return
    this.users.delete(connection)
    const own = this.byUser.get(userId)
    own?.delete(connection)
    if (own?.size === 0) this.byUser.delete(userId)
  }
}
