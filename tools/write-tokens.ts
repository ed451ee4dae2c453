/** Writes the style sheets of packages/design from the constants beside them: `npx tsx tools/write-tokens.ts`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tailwindCss, tokensCss } from '@dallal/design'

const folder = join(import.meta.dirname, '../packages/design/src')
writeFileSync(join(folder, 'tokens.css'), tokensCss())
writeFileSync(join(folder, 'tailwind.css'), tailwindCss())
