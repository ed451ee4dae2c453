import { type Check, codePaths, type Repository } from './repository.ts'

const LONGEST = 400

const MAY_BE_LONGER = [
  // Generated, and read by the compiler only.
  'apps/server/database/schema.ts',
  // The one function that writes the ledger, which is one idea.
  'apps/server/database/migrations/0011-ledger-post.sql',
]

/** A file is one idea; longer than this, it is two. */
export const fileLength: Check = {
  name: `no file is longer than ${LONGEST} lines`,
  look: (repository) =>
    [...codePaths(repository), ...repository.paths.filter((path) => path.endsWith('.sql'))]
      .filter((path) => !MAY_BE_LONGER.includes(path))
      .map((path) => ({ path, lines: repository.read(path).trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > LONGEST)
      .map(({ path, lines }) => ({ path, words: `has ${lines} lines: which two ideas are in it?` })),
}

const PART = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const COMPONENT = /^[A-Z][A-Za-z0-9]*$/
/** Folders of routes as Next reads them: [locale], (shop), [...rest]. */
const ROUTE_FOLDER = /^(?:\[(?:\.\.\.)?[a-z][A-Za-z]*\]|\([a-z-]+\))$/
/** Words that say nothing about what is inside. */
const EMPTY_NAMES = /^(?:misc|common|utils?|helpers?|shared|info|data|managers?)$/

/** Files and folders are kebab-case and named for what they hold; a React component is its own name. */
export const fileNames: Check = {
  name: 'files are named for what they hold',
  look: (repository) => code(repository).flatMap((path) => judgeName(path).map((words) => ({ path, words }))),
}

function code(repository: Repository): string[] {
  return codePaths(repository).filter((path) => path.includes('/'))
}

function judgeName(path: string): string[] {
  const parts = path.split('/')
  const file = parts.pop() ?? ''
  const name = file.replace(/(\.pg)?(\.(test|e2e|config|test-[a-z]+))?\.[a-z]+$/, '')
  const isComponent = file.endsWith('.tsx') && COMPONENT.test(name)
  const strange = parts.find((part) => !PART.test(part) && !ROUTE_FOLDER.test(part) && !part.startsWith('.'))
  const words: string[] = []
  if (strange) words.push(`folder ${strange} is not kebab-case`)
  if (!PART.test(name) && !isComponent) words.push(`${file} is not kebab-case`)
  const empty = [...parts, name].find((part) => EMPTY_NAMES.test(part))
  if (empty && !path.startsWith('packages/i18n/src/messages/')) words.push(`${empty} says nothing: find the noun`)
  return words
}
