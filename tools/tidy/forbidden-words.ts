import { type Check, codePaths, findLines, isTest, type Repository } from './repository.ts'

/** The checks name what they look for, and are not looked at. */
function ours(repository: Repository): string[] {
  return codePaths(repository).filter((path) => !path.startsWith('tools/tidy/'))
}

/** Nothing public is baked in at build time: one build runs in every environment. */
export const nothingBakedIn: Check = {
  name: 'nothing public is baked in at build time',
  look: (repository) =>
    findLines(
      repository,
      ours(repository).filter((path) => !isTest(path)),
      /NEXT_PUBLIC_/,
      'hand it to the page at run time instead',
    ),
}

/** Arabic is the first language: sides are start and end. */
export const logicalSides: Check = {
  name: 'sides are start and end, never left and right',
  look(repository) {
    const paths = ours(repository).filter((path) => path.startsWith('apps/web/src/') && !isTest(path))
    const classes =
      /(?:^|[\s"'`:])-?(?:m[lr]|p[lr]|left|right|border-[lr]|rounded-[lr]|rounded-[tb][lr]|scroll-m[lr]|scroll-p[lr])-(?:\d|\[|px|auto|full|none|sm|md|lg|xl)/
    const words = /(?:^|[\s"'`:])(?:text|float|clear)-(?:left|right)(?=[\s"'`])/
    const rules = /(?:margin|padding|border)-(?:left|right)\b|(?:^|[\s;{])(?:left|right):/
    return [classes, words]
      .flatMap((pattern) => findLines(repository, paths, pattern, 'use ms, me, ps, pe, start, end'))
      .concat(
        findLines(
          repository,
          paths.filter((path) => path.endsWith('.css')),
          rules,
          'use the inline properties',
        ),
      )
  },
}

/** The server's one reader; the pages read at run time what the server hands them; the media process reads when it runs alone. */
const READ_ENVIRONMENT =
  /^(apps\/server\/src\/config\.ts|apps\/web\/src\/shell\/(api|page-metadata)\.ts|packages\/sfu\/src\/(process|supervisor\/fork-child)\.ts|tools\/|tests\/|[^/]+\.config\.ts$)/

export const oneReaderOfEnvironment: Check = {
  name: 'one file reads the environment',
  look(repository) {
    const paths = ours(repository).filter((path) => !READ_ENVIRONMENT.test(path) && !isTest(path))
    return findLines(repository, paths, /process\.env(?!\.NODE_ENV\b)/, 'ask #config for it')
  },
}

/** Connections are made where their time-outs stand: in one place, and in one for the launcher, which comes before that. */
const MAKES_CONNECTIONS = /^apps\/server\/src\/platform\/(database\/pool|postgres\/superuser-client)\.ts$/

export const boundedConnections: Check = {
  name: 'no connection to Postgres without time-outs',
  look(repository) {
    const paths = ours(repository).filter((path) => !MAKES_CONNECTIONS.test(path))
    return findLines(
      repository,
      paths,
      /new (?:pg\.)?(?:Pool|Client)\(/,
      'use createPool or createClient of #platform/database',
    )
  },
}

export const nothingUnfinished: Check = {
  name: 'nothing is left for later, nothing is silenced',
  look(repository) {
    const paths = repository.paths.filter(
      (path) => /\.(tsx?|mjs|css|sql|md|json)$/.test(path) && !path.startsWith('tools/tidy/') && path !== 'STYLE.md',
    )
    const code = ours(repository)
    return [
      ...findLines(repository, paths, /\b(?:TODO|FIXME)\b/, 'finish it, or file an issue'),
      ...findLines(
        repository,
        code,
        /biome-ignore|@ts-(?:ignore|expect-error|nocheck)|eslint-disable/,
        'mend it instead',
      ),
      ...findLines(
        repository,
        code.filter(isTest),
        /\b(?:it|test|describe|scenario)\.(?:skip|only|todo|fixme)\b/,
        'a test runs, or it is not there',
      ),
    ]
  },
}
