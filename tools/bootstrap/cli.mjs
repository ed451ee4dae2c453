// `npm run dallal -- <command>`.
import { runTypeScript } from './run-typescript.mjs'

await runTypeScript('apps/server/src/cli/index.ts')
