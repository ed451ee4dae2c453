import { derivePassword } from '#platform/postgres'

/** The roles a server connects as; each has its own rights and its own pool. */
export const ROLES = ['dallal_app', 'dallal_system', 'dallal_identity', 'dallal_jobs'] as const
export type Role = (typeof ROLES)[number]

/** One address per role, and the owner's, which only migrating uses. */
export interface Connections {
  readonly owner: string
  readonly app: string
  readonly system: string
  readonly identity: string
  readonly jobs: string
}

/**
 * All addresses from the owner's. The roles' passwords are derived from the owner's, so an installation has one secret
 * whether its Postgres is the embedded one or named by DATABASE_URL.
 */
export function connectionsFor(ownerUrl: string): Connections {
  const as = (role: Role) => {
    const url = new URL(ownerUrl)
    url.username = role
    url.password = rolePassword(ownerUrl, role)
    return url.href
  }
  return {
    owner: ownerUrl,
    app: as('dallal_app'),
    system: as('dallal_system'),
    identity: as('dallal_identity'),
    jobs: as('dallal_jobs'),
  }
}

/** Throws when the owner's address carries no password: then there would be no secret to derive from. */
export function rolePassword(ownerUrl: string, role: Role): string {
  const { password } = new URL(ownerUrl)
  if (!password) throw new Error('DATABASE_URL must carry a password: postgres://user:password@host/database')
  return derivePassword(decodeURIComponent(password), role)
}
