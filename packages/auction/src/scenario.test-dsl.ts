import {
  assert,
  type Currency,
  formatDecimal,
  type Instant,
  instant,
  isCurrency,
  type Money,
  parseDecimal,
  type Result,
  type UserId,
} from '@dallal/kernel'
import { expect, it } from 'vitest'
import {
  type BidderFacts,
  closeLot,
  DEFAULT_RULES,
  holdChange,
  type Lot,
  type LotEvent,
  openLot,
  placeBid,
  replay,
  resumeLot,
  voidLot,
} from './index.ts'
import { aLot, person } from './story.test-dsl.ts'

/** One test: the story comes true line by line. See `play` for how a story is told. */
export function scenario(title: string, story: string): void {
  it(title, () => {
    const { told, happened } = play(story)
    expect(happened).toEqual(told)
  })
}

/**
 * Plays a story about one lot, told as a table, and tells what really happened in the same words:
 *
 *     lot       SAR   from 100   lasts 60s   window 10s   extend 7s
 *     wallet    sami 200
 *     at 0s     open                opened     closes 60s
 *     at 55s    bid noor 100        accepted   closes 62s, hold noor 100
 *     at 56s    bid sami 104        refused    bid_too_low, minimum 105
 *
 * A line that came true comes back as it was told; another one ends in the true outcome with all its facts. A line may state
 * as few facts as its story needs, a refusal at least its code. Who has no `wallet` line is rich, who has no `no address`
 * line has one.
 */
export function play(story: string): { told: string[]; happened: string[] } {
  const told = linesOf(story)
  const stage = setStage(told)
  const happened = told.map((line) => {
    if (!line.startsWith('at ')) return line
    const { at, command, outcome } = readStep(line)
    const { word, facts } = perform(stage, at, command)
    const [expectedWord, ...expectedFacts] = outcome
    const cameTrue = word === expectedWord && expectedFacts.every((fact) => facts.includes(fact))
    const statesCode = word !== 'refused' || expectedFacts.length > 0
    return cameTrue && statesCode ? line : `at ${seconds(at)} ${command.join(' ')} ${word} ${facts.join(', ')}`
  })
  return { told, happened }
}

interface Stage {
  lot: Lot
  readonly facts: Map<string, BidderFacts>
  readonly names: Map<UserId, string>
}

interface Outcome {
  readonly word: string
  readonly facts: readonly string[]
}

const RICH: BidderFacts = { availableMinor: 10n ** 15n, hasAddress: true }
const OUTCOMES = ['opened', 'accepted', 'refused', 'sold', 'unsold', 'voided', 'resumed', 'seen']

function linesOf(story: string): string[] {
  return story
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '')
}

function setStage(lines: readonly string[]): Stage {
  const lotLine = lines.find((line) => line.startsWith('lot '))
  assert(lotLine, 'a story begins with its lot')
  const stage: Stage = { lot: readLot(lotLine), facts: new Map(), names: new Map([[person('seller'), 'seller']]) }
  for (const line of lines) {
    const [, wallet, amount = ''] = /^wallet (\w+) (\S+)$/.exec(line) ?? []
    if (wallet) stage.facts.set(wallet, { ...RICH, availableMinor: readMoney(amount, currencyOf(stage)).minor })
    const [, homeless] = /^no address (\w+)$/.exec(line) ?? []
    if (homeless) stage.facts.set(homeless, { ...RICH, hasAddress: false })
    assert(wallet || homeless || /^(lot|at) /.test(line), `not a line of a story: ${line}`)
  }
  return stage
}

function readLot(line: string): Lot {
  const currency = line.split(' ')[1] ?? ''
  assert(isCurrency(currency), `not a currency: ${currency}`)
  const word = (name: string) => new RegExp(` ${name} (\\S+)`).exec(line)?.[1]
  const ms = (name: string, otherwise: number) => readMs(word(name) ?? `${otherwise / 1000}s`)
  return aLot({
    startPrice: readMoney(word('from') ?? '', currency),
    rules: {
      durationMs: ms('lasts', DEFAULT_RULES.durationMs),
      windowMs: ms('window', DEFAULT_RULES.windowMs),
      extensionMs: ms('extend', DEFAULT_RULES.extensionMs),
      maxExtensions: Number(word('at most') ?? DEFAULT_RULES.maxExtensions),
      maxExtensionTotalMs: ms('in all', DEFAULT_RULES.maxExtensionTotalMs),
      suddenDeath: line.includes('sudden death'),
    },
  })
}

