/**
 * Merges equal reads: while one for a key is on its way, everyone else who asks for the same waits for its answer. After a
 * restart thousands of clients ask for the same few things in the same second.
 */
export class SharedReads {
  private readonly underway = new Map<string, Promise<unknown>>()
  /** Questions that were answered by somebody else's read. */
  merged = 0

  read<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const running = this.underway.get(key)
    if (running) {
      this.merged += 1
      // A key names one kind of question, so its answer has the type this caller expects.
      return running as Promise<T>
    }
    const asked = ask().finally(() => this.underway.delete(key))
    this.underway.set(key, asked)
    return asked
  }
}
