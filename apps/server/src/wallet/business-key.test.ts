import { isUuid } from '@dallal/kernel'
import { expect, it } from 'vitest'
import { uuidV5 } from './business-key.ts'

it('agrees with the example of RFC 9562, appendix A.4', () => {
  const dns = Buffer.from('6ba7b8109dad11d180b400c04fd430c8', 'hex')
  expect(uuidV5('www.example.com', dns)).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
})

it('an event has one id, and another event another', () => {
  expect(uuidV5('order_settled:1')).toBe(uuidV5('order_settled:1'))
  expect(uuidV5('order_settled:1')).not.toBe(uuidV5('order_settled:2'))
  expect(isUuid(uuidV5('ولاء'))).toBe(true)
})
