import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { honestPicture, hostileFiles, jpegFromAPhone } from './hostile-files.test-dsl.ts'
import { type ImageDecoder, startImageDecoder } from './image-decoder.ts'

let decoder: ImageDecoder
let files: Awaited<ReturnType<typeof hostileFiles>>
beforeAll(async () => {
  decoder = startImageDecoder()
  files = await hostileFiles()
})
afterAll(() => decoder.stop())

async function outcomeOf(bytes: Uint8Array): Promise<string> {
  const outcome = await decoder.decode(bytes)
  return outcome.ok ? 'accepted' : outcome.refusal.code
}

async function accepted(bytes: Uint8Array) {
  const outcome = await decoder.decode(bytes)
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`)
  return outcome.value
}

describe('what strangers send', () => {
  test.each([
    ['nothing at all', 'image_unreadable'],
    ['an SVG with a script, whatever its name says', 'image_type_unsupported'],
    ['an SVG behind an XML head', 'image_type_unsupported'],
    ['a page of HTML', 'image_type_unsupported'],
    ['a GIF', 'image_type_unsupported'],
    ['a PDF', 'image_type_unsupported'],
    ['a film in a RIFF box', 'image_type_unsupported'],
    ['HTML that ends in a picture', 'image_type_unsupported'],
    ['the first bytes of a JPEG, then words', 'image_unreadable'],
    ['the first bytes of a WebP, then words', 'image_unreadable'],
    ['half a JPEG', 'image_unreadable'],
    ['half a PNG', 'image_unreadable'],
    ['half a WebP', 'image_unreadable'],
    ['a PNG that promises more rows than it has', 'image_unreadable'],
    ['a PNG without pixels', 'image_unreadable'],
    ['a PNG of 20000 × 20000', 'image_too_many_pixels'],
    ['50 MB', 'too_large'],
    ['a JPEG with a page of HTML behind it', 'accepted'],
    ['a PNG with a script in its words', 'accepted'],
    ['a picture of one pixel', 'accepted'],
    ['a thread of 1 × 20000', 'accepted'],
  ] as const)('%s: %s', async (title, expected) => {
    expect(await outcomeOf(files[title])).toBe(expected)
  })

  test('what is accepted is served without a byte of what was hidden in it', async () => {
    for (const title of ['a JPEG with a page of HTML behind it', 'a PNG with a script in its words'] as const) {
      for (const file of (await accepted(files[title])).files) {
        expect(Buffer.from(file.bytes).includes('script')).toBe(false)
      }
    }
  })

  test('a phone’s picture is turned upright and forgets where it was taken', async () => {
    const phone = await jpegFromAPhone()
    const before = await sharp(phone).metadata()
    expect([before.width, before.height, before.orientation]).toEqual([120, 80, 6])
    expect(before.exif).toBeDefined()
    expect(before.xmp).toBeDefined()

    const image = await accepted(phone)
    expect([image.width, image.height]).toEqual([80, 120])
    for (const file of image.files) {
      const { exif, xmp, icc, iptc, orientation, comments } = await sharp(file.bytes).metadata()
      expect([exif, xmp, icc, iptc, orientation, comments]).toEqual(Array(6).fill(undefined))
    }
  })

  test('a large picture is kept in every width, and none is larger than it was', async () => {
    const image = await accepted(await honestPicture('jpeg', 2000, 1000))
    expect(image.files.map((file) => file.width)).toEqual([160, 320, 640, 960, 1200])
    expect((await accepted(await honestPicture('png', 500, 400))).files.map((file) => file.width)).toEqual([
      160, 320, 500,
    ])
  })

  test('two hundred damaged files: each is refused or drawn anew, none takes two seconds', {
    timeout: 60_000,
  }, async () => {
    const seed = Math.floor(Math.random() * 2 ** 31)
    let state = seed
    const dice = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return (state >>> 8) % below
    }
    const honest = await Promise.all((['jpeg', 'png', 'webp'] as const).map((format) => honestPicture(format)))
    for (let n = 0; n < 200; n += 1) {
      const bytes = Buffer.from(honest[n % 3] ?? [])
      for (let change = 0; change <= dice(12); change += 1) bytes[12 + dice(bytes.length - 12)] = dice(256)
      const started = performance.now()
      const outcome = await decoder.decode(bytes)
      expect(performance.now() - started, `file ${n} of seed ${seed}`).toBeLessThan(2_000)
      if (!outcome.ok) {
        expect(['image_unreadable', 'image_too_many_pixels', 'image_type_unsupported']).toContain(outcome.refusal.code)
      }
    }
  })
})

describe('a decoder that fails', () => {
  test('a picture that takes too long is refused, and the next one is read by a new process', async () => {
    const hurried = startImageDecoder({ timeoutMs: 1, waiting: 4 })
    const picture = await honestPicture('jpeg', 1600, 1600)
    expect(await hurried.decode(picture)).toEqual({ ok: false, refusal: { code: 'image_unreadable' } })
    await hurried.stop()
    expect(await outcomeOf(picture)).toBe('accepted')
  })

  test('only a few may wait: the others are asked to come back', async () => {
    const small = startImageDecoder({ timeoutMs: 6_000, waiting: 2 })
    const picture = await honestPicture('png')
    const outcomes = await Promise.all([1, 2, 3].map(() => small.decode(picture)))
    expect(outcomes.map((one) => (one.ok ? 'accepted' : one.refusal.code))).toEqual([
      'accepted',
      'accepted',
      'too_many_requests',
    ])
    await small.stop()
  })
})
