import { isRunByNpm } from '#config'

const LOOK_EVERY_MS = 500

/**
 * Calls back when the shell has gone that npm started us from: npm hands a signal to that shell, and many a shell ends without
 * telling us, so that a server would live on that was told to end. Does nothing where npm did not start us.
 */
export function onNpmShellGone(gone: () => void): void {
  if (!isRunByNpm() || process.platform === 'win32') return
  const shell = process.ppid
  const looking = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(looking)
    gone()
  }, LOOK_EVERY_MS)
  looking.unref()
}
