import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { CHECKOUT } from './install-packages.mjs'

/**
 * Runs one part of the proof with Node and says how it went. Resolves to how many tests passed and failed; a part without
 * tests of its own counts as one. A part that ends badly without a failed test counts as one that failed.
 */
export async function runPart(name, parameters, { results, environment = {} } = {}) {
  console.log(`\n── ${name}`)
  const since = Date.now()
  const code = await run(parameters, environment)
  const counted = countResults(results) ?? { passed: code === 0 ? 1 : 0, failed: 0 }
  const failed = counted.failed === 0 && code !== 0 ? 1 : counted.failed
  const time = `${((Date.now() - since) / 1000).toFixed(1)} s`
  console.log(`── ${name}: ${failed === 0 ? '✔' : '✘'} ${counted.passed} passed, ${failed} failed, ${time}`)
  return { passed: counted.passed, failed }
}

function run(parameters, environment) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, parameters, {
      cwd: CHECKOUT,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    })
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** Reads what Vitest or Playwright counted; null when there is nothing to read. */
export function countResults(file) {
  if (!file || !existsSync(file)) return null
  const report = JSON.parse(readFileSync(file, 'utf8'))
  if (report.stats) return { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky }
  return { passed: report.numPassedTests, failed: report.numFailedTests }
}
