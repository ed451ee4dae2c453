import { randomUUID } from 'node:crypto'
import { type Answer, type Down, LIVE_PATH, LIVE_SUBPROTOCOL } from '@dallal/contract'
import { WebSocket } from 'ws'
import type { RunningServer } from '../support/running-server.ts'
import type { Visitor } from '../support/visitor.ts'

/** The bare live socket: it says what no client of ours would say, and keeps everything it hears. */
export class LiveLine {
  readonly heard: Down[] = []
  readonly closed: Promise<number>
  private readonly socket: WebSocket
  private readonly watchers = new Set<() => void>()

  private constructor(server: RunningServer) {
    const address = `${server.url.replace(/^http/, 'ws')}${LIVE_PATH}`
    this.socket = new WebSocket(address, LIVE_SUBPROTOCOL, { origin: server.url })
    this.socket.on('message', (text) => {
      // A frame of the server is an array of its messages.
      this.heard.push(...(JSON.parse(String(text)) as Down[]))
      for (const look of [...this.watchers]) look()
    })
    this.socket.on('error', () => {
      // Told by the close code.
    })
    this.closed = new Promise((resolve) => this.socket.on('close', resolve))
  }

  static async open(server: RunningServer): Promise<LiveLine> {
    const line = new LiveLine(server)
    await line.hears((message) => message.op === 'welcome')
    return line
  }

  /** A line whose person is known to the server. */
  static async openAs(server: RunningServer, person: Visitor): Promise<LiveLine> {
    const line = await LiveLine.open(server)
    line.say({ op: 'auth', token: (await person.api.shows.liveToken()).token })
    await line.hears((message) => message.op === 'authed')
    return line
  }

  say(...messages: object[]): void {
    this.socket.send(JSON.stringify(messages))
  }

  sendText(text: string): void {
    this.socket.send(text)
  }

  /** Resolves with the first message, heard or yet to come, for which `is` holds. */
  hears(is: (message: Down) => boolean): Promise<Down> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.heard.find(is)
        if (!found) return
        this.watchers.delete(look)
        resolve(found)
      }
      this.watchers.add(look)
      look()
    })
  }

  answersTo(id: string): Answer[] {
    return this.heard.filter((message): message is Answer => message.op === 'answer' && message.to === id)
  }

  /** The outcome of one bid: the code of its refusal, or that it was accepted. */
  async bid(lot: string, amount: object, id: string = randomUUID()): Promise<string> {
    const before = this.answersTo(id).length
    this.say({ op: 'bid', id, lot, amount, seen: 0 })
    await this.hears(() => this.answersTo(id).length > before)
    const outcome = this.answersTo(id)[before]?.outcome
    return outcome?.kind === 'refused' ? outcome.refusal.code : 'accepted'
  }

  /** Asks to follow a topic: the code of the refusal, or that its state came. */
  async follows(topic: string): Promise<string> {
    this.say({ op: 'sub', topic })
    const told = await this.hears(
      (message) => (message.op === 'refused' || message.op === 'snapshot') && message.topic === topic,
    )
    return told.op === 'refused' ? told.refusal.code : told.op
  }

  /** The server still listens: it answers something harmless. */
  async isAlive(): Promise<boolean> {
    const at = performance.now()
    this.say({ op: 'ping', at })
    await this.hears((message) => message.op === 'pong' && message.at === at)
    return true
  }

  hangUp(): void {
    this.socket.close()
  }
}
