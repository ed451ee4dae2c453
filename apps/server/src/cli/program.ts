import { writeFileSync } from 'node:fs'
import { Command, InvalidArgumentError } from 'commander'
import { ENV_EXAMPLE, renderEnvExample } from '../env-example.ts'
import { generateSchema, SCHEMA_FILE } from '../platform/database/generate-schema.ts'
import { parseDuration } from './duration.ts'
import { type Installation, withInstallation } from './installation.ts'
import { advanceClock, showClock } from './move-clock.ts'
import { settle } from './settle.ts'
import { showBalance } from './show-balance.ts'
import { openTerminal, type Terminal } from './terminal.ts'
import { verifyBooks } from './verify-books.ts'

/** What a command did: false when it was refused, or found something that should not be. */
type Work = (installation: Installation, terminal: Terminal) => Promise<boolean>

/**
 * The commands of an installation. A command ends with 0; with 1 when it was refused or the books are not sound; with 2 when
 * it could not be run.
 */
export function createProgram(): Command {
  const program = new Command('npm run dallal --')
    .description('Commands for this installation. They work whether the server runs or not.')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))

  onInstallation(program.command('settle'), settle).description(
    'settle every received order whose days of waiting are over',
  )

  const clock = program.command('clock').description('business time: what deadlines people agreed on go by')
  onInstallation(clock.command('show'), showClock).description('show business time and real time')
  const advance = clock.command('advance').argument('<time>', 'such as 7d, 36h or 1d12h', duration)
  onInstallation(advance, (installation, terminal) =>
    advanceClock(installation, terminal, advance.processedArgs[0]),
  ).description('move business time forward; not in production, and not while a lot is open')

  const ledger = program.command('ledger').description('the books')
  onInstallation(ledger.command('verify'), verifyBooks).description(
    'run every check of the books; each must find nothing',
  )
  onInstallation(ledger.command('balance'), showBalance).description('show the trial balance of every currency')

  program
    .command('env')
    .description('write .env.example from the settings')
    .action(() => {
      writeFileSync(ENV_EXAMPLE, renderEnvExample())
      process.stdout.write(`${ENV_EXAMPLE}\n`)
    })
  program
    .command('schema')
    .description('write schema.ts from the migrations, by applying them to a Postgres that is thrown away')
    .action(async () => {
      await generateSchema()
      process.stdout.write(`${SCHEMA_FILE}\n`)
    })
  return program
}

function onInstallation(command: Command, work: Work): Command {
  return command.option('--json', 'answer as JSON, for programs').action(async () => {
    const terminal = openTerminal(command.opts<{ json?: true }>().json === true)
    const isWell = await withInstallation(terminal, (installation) => work(installation, terminal))
    if (!isWell) process.exitCode = 1
  })
}

function duration(text: string): number {
  const ms = parseDuration(text)
  if (ms === null) throw new InvalidArgumentError('A length of time is written 7d, 36h, 90m or 1d12h.')
  return ms
}
