import { readFileSync } from 'node:fs'

/** Ends the process with one sentence when this Node is older than what package.json asks for. */
export function requireNode() {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  const wanted = manifest.engines.node.replace('>=', '')
  if (isAtLeast(process.versions.node, wanted)) return
  console.error(`Dallal needs Node ${wanted} or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

/** Whether one version is another or comes after it; what is not named counts as zero. */
export function isAtLeast(version, wanted) {
  const [a, b] = [version, wanted].map((text) => text.split('.').map(Number))
  for (let i = 0; i < 3; i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}
