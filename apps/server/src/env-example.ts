import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CHECKOUT } from './config.ts'
import { SETTINGS } from './settings.ts'

export const ENV_EXAMPLE = join(CHECKOUT, '.env.example')

/** The text of `.env.example`: every setting with what it is and what holds without it, all commented out. */
export function renderEnvExample(): string {
  const entries = Object.entries(SETTINGS).map(([name, { description, fallback, secret }]) => {
    const value = /^[\w.]+$/.test(fallback) ? fallback : ''
    return `# ${description}${secret ? ' Secret.' : ''}\n# Without it: ${fallback}.\n# ${name}=${value}\n`
  })
  return `# Copy to .env and change what you need; nothing has to be set. Generated from apps/server/src/settings.ts.\n\n${entries.join('\n')}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(ENV_EXAMPLE, renderEnvExample())
