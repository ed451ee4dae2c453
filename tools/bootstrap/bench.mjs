// `npm run bench -- <name>`: one of the programs in tests/bench.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKOUT } from './install-packages.mjs'
import { runTypeScript } from './run-typescript.mjs'

const folder = join(CHECKOUT, 'tests/bench')
const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'index.ts')))
const name = process.argv[2]
if (!names.includes(name)) {
  console.error(`Say which: npm run bench -- ${names.join(' | ')}`)
  process.exit(1)
}
await runTypeScript(`tests/bench/${name}/index.ts`)
