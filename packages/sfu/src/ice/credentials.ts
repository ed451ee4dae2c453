import { randomBytes } from 'node:crypto'

export type IceCredentials = { fragment: string; password: string }

/** More random bits than RFC 8445 §5.3 asks for (24 and 128), in the characters that ICE allows. */
export function newIceCredentials(): IceCredentials {
  return { fragment: randomBytes(8).toString('hex'), password: randomBytes(18).toString('hex') }
}
