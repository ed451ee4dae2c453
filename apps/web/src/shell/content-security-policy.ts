interface PageOrigin {
  /** Fresh for every answer: only scripts that carry it run. */
  nonce: string
  /** Host and port the browser asked for. */
  host: string
  development: boolean
}

/**
 * What a page may load and whom it may talk to: itself. Style attributes are allowed because positions and progress are
 * drawn with them; scripts never run without the nonce. The socket is named because not every browser counts `ws:` as self.
 */
export function contentSecurityPolicy({ nonce, host, development }: PageOrigin): string {
  const directives: Record<string, string[]> = {
    'default-src': ["'self'"],
    // The development build evaluates code to replace modules in place.
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'blob:', 'data:'],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", `ws://${host}`, `wss://${host}`],
    'worker-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}
