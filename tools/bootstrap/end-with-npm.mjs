const LOOK_EVERY_MS = 500

/**
 * npm hands a signal to the shell it started us from, and many a shell ends without telling us: a server would live on that
 * was told to end. So, run by npm, we end in order when that shell has gone.
 */
export function endWithNpm({ environment = process.env, platform = process.platform } = {}) {
  if (!environment.npm_lifecycle_event || platform === 'win32') return
  const shell = process.ppid
  const looking = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(looking)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_EVERY_MS)
  looking.unref()
}
