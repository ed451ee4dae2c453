/** The outside world of this file is a machine for which koffi has no binary. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { ensureCertificate } from '#certificate/ensure-certificate.ts'
import { startSfu } from '#server/start.ts'

vi.mock('koffi', () => ({
  default: {
    load: () => {
      throw new Error('no binary of koffi for this platform')
    },
  },
}))

test('without koffi the media server says that it is unavailable, and why, and opens nothing', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'sfu-unavailable-'))
  const outcome = await startSfu(
    {
      secret: 'x'.repeat(32),
      udp: { host: '127.0.0.1', port: 0 },
      http: { host: '127.0.0.1', port: 0 },
      addresses: ['127.0.0.1'],
      ...(await ensureCertificate(directory)),
    },
    () => {},
    () => expect.unreachable('no port is opened'),
  )
  await rm(directory, { recursive: true })
  expect(outcome.kind).toBe('unavailable')
  expect(outcome.kind === 'unavailable' && outcome.why).toMatch(/koffi/)
})
