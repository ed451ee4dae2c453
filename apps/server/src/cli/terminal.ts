/** Where a command answers: for people, or as one JSON value for programs. */
export interface Terminal {
  /** A line of the answer; silent when the answer is JSON. */
  say(line: string): void
  /** The answer as JSON; silent when it is for people. */
  answer(value: object): void
  /** What is under way, on one line that is written over; only where somebody is looking. */
  progress(line: string): void
  /** What went wrong, or what is good to know: not part of the answer. */
  note(line: string): void
}

const ERASE_LINE = '\r\u001b[2K'

export function openTerminal(json: boolean): Terminal {
  let isLineOpen = false
  const erase = () => {
    if (isLineOpen) process.stderr.write(ERASE_LINE)
    isLineOpen = false
  }
  return {
    say(line) {
      erase()
      if (!json) process.stdout.write(`${line}\n`)
    },
    answer(value) {
      erase()
      if (json) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
    },
    progress(line) {
      if (!process.stderr.isTTY || json) return
      process.stderr.write(ERASE_LINE + line)
      isLineOpen = true
    },
    note(line) {
      erase()
      process.stderr.write(`${line}\n`)
    },
  }
}
