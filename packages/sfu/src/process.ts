/**
 * The entry of the media process. With a supervisor it takes its settings from the first message and ends when the
 * supervisor goes; alone it takes them from the environment (see README.md) and prints what happens.
 */
import { runAlone } from '#server/run-alone.ts'
import { runSupervised } from '#supervisor/run-supervised.ts'

if (process.send) runSupervised()
else await runAlone(process.env)
