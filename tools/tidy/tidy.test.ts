import { describe, expect, it } from 'vitest'
import { domainOrder } from './domain-order.ts'
import { exactVersions } from './exact-versions.ts'
import { fileLength, fileNames } from './file-shape.ts'
import {
  boundedConnections,
  logicalSides,
  nothingBakedIn,
  nothingUnfinished,
  oneReaderOfEnvironment,
} from './forbidden-words.ts'
import { importsOf } from './imports.ts'
import { lockFile } from './lock-file.ts'
import { packageOrder } from './package-order.ts'
import { type Check, madeUp } from './repository.ts'

/** What a check says about one file, next to others that are well. */
const said = (check: Check, path: string, text: string, others: Record<string, string> = {}) =>
  check.look(madeUp({ ...others, [path]: text })).map(({ words }) => words)

const server = (path: string) => `apps/server/src/${path}`

describe('domains open doors upwards only', () => {
  const doors = Object.fromEntries(['identity', 'wallet', 'auction'].map((name) => [server(`${name}/index.ts`), '']))
  it.each([
    ['a door above', 'auction/x.ts', "import { a } from '#wallet'", 0],
    ['a door below', 'wallet/x.ts', "import type { a } from '#auction'", 1],
    ['a window', 'auction/x.ts', "import { a } from '../wallet/ledger-call.ts'", 1],
    ['its own files', 'auction/x.ts', "import { a } from './bid.ts'", 0],
    ['the platform', 'wallet/x.ts', "import { a } from '#platform/database'", 0],
    ['a domain, from the platform', 'platform/http/x.ts', "import { a } from '#identity'", 1],
    ['another part of the platform, past its door', 'platform/http/x.ts', "import { a } from '../log/redact.ts'", 1],
    ['everything, from the composition root', 'domains.ts', "import { a } from '#auction'", 0],
    ['a door below, from a test', 'wallet/x.pg.test.ts', "import { a } from '#auction'", 0],
    ['what every domain is given', 'wallet/x.ts', "import type { World } from '../domain.ts'", 0],
    [
      'the words of another’s tests, from a test',
      'chat/x.pg.test.ts',
      "import { a } from '../auction/lots.test-dsl.ts'",
      0,
    ],
    ['the generated schema', 'platform/database/x.ts', "import { a } from '../../../database/schema.ts'", 0],
  ])('%s', (_, path, text, findings) => {
    expect(said(domainOrder, server(path), text, doors)).toHaveLength(findings)
  })
})

describe('packages use only what they may', () => {
  it.each([
    ['kernel/src/x.ts', "import fs from 'node:fs'", 1],
    ['auction/src/x.ts', "import { Money } from '@dallal/kernel'", 0],
    ['auction/src/x.ts', "import { z } from 'zod'", 1],
    ['ledger/src/x.ts', "import { lot } from '@dallal/auction'", 1],
    ['contract/src/x.ts', "import { z } from 'zod'", 0],
    ['client/src/x.ts', "import { pg } from 'pg'", 1],
    ['sfu/src/x.ts', "import { Money } from '@dallal/kernel'", 1],
    ['kernel/src/x.test.ts', "import fc from 'fast-check'", 0],
    ['unheard-of/src/x.ts', "import { a } from '@dallal/kernel'", 1],
  ])('%s: %s', (path, text, findings) => {
    expect(said(packageOrder, `packages/${path}`, text)).toHaveLength(findings)
  })
})

it('imports are seen in every form, and not in comments', () => {
  expect(
    importsOf(`import a from 'a'
      import 'b'
      export { c } from 'c'
      const d = await import('d')
      import {
        e,
      } from 'e'
      // import f from 'f'
      /* import g from 'g' */`),
  ).toEqual(['a', 'b', 'c', 'd', 'e'])
})