function readStep(line: string): { at: Instant; command: string[]; outcome: string[] } {
  const [, time = '', ...words] = line.split(' ')
  const split = words.findIndex((word) => OUTCOMES.includes(word))
  assert(split > 0, `a line states its outcome: ${line}`)
  const [word = '', ...rest] = words.slice(split)
  const facts = rest.join(' ').split(', ')
  return {
    at: instant(readMs(time)),
    command: words.slice(0, split),
    outcome: [word, ...facts.filter((fact) => fact !== '')],
  }
}

function perform(stage: Stage, at: Instant, [verb, ...words]: readonly string[]): Outcome {
  const { lot } = stage
  switch (verb) {
    case 'open':
      return settle(stage, openLot(lot, at))
    case 'bid': {
      const [name = '', amount = '', currency = currencyOf(stage)] = words
      assert(isCurrency(currency), `not a currency: ${currency}`)
      const bidder = person(name)
      stage.names.set(bidder, name)
      const facts = stage.facts.get(name) ?? RICH
      return settle(stage, placeBid(lot, { bidder, amount: readMoney(amount, currency), arrivedAt: at }, facts))
    }
    case 'close':
      return settle(stage, closeLot(lot, at))
    case 'void':
      return settle(stage, voidLot(lot, { operator: person('op'), reason: 'technical_fault', note: '', at }))
    case 'back':
      return settle(stage, resumeLot(lot, { from: instant(readMs(words.at(-1) ?? '')), to: at }))
    case 'look':
      return { word: 'seen', facts: lotFacts(stage, lot) }
    default:
      throw new Error(`not a command of a story: ${verb}`)
  }
}

function settle(stage: Stage, decision: Result<readonly [LotEvent, ...LotEvent[]], { code: string }>): Outcome {
  if (!decision.ok) {
    const { code, ...facts } = decision.refusal
    return { word: 'refused', facts: [code, ...Object.entries(facts).map(([name, value]) => showFact(name, value))] }
  }
  const before = stage.lot
  stage.lot = replay(before, decision.value)
  const { release, place } = holdChange(before, stage.lot)
  const [first] = decision.value
  return {
    word: first.type.slice(first.type.indexOf('_') + 1),
    facts: [
      ...lotFacts(stage, stage.lot),
      ...(release ? [`release ${nameOf(stage, release.bidder)} ${showMoney(release.amount)}`] : []),
      ...(place ? [`hold ${nameOf(stage, place.bidder)} ${showMoney(place.amount)}`] : []),
    ],
  }
}

function lotFacts(stage: Stage, lot: Lot): string[] {
  const { leader } = lot
  return [
    ...(lot.closesAt === null ? [] : [`closes ${seconds(lot.closesAt)}`]),
    ...(leader
      ? [`${nameOf(stage, leader.bidder)} ${showMoney(leader.amount)}`, `bidder ${leader.alias}`]
      : ['nobody']),
    `version ${lot.version}`,
    `bids ${lot.bidCount}`,
    `extensions ${lot.extensions}`,
    `extended ${seconds(lot.extendedMs)}`,
  ]
}

function nameOf(stage: Stage, user: UserId): string {
  return stage.names.get(user) ?? user
}

function currencyOf(stage: Stage): Currency {
  return stage.lot.startPrice.currency
}

function readMs(text: string): number {
  const [, whole = '', thousandths = ''] = /^(\d+)(?:\.(\d{1,3}))?s$/.exec(text) ?? []
  assert(whole !== '', `not a time: ${text}`)
  return Number(whole + thousandths.padEnd(3, '0'))
}

function seconds(ms: number): string {
  return `${ms / 1000}s`
}

function readMoney(text: string, currency: Currency): Money {
  const read = parseDecimal(text.replace(/^-/, ''), currency)
  if (!read.ok && read.refusal.code === 'amount_too_large') return { minor: 10n ** 13n, currency }
  assert(read.ok, `not an amount of ${currency}: ${text}`)
  return { minor: text.startsWith('-') ? -read.value.minor : read.value.minor, currency }
}

function showMoney(amount: Money): string {
  return formatDecimal(amount)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
}

function showFact(name: string, value: unknown): string {
  if (name === 'closesAt') return value === null ? 'closes never' : `closes ${seconds(Number(value))}`
  if (typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value) {
    const { minor, currency } = value
    assert(typeof minor === 'bigint' && typeof currency === 'string' && isCurrency(currency), 'an amount')
    return `${name} ${showMoney({ minor, currency })}`
  }
  return `${name} ${String(value)}`
}
