/** Writes packages/design/src/tokens.css from the constants beside it: `npx tsx tools/write-tokens.ts`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tokensCss } from '@dallal/design'

writeFileSync(join(import.meta.dirname, '../packages/design/src/tokens.css'), tokensCss())
