import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP, isIPv6 } from 'node:net'

/** Tells the network address of whoever sent a request. */
export type ClientAddress = (request: IncomingMessage) => string

/** Headers by which our own page server names the visitor for whom it asks. */
export const RENDER_SECRET_HEADER = 'x-dallal-render'
export const VISITOR_HEADER = 'x-dallal-visitor'

/**
 * The address of the socket, unless that is a proxy the operator trusts: then the nearest address in X-Forwarded-For that
 * is not such a proxy. Everything further left was written by whoever sent the request and is not believed. Calls of our
 * own page server carry the secret of this start and the visitor's address, or all visitors would share one limit.
 */
export function createClientAddress(trustedProxies: readonly string[], renderSecret: string): ClientAddress {
  const trusted = rangesOf(trustedProxies)
  return ({ socket, headers }) => {
    const direct = plain(socket.remoteAddress ?? '')
    const visitor = single(headers[VISITOR_HEADER])
    if (isSame(single(headers[RENDER_SECRET_HEADER]), renderSecret) && isIP(visitor)) return plain(visitor)
    return throughProxies(direct, single(headers['x-forwarded-for']), (address) => isInside(trusted, address))
  }
}

/** Walks back from the socket over trusted proxies. */
export function throughProxies(direct: string, forwarded: string, isTrusted: (address: string) => boolean): string {
  const hops = forwarded.split(',').map((hop) => hop.trim())
  let address = direct
  while (isTrusted(address)) {
    const before = hops.pop()
    if (before === undefined || !isIP(before)) return address
    address = plain(before)
  }
  return address
}

/**
 * What a limit counts by: the address, of IPv6 the network a household or a server has to itself (the first 64 bits),
 * because whoever has one address there has all of them.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.toLowerCase().split('%', 1)[0]?.split('::') ?? []
  const before = head.split(':').filter((group) => group !== '')
  const after = tail === undefined ? [] : tail.split(':').filter((group) => group !== '')
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  const groups = tail === undefined ? before : [...before, ...zeros, ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/** An IPv4 address that came over an IPv6 socket is that IPv4 address. */
function plain(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
}

function rangesOf(list: readonly string[]): BlockList {
  const ranges = new BlockList()
  for (const entry of list) {
    const [address = '', bits] = entry.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (bits === undefined) ranges.addAddress(address, family)
    else ranges.addSubnet(address, Number(bits), family)
  }
  return ranges
}

function isInside(ranges: BlockList, address: string): boolean {
  if (!isIP(address)) return false
  return ranges.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

function single(header: string | string[] | undefined): string {
  return Array.isArray(header) ? header.join(',') : (header ?? '')
}

/** Compares without telling by its time how much was right. */
export function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
