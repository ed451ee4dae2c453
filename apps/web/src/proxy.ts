import type { NextRequest, NextResponse } from 'next/server'
import createMiddleware from 'next-intl/middleware'
import { ASKED_PAGE, askedPage } from './shell/asked-page.ts'
import { contentSecurityPolicy } from './shell/content-security-policy.ts'
import { routing } from './shell/locale/routing.ts'

const speakLanguage = createMiddleware(routing)

/** Runs before every page: settles the language of the address and which scripts this one answer may run. */
export default function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy({
    nonce: Buffer.from(crypto.randomUUID()).toString('base64'),
    host: request.headers.get('host') ?? 'localhost',
    development: process.env.NODE_ENV === 'development',
  })
  // Next reads the nonce for its own scripts from the policy of the request.
  request.headers.set('content-security-policy', policy)
  request.headers.set(ASKED_PAGE, askedPage(request.nextUrl))
  const response = speakLanguage(request)
  response.headers.set('content-security-policy', policy)
  return response
}

/**
 * Everything but what Next serves of its own: whatever else comes here, however it is spelt, is a page and gets a policy. The
 * API, the live socket and pictures are answered before, by the server itself, and have policies of their own.
 */
export const config = { matcher: ['/((?!_next/|icon\\.svg$).*)'] }
