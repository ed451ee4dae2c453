// `npm run bench -- <name>`: one of the measurements in tests/bench.
import { runTypeScript } from './run-typescript.mjs'

const BENCHES = { ledger: 'tests/bench/ledger.ts' }

const program = BENCHES[process.argv[2]]
if (!program) {
  console.error(`Say which: npm run bench -- ${Object.keys(BENCHES).join(' | ')}`)
  process.exit(1)
}
await runTypeScript(program)
