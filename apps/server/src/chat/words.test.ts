import { describe, expect, it } from 'vitest'
import { cleanWords, LONGEST_MESSAGE } from './words.ts'

describe('words for the room', () => {
  it.each([
    ['مرحبا  بالجميع', 'مرحبا بالجميع', 'white space is one space'],
    [' line\r\nbreak\t ', 'line break', 'a message is one line'],
    ['a\u202egnp.exe', 'agnp.exe', 'nobody turns the direction of a line'],
    ['\u2067سعر\u2069 100', 'سعر 100', 'nor isolates a part of it'],
    ['bell\u0007', 'bell', 'control characters are cut'],
    ['می\u200cخواهم', 'می\u200cخواهم', 'a joiner that spells a word stays'],
    ['👩‍👧', '👩‍👧', 'a family of emoji stays one'],
    ['e\u0301', 'é', 'one way of writing a letter'],
    [`z${'\u0335'.repeat(40)}`, `z${'\u0335'.repeat(4)}`, 'a tower of marks is cut'],
  ])('%j becomes %j: %s', (text, expected) => {
    expect(cleanWords(text)).toEqual({ ok: true, value: expected })
  })

  it.each([
    ['', 'message_empty'],
    [' \n\t ', 'message_empty'],
    ['\u202e\u200b\u2069', 'message_empty'],
    ['\u3164\u3164', 'message_empty'],
    ['\ud800', 'message_empty'],
    ['ش'.repeat(LONGEST_MESSAGE + 1), 'message_too_long'],
  ])('%j is refused: %s', (text, code) => {
    expect(cleanWords(text)).toMatchObject({ ok: false, refusal: { code } })
  })

  it('the limit counts characters as people do', () => {
    expect(cleanWords('😀'.repeat(LONGEST_MESSAGE))).toMatchObject({ ok: true })
  })
})
