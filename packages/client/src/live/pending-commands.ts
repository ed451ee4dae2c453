import type { Answer, Up } from '@dallal/contract'

export type Command = Extract<Up, { op: 'bid' | 'say' }>

/**
 * What became of a command. `unknown`: no answer yet; it is sent again as long as `isRetrying`, and any answer still comes as
 * a further outcome. When that ends too, the state of the lot and one's own topic tell what is true.
 */
export type CommandOutcome = Answer['outcome'] | { kind: 'unknown'; isRetrying: boolean }

interface Pending {
  readonly command: Command
  readonly told: (outcome: CommandOutcome) => void
  wasSent: boolean
  stop(): void
}

export interface PendingCommandsOptions {
  send(command: Command): void
  /** Whether there is a line and we are somebody on it; null while that is not known yet. */
  maySend(): boolean | null
  after(ms: number, run: () => void): () => void
}

const RESEND_MS = 3_000
/** After so long a person is told that we do not know. */
const UNKNOWN_MS = 5_000
/** An intent older than this is not sent again: a bid that first arrives a minute late is no longer what anybody meant. */
const INTENT_MS = 60_000
const MOST_PENDING = 32

/**
 * Commands on their way. Each is sent with one id, over whatever line there is, until its one answer comes; the server
 * answers the same id with its first outcome for ever, so sending again can never bid twice.
 */
export class PendingCommands {
  private readonly pending = new Map<string, Pending>()
  private readonly options: PendingCommandsOptions

  constructor(options: PendingCommandsOptions) {
    this.options = options
  }

  /** Begins a command; one whose id is on its way already is told to both. */
  begin(command: Command, told: (outcome: CommandOutcome) => void): void {
    const isNobody = this.options.maySend() === false
    if (isNobody || this.pending.size >= MOST_PENDING) {
      told(isNobody ? refused('not_signed_in') : refused('too_many_requests', { retryAfterSeconds: 1 }))
      return
    }
    const former = this.pending.get(command.id)
    former?.stop()
    const everyone = (outcome: CommandOutcome) => {
      former?.told(outcome)
      told(outcome)
    }
    const pending: Pending = { command, told: everyone, wasSent: former?.wasSent ?? false, stop: () => {} }
    this.pending.set(command.id, pending)
    this.watch(pending)
    this.send(pending)
  }

  /** We are somebody on a line: everything unanswered is sent, in the order of its beginning. */
  identified(): void {
    for (const pending of this.pending.values()) this.send(pending)
  }

  /** We turned out to be nobody: what never left cannot leave any more. */
  anonymous(): void {
    for (const pending of [...this.pending.values()]) {
      if (!pending.wasSent) this.end(pending, refused('not_signed_in'))
    }
  }

  answered({ to, outcome }: Answer): void {
    const pending = this.pending.get(to)
    if (pending) this.end(pending, outcome)
  }

  stop(): void {
    for (const pending of [...this.pending.values()]) this.end(pending, { kind: 'unknown', isRetrying: false })
  }

  private watch(pending: Pending): void {
    const { after } = this.options
    const cancelUnknown = after(UNKNOWN_MS, () => pending.told({ kind: 'unknown', isRetrying: true }))
    const cancelEnd = after(INTENT_MS, () => this.end(pending, { kind: 'unknown', isRetrying: false }))
    let cancelResend = after(RESEND_MS, resend.bind(this))
    function resend(this: PendingCommands): void {
      this.send(pending)
      cancelResend = after(RESEND_MS, resend.bind(this))
    }
    pending.stop = () => {
      cancelUnknown()
      cancelEnd()
      cancelResend()
    }
  }

  private send(pending: Pending): void {
    if (this.options.maySend() !== true) return
    pending.wasSent = true
    this.options.send(pending.command)
  }

  private end(pending: Pending, outcome: CommandOutcome): void {
    pending.stop()
    if (this.pending.get(pending.command.id) === pending) this.pending.delete(pending.command.id)
    pending.told(outcome)
  }
}

function refused(code: string, facts: Record<string, unknown> = {}): CommandOutcome {
  return { kind: 'refused', refusal: { code, facts } }
}
