import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataPlace } from './data-place.ts'
import { assertNamed, canReach, findAccount } from './run-as.ts'

const ACCOUNTS =
  'root:x:0:0:root:/root:/bin/bash\npostgres:x:101:104::/var/lib/postgresql:/bin/sh\nnobody:*:-2:-2::/:\n'

it('finds a user in the list of accounts; macOS counts nobody from the end', () => {
  expect(findAccount(ACCOUNTS, 'postgres')).toEqual({ uid: 101, gid: 104 })
  expect(findAccount(ACCOUNTS, 'nobody')).toEqual({ uid: 4294967294, gid: 4294967294 })
  expect(findAccount(ACCOUNTS, 'post')).toBeNull()
})

it('a number without a name, as in many containers, is told what to do', () => {
  const nobody = () => {
    throw new Error('ENOENT: no such file or directory, uv_os_get_passwd')
  }
  expect(() => assertNamed(54_321, nobody)).toThrow(
    'Postgres runs only as a user with a name, and user 54321 has none: give it one in /etc/passwd, or set DATABASE_URL',
  )
  expect(() => assertNamed(process.getuid?.())).not.toThrow()
})

describe('where data is kept', () => {
  const stranger = { uid: 64_001, gid: 64_001 }
  let checkout: string
  beforeAll(() => {
    checkout = mkdtempSync(join(tmpdir(), 'dallal-place-'))
    mkdirSync(join(checkout, 'inside'))
  })
  afterAll(() => rmSync(checkout, { recursive: true, force: true }))

  it('in the checkout, when Postgres’ user can enter it', () => {
    chmodSync(checkout, 0o755)
    expect(canReach(join(checkout, 'inside', 'not-yet'), stranger)).toBe(true)
    expect(dataPlace(checkout, undefined, stranger)).toBe(join(checkout, '.dallal'))
  })

  it('outside of it, when not; another checkout has another place', () => {
    chmodSync(checkout, 0o700)
    expect(canReach(join(checkout, 'inside'), stranger)).toBe(false)
    expect(dataPlace(checkout, undefined, stranger)).toMatch(/^\/var\/lib\/dallal\/[0-9a-f]{12}$/)
    expect(dataPlace(checkout, undefined, null)).toBe(join(checkout, '.dallal'))
  })

  it('where one asks for it', () => {
    expect(dataPlace(checkout, '/srv/dallal', stranger)).toBe('/srv/dallal')
  })
})
