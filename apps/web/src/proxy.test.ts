import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unstable_doesMiddlewareMatch as matches } from 'next/experimental/testing/server.js'
import { describe, expect, it } from 'vitest'

/** Next reads the matcher from the source too, without running it. */
function config() {
  const [, text = ''] = /matcher: \['(.+)'\]/.exec(readFileSync(join(import.meta.dirname, 'proxy.ts'), 'utf8')) ?? []
  return { matcher: [text.replaceAll('\\\\', '\\')] }
}

describe('a page has a policy', () => {
  it.each([
    ...['/', '/ar', '/ar/sellers/x.y', '/ar/x.html', '/apixyz', '/api-docs', '/ar/live', '/livestock', '/media.html'],
    ...['/icon.svg.html', '/ar/icon.svg', '/_nextpage', '/favicon.ico'],
  ])('at %s', (url) => expect(matches({ config: config(), nextConfig: {}, url })).toBe(true))

  it.each(['/_next/static/chunks/main.js', '/_next/webpack-hmr', '/icon.svg'])(
    'and what Next keeps at %s is none',
    (url) => expect(matches({ config: config(), nextConfig: {}, url })).toBe(false),
  )
})
