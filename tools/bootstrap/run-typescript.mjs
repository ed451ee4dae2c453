import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CHECKOUT, installPackages } from './install-packages.mjs'
import { requireNode } from './node-version.mjs'

/** Makes the checkout ready and runs one of its TypeScript programs in this very process, so that signals reach it. */
export async function runTypeScript(program) {
  requireNode()
  installPackages()
  const { register } = await import('tsx/esm/api')
  register()
  await import(pathToFileURL(join(CHECKOUT, program)).href)
}
