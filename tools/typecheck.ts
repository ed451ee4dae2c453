/**
 * Type-checks every project of the repository. Each package has a tsconfig of its own because what a package may touch is
 * decided there: the pure ones compile without a world (no DOM, no Node).
 */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const folders = ['packages', 'apps'].flatMap((parent) =>
  readdirSync(join(root, parent)).map((name) => `${parent}/${name}`),
)
const projects = ['.', ...folders].filter((folder) => existsSync(join(root, folder, 'tsconfig.json')))

/** Resolves to whether the project has no type errors; prints the errors it has. */
function check(project: string): Promise<boolean> {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [tsc, '-p', project, '--pretty', 'false'], { cwd: root, stdio: 'inherit' })
    child.on('exit', (code) => resolve(code === 0))
  })
}

let failed = 0
for (const project of projects) if (!(await check(project))) failed += 1
console.log(failed === 0 ? `types: ${projects.length} projects, no errors` : `types: ${failed} projects have errors`)
process.exitCode = failed === 0 ? 0 : 1
