// `npm start` and `npm run dev`: everything, on this machine.
import { runTypeScript } from './run-typescript.mjs'

await runTypeScript('apps/server/src/main.ts')
