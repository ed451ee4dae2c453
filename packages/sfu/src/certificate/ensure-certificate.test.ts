import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureCertificate } from '#certificate/ensure-certificate.ts'
import { selfSigned } from '#certificate/self-signed.ts'

let parent: string
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'sfu-certificate-'))
})
afterEach(() => rm(parent, { recursive: true }))

const directory = () => join(parent, 'media')

test('a certificate is made once and then kept', async () => {
  const files = await ensureCertificate(directory())
  const first = await readFile(files.certificatePath, 'utf8')
  expect(await ensureCertificate(directory())).toEqual(files)
  expect(await readFile(files.certificatePath, 'utf8')).toBe(first)
})

test('it is its own issuer, signed by the key beside it, on the curve that browsers use', async () => {
  const files = await ensureCertificate(directory())
  const certificate = new X509Certificate(await readFile(files.certificatePath))
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(certificate.checkPrivateKey(createPrivateKey(await readFile(files.privateKeyPath)))).toBe(true)
  expect(certificate.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1')
})

test.runIf(process.platform !== 'win32')('only its owner can read the key', async () => {
  const files = await ensureCertificate(directory())
  expect((await stat(files.privateKeyPath)).mode & 0o777).toBe(0o600)
  expect((await stat(directory())).mode & 0o777).toBe(0o700)
})

test('one that ends within 30 days, a damaged one and a stranger’s key are replaced', async () => {
  const files = await ensureCertificate(directory())
  const renewed = async () => {
    const before = await readFile(files.certificatePath, 'utf8')
    await ensureCertificate(directory())
    return (await readFile(files.certificatePath, 'utf8')) !== before
  }
  const nineYearsAgo = new Date(Date.now() - (10 * 365 - 29) * 86_400_000)
  const ending = selfSigned('sfu', nineYearsAgo)
  await writeFile(files.certificatePath, ending.certificate)
  await writeFile(files.privateKeyPath, ending.privateKey)
  expect(await renewed()).toBe(true)

  await writeFile(files.certificatePath, 'half a certif')
  expect(await renewed()).toBe(true)

  await writeFile(files.privateKeyPath, selfSigned('sfu', new Date()).privateKey)
  expect(await renewed()).toBe(true)
})

test('after 2049 the year has four digits, and it is read back as the same moment', () => {
  const certificate = new X509Certificate(selfSigned('sfu', new Date('2045-01-02T03:04:05Z')).certificate)
  expect(new Date(certificate.validFrom).toISOString()).toBe('2045-01-01T03:04:05.000Z')
  expect(new Date(certificate.validTo).getUTCFullYear()).toBe(2054)
})
