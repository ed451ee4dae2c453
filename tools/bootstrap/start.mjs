// `npm start` and `npm run dev`: everything, on this machine.
import { endWithNpm } from './end-with-npm.mjs'
import { runTypeScript } from './run-typescript.mjs'

endWithNpm()
await runTypeScript('apps/server/src/main.ts')
