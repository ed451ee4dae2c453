import { describe, expect, it } from 'vitest'
import { askedPage } from './asked-page.ts'
import { returnPath } from './paths.ts'

describe('the page that was asked for', () => {
  it.each([
    ['/en/studio/products/new', '/studio/products/new'],
    ['/ar/console/payouts?status=requested&_rsc=1a2b', '/console/payouts?status=requested'],
    ['/ar', '/'],
    ['/ar/', '/'],
    ['/english/studio', '/english/studio'],
    ['/ar/orders?cursor=a%26b', '/orders?cursor=a%26b'],
  ])('%s is %s, whatever its language', (address, page) => {
    expect(askedPage(new URL(address, 'https://market.example'))).toBe(page)
  })

  it.each(['/ar//evil.example', '/ar/\\evil.example', '/ar//evil.example/studio?next=https://evil.example'])(
    'is never another site: from %s one comes back home',
    (address) => {
      const page = returnPath(askedPage({ pathname: address.split('?')[0] ?? '', search: '' }))
      expect(new URL(page, 'https://market.example').origin).toBe('https://market.example')
    },
  )
})
