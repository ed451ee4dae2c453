import type { UserId } from '@dallal/kernel'
import type { Connection } from './connection.ts'

/** All sockets of this process, and those of each person. */
export class Connections {
  readonly all = new Set<Connection>()
  private readonly byUser = new Map<UserId, Set<Connection>>()
  private readonly users = new Map<Connection, UserId>()

  add(connection: Connection): void {
    this.all.add(connection)
  }

  remove(connection: Connection): void {
    this.all.delete(connection)
    this.forgetUser(connection)
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

  private forgetUser(connection: Connection): void {
    const userId = this.users.get(connection)
    if (userId === undefined) return
    this.users.delete(connection)
    const own = this.byUser.get(userId)
    own?.delete(connection)
    if (own?.size === 0) this.byUser.delete(userId)
  }
}
