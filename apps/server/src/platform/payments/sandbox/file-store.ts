import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Instant } from '@dallal/kernel'
import type { SandboxCharge } from './charge.ts'

/** A webhook that is on its way until it was accepted or given up. */
export type Delivery = {
  readonly id: string
  readonly body: string
  readonly dueAt: Instant
  /** The moment it claims to be sent at; null is the real one of each try. */
  readonly signedAt: Instant | null
  readonly tries: number
  readonly ended: boolean
}

type Line = { charge: SandboxCharge } | { delivery: Delivery }

/** The gateway's own memory: a file of lines that is only appended to; the last line about a thing counts. */
export function openFileStore(file: string) {
  const charges = new Map<string, SandboxCharge>()
  const byReference = new Map<string, string>()
  const deliveries = new Map<string, Delivery>()

  function remember(line: Line): void {
    if ('charge' in line) {
      charges.set(line.charge.id, line.charge)
      byReference.set(line.charge.reference, line.charge.id)
    } else if (line.delivery.ended) deliveries.delete(line.delivery.id)
    else deliveries.set(line.delivery.id, line.delivery)
  }

  mkdirSync(dirname(file), { recursive: true })
  if (existsSync(file)) {
    for (const text of readFileSync(file, 'utf8').split('\n')) {
      const line = parseLine(text)
      if (line) remember(line)
    }
    appendFileSync(file, '\n') // a line that was cut off by a crash ends here
  }

  function append(line: Line): void {
    appendFileSync(
      file,
      `${JSON.stringify(line, (_name, value) => (typeof value === 'bigint' ? `${value}n` : value))}\n`,
    )
    remember(line)
  }

  return {
    saveCharge: (charge: SandboxCharge) => append({ charge }),
    saveDelivery: (delivery: Delivery) => append({ delivery }),
    charge: (id: string) => charges.get(id),
    chargeFor: (reference: string) => charges.get(byReference.get(reference) ?? ''),
    openDeliveries: () => [...deliveries.values()],
  }
}

export type FileStore = ReturnType<typeof openFileStore>

/** A line of ours; null for one that a crash cut off. */
function parseLine(text: string): Line | null {
  try {
    return JSON.parse(text, (_name, value) =>
      typeof value === 'string' && /^-?\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value,
    ) as Line // only `append` writes this file
  } catch {
    return null
  }
}