describe('the lock file', () => {
  const whole = { integrity: 'sha512-x' }
  const look = (packages: object) => said(lockFile, 'package-lock.json', JSON.stringify({ packages }))
  it.each([
    [
      'well',
      { '': {}, 'node_modules/a': whole, 'node_modules/@dallal/kernel': { link: true, resolved: 'packages/kernel' } },
      [],
    ],
    [
      'a host',
      { 'node_modules/a': { ...whole, resolved: 'https://host/a.tgz' } },
      ['node_modules/a is resolved to https://host/a.tgz'],
    ],
    ['no hash', { 'node_modules/a': {} }, ['node_modules/a has no integrity hash']],
    ['a script', { 'node_modules/a': { ...whole, hasInstallScript: true } }, ['node_modules/a has an install script']],
    [
      'a system left out',
      { 'node_modules/a': { ...whole, optionalDependencies: { 'a-darwin-arm64': '1.0.0' } } },
      ['node_modules/a needs a-darwin-arm64'],
    ],
  ])('%s', (_, packages, expected) => {
    const words = look(packages)
    expect(words).toHaveLength(expected.length)
    for (const [index, start] of expected.entries()) expect(words[index]).toContain(start)
  })
})

it.each([
  ['1.2.3', 0],
  ['1.2.3-beta.17', 0],
  ['^1.2.3', 1],
  ['latest', 1],
  ['github:a/b', 1],
])('a dependency of version %s: %i findings', (version, findings) => {
  expect(said(exactVersions, 'packages/a/package.json', JSON.stringify({ dependencies: { b: version } }))).toHaveLength(
    findings,
  )
})

it.each([
  [nothingBakedIn, 'apps/web/src/x.ts', 'process.env.NEXT_PUBLIC_URL', 1],
  [logicalSides, 'apps/web/src/X.tsx', '<p className="ml-4">', 1],
  [logicalSides, 'apps/web/src/X.tsx', '<p className="md:text-left ">', 1],
  [logicalSides, 'apps/web/src/X.tsx', '<p className="-right-2">', 1],
  [logicalSides, 'apps/web/src/x.css', 'margin-left: 1px', 1],
  [logicalSides, 'apps/web/src/X.tsx', '<p className="ms-4 text-start end-2 pe-[3px]">', 0],
  [logicalSides, 'apps/web/src/X.tsx', 'what is left-over is right-minded; html-12', 0],
  [oneReaderOfEnvironment, server('auction/x.ts'), 'process.env.PORT', 1],
  [oneReaderOfEnvironment, server('config.ts'), 'process.env', 0],
  [oneReaderOfEnvironment, 'apps/web/src/proxy.ts', "process.env.NODE_ENV === 'development'", 0],
  [boundedConnections, server('auction/x.ts'), 'new pg.Pool()', 1],
  [boundedConnections, server('auction/x.pg.test.ts'), 'new Client({})', 1],
  [boundedConnections, server('platform/postgres/owner.ts'), 'new pg.Client(url)', 1],
  [boundedConnections, server('platform/database/pool.ts'), 'new pg.Pool()', 0],
  [boundedConnections, server('platform/postgres/superuser-client.ts'), 'new pg.Client({})', 0],
  [nothingUnfinished, server('auction/x.ts'), '// TODO later', 1],
  [nothingUnfinished, 'docs/x.md', 'FIXME', 1],
  [nothingUnfinished, server('auction/x.ts'), '// biome-ignore lint: because', 1],
  [nothingUnfinished, server('auction/x.ts'), '// @ts-expect-error', 1],
  [nothingUnfinished, server('auction/x.test.ts'), "it.only('x')", 1],
  [nothingUnfinished, server('auction/x.ts'), 'everything is done', 0],
  [fileLength, server('auction/x.ts'), '\n'.repeat(401).replaceAll('\n', 'x\n'), 1],
  [fileLength, server('auction/x.ts'), 'x\n'.repeat(400), 0],
  [fileLength, 'apps/server/database/schema.ts', 'x\n'.repeat(900), 0],
  [fileNames, server('auction/placeBid.ts'), '', 1],
  [fileNames, server('auction/place-bid.pg.test.ts'), '', 0],
  [fileNames, server('auction/utils.ts'), '', 1],
  [fileNames, 'apps/web/src/ui/BidButton.tsx', '', 0],
  [fileNames, 'apps/web/src/app/[locale]/(shop)/lots/[...rest]/page.tsx', '', 0],
  [fileNames, 'apps/web/src/Features/x.ts', '', 1],
])('$name: %s', (check, path, text, findings) => {
  expect(said(check, path, text)).toHaveLength(findings)
})
