import type { ChatMessage } from '@dallal/contract'
import { expect, it } from 'vitest'
import { evolveSayings, isCalm, type Saying, type SayingEvent, unheard } from './sayings.ts'

const after = (...events: SayingEvent[]) => events.reduce<readonly Saying[]>(evolveSayings, [])
const said: SayingEvent = { type: 'said', id: 'a', text: 'كم المقاس؟' }
const heard = (id: string, at = 0): ChatMessage => ({ id, name: 'نورة', role: 'viewer', text: 'كم المقاس؟', at })

it('accepted words leave, as the chat has them', () => {
  expect(after(said, { type: 'answered', id: 'a', outcome: { kind: 'accepted', version: 1, alias: null } })).toEqual([])
})

it('words that came too fast stay with their author, with the reason, until put aside', () => {
  const refusal = { code: 'chat_too_fast', facts: { retryAfterSeconds: 3 } }
  const sayings = after(said, { type: 'answered', id: 'a', outcome: { kind: 'refused', refusal } })
  expect(sayings).toMatchObject([{ text: 'كم المقاس؟', state: { kind: 'refused', code: 'chat_too_fast' } }])
  expect(evolveSayings(sayings, { type: 'put_aside', id: 'a' })).toEqual([])
})

it('words the chat already shows are not shown twice', () => {
  expect(unheard(after(said), [heard('a')])).toEqual([])
  expect(unheard(after(said), [heard('b')])).toHaveLength(1)
})

it('a screen reader reads along only while few speak', () => {
  expect(isCalm([heard('a', 1_000), heard('b', 9_000)], 10_000)).toBe(true)
  expect(
    isCalm(
      ['a', 'b', 'c', 'd', 'e'].map((id) => heard(id, 9_000)),
      10_000,
    ),
  ).toBe(false)
  expect(
    isCalm(
      ['a', 'b', 'c', 'd', 'e'].map((id) => heard(id, 1_000)),
      60_000,
    ),
  ).toBe(true)
})
