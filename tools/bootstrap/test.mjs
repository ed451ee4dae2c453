// `npm test`: everything that proves this checkout, each part with its time, and one line at the end that says it all.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installPackages } from './install-packages.mjs'
import { requireNode } from './node-version.mjs'

requireNode()
installPackages()
const { findChromium } = await import('./find-chromium.mjs')
const { runPart } = await import('./run-part.mjs')

const started = Date.now()
const folder = mkdtempSync(join(tmpdir(), 'dallal-results-'))
const chromium = await findChromium()
const counts = [
  await runPart('format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']),
  await runPart('types', ['--import', 'tsx', 'tools/typecheck.ts']),
  await runPart('the repository itself', ['--import', 'tsx', 'tools/tidy/index.ts']),
  await runPart('tests without a world', vitest('unit'), { results: results('unit') }),
  await runPart('tests on Postgres', vitest('pg'), { results: results('pg') }),
  await runPart('build of the pages', ['--import', 'tsx', 'tools/build-pages.ts']),
  chromium
    ? await runPart('journeys in a browser', ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
        results: results('e2e'),
        environment: { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: results('e2e') },
      })
    : { passed: 0, failed: 1 },
]
rmSync(folder, { recursive: true, force: true })

const passed = counts.reduce((sum, part) => sum + part.passed, 0)
const failed = counts.reduce((sum, part) => sum + part.failed, 0)
console.log(`\nin ${((Date.now() - started) / 1000).toFixed(1)} s`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function vitest(project) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results(project)}`]
  return ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters]
}

function results(name) {
  return join(folder, `${name}.json`)
}
