/** What is most often wrong with a DATABASE_URL, as the driver and the system name it. */

const NOBODY_THERE = ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ECONNRESET']
const UNKNOWN_HOST = ['ENOTFOUND', 'EAI_AGAIN']
/** SQLSTATEs: Postgres' documentation, appendix A. */
const WRONG_PASSWORD = ['28P01', '28000']
const NO_DATABASE = '3D000'
const FORBIDDEN = '42501'
const NO_PLACE = '53300'
const NOT_YET = '57P03'

/**
 * Why the Postgres of a DATABASE_URL could not be reached, by the error that came of it, in a sentence that says what to
 * do. It names host, user and database, never the password.
 */
export function whyNoDatabase(error: unknown, databaseUrl: string): string {
  const url = new URL(databaseUrl)
  const code = codeOf(error) ?? ''
  const place = `${url.hostname || 'localhost'}:${url.port || 5432}`
  const user = decodeURIComponent(url.username)
  const database = decodeURIComponent(url.pathname.slice(1))
  if (NOBODY_THERE.includes(code)) return `No Postgres answers at ${place}: start it, or correct DATABASE_URL.`
  if (UNKNOWN_HOST.includes(code)) return `The host "${url.hostname}" is unknown: correct DATABASE_URL.`
  if (WRONG_PASSWORD.includes(code)) {
    return `Postgres at ${place} does not let "${user}" in: correct the user or the password in DATABASE_URL.`
  }
  if (code === NO_DATABASE) return `There is no database "${database}" at ${place}: create it, or correct DATABASE_URL.`
  if (code === FORBIDDEN) {
    return `The user "${user}" may not do what is needed in "${database}": make it the owner of the database of DATABASE_URL.`
  }
  if (code === NO_PLACE) return `Postgres at ${place} has no connection left: give it more, or end other programs.`
  if (code === NOT_YET) return `Postgres at ${place} is starting or ending: start Dallal again in a moment.`
  return `The Postgres of DATABASE_URL (${place}) cannot be used: ${error instanceof Error ? error.message : error}.`
}

/** The code of an error of the driver or the system; of several at once, of the first. */
function codeOf(error: unknown): string | null {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
