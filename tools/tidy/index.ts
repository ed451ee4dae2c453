/** The repository checks itself. Prints what should not be so and ends with 1, or with 0 when all is well. */
import { join } from 'node:path'
import { domainOrder } from './domain-order.ts'
import { exactVersions } from './exact-versions.ts'
import { fileLength, fileNames } from './file-shape.ts'
import {
  boundedConnections,
  logicalSides,
  nothingBakedIn,
  nothingUnfinished,
  oneReaderOfEnvironment,
} from './forbidden-words.ts'
import { lockFile } from './lock-file.ts'
import { packageOrder } from './package-order.ts'
import { type Check, readRepository } from './repository.ts'

const CHECKS: readonly Check[] = [
  lockFile,
  exactVersions,
  domainOrder,
  packageOrder,
  oneReaderOfEnvironment,
  boundedConnections,
  nothingBakedIn,
  logicalSides,
  nothingUnfinished,
  fileLength,
  fileNames,
]

const repository = readRepository(join(import.meta.dirname, '../..'))
const results = CHECKS.map((check) => ({ name: check.name, findings: check.look(repository) }))
for (const { name, findings } of results) {
  if (findings.length === 0) continue
  console.log(`✘ ${name}`)
  for (const { path, words } of findings) console.log(`    ${path}: ${words}`)
}
const wrong = results.reduce((sum, { findings }) => sum + findings.length, 0)
console.log(wrong === 0 ? `tidy: ${CHECKS.length} checks, nothing to say` : `tidy: ${wrong} things to put right`)
process.exitCode = wrong === 0 ? 0 : 1
