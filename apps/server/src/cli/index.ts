/** `npm run dallal -- <command>`. */
import { createProgram } from './program.ts'

await createProgram()
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  })
