import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Refusal } from '@dallal/contract'
import { err, type Result } from '@dallal/kernel'
import { type ImageRefusal, refuseUnread } from './image-rules.ts'
import type { RenderedImage } from './render-image.ts'

/**
 * Decoders are the part of a server that strangers feed with bytes of their choice, and they are written in C. They get a
 * process of their own, with no environment and no database: a picture that crashes it, hangs it or eats its memory costs
 * that picture, never a bid. It still has the server's user and could read its files. One picture at a time; a few may wait.
 */
export interface ImageDecoder {
  decode(bytes: Uint8Array): Promise<Result<RenderedImage, ImageRefusal | Refusal<'too_many_requests'>>>
  stop(): Promise<void>
}

export interface DecoderLimits {
  /** A picture that takes longer is refused and its process ended. */
  timeoutMs: number
  /** Pictures that may wait; one more is asked to come back. */
  waiting: number
}

type Outcome = Result<RenderedImage, ImageRefusal>

export function startImageDecoder(limits: DecoderLimits = { timeoutMs: 6_000, waiting: 16 }): ImageDecoder {
  let child: ChildProcess | null = null
  let waiting = 0
  let turn: Promise<unknown> = Promise.resolve()

  const decodeNow = async (bytes: Uint8Array): Promise<Outcome> => {
    // One that ended by itself while idle is replaced, so that it does not cost the next picture.
    if (!child?.connected) child = startProcess()
    const outcome = await askProcess(child, bytes, limits.timeoutMs)
    if (outcome) return outcome
    await endProcess(child)
    child = null
    return err({ code: 'image_unreadable' })
  }

  return {
    async decode(bytes) {
      const refusal = refuseUnread(bytes)
      if (refusal) return err(refusal)
      if (waiting >= limits.waiting) return err({ code: 'too_many_requests', retryAfterSeconds: 5 })
      waiting += 1
      const mine = turn.then(() => decodeNow(bytes))
      turn = mine.catch(() => undefined)
      return mine.finally(() => {
        waiting -= 1
      })
    },
    async stop() {
      await turn
      if (child) await endProcess(child)
      child = null
    },
  }
}

function startProcess(): ChildProcess {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const child = fork(join(import.meta.dirname, 'decoder-process.ts'), {
    execArgv: ['--import', loader],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  // A process that cannot be started or reached shows in the answer that does not come.
  child.on('error', () => undefined)
  // An idle decoder does not keep the server from ending.
  child.unref()
  child.channel?.unref()
  return child
}

/** The process's answer, or null when it ended or took too long. */
function askProcess(child: ChildProcess, bytes: Uint8Array, timeoutMs: number): Promise<Outcome | null> {
  return new Promise((resolve) => {
    const finish = (outcome: Outcome | null) => {
      clearTimeout(timer)
      child.off('message', answered).off('exit', ended).off('error', ended)
      resolve(outcome)
    }
    // The answer comes from our own code on the other side of the pipe, in the shape of decodeUpload.
    const answered = (answer: unknown) => finish(answer as Outcome)
    const ended = () => finish(null)
    const timer = setTimeout(ended, timeoutMs)
    child.on('message', answered).on('exit', ended).on('error', ended)
    child.send(bytes, (error) => {
      if (error) finish(null)
    })
  })
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.ref()
  child.kill('SIGKILL')
  await ended
}
