/** The certificate of an installation: made once, kept in two files that only their owner may read. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { selfSigned } from '#certificate/self-signed.ts'

export type CertificateFiles = { certificatePath: string; privateKeyPath: string }

const OWNER_ONLY = 0o600
const OWNER_ONLY_DIRECTORY = 0o700
const RENEW_BEFORE_MS = 30 * 86_400_000

/**
 * Makes the certificate and its key in `directory`, or keeps the ones that are there when they belong together and stay
 * valid for another 30 days. Rejects when the directory cannot be written.
 */
export async function ensureCertificate(directory: string, now = new Date()): Promise<CertificateFiles> {
  const files = { certificatePath: join(directory, 'certificate.pem'), privateKeyPath: join(directory, 'key.pem') }
  if (await isUsable(files, now)) return files

  await mkdir(directory, { recursive: true, mode: OWNER_ONLY_DIRECTORY })
  const { certificate, privateKey } = selfSigned('sfu', now)
  await replace(files.privateKeyPath, privateKey)
  await replace(files.certificatePath, certificate)
  return files
}

async function isUsable(files: CertificateFiles, now: Date): Promise<boolean> {
  try {
    const certificate = new X509Certificate(await readFile(files.certificatePath))
    const privateKey = createPrivateKey(await readFile(files.privateKeyPath))
    const staysValid = Date.parse(certificate.validTo) - now.getTime() > RENEW_BEFORE_MS
    return staysValid && certificate.checkPrivateKey(privateKey)
  } catch {
    return false // Missing or not readable as what it should be: made anew, or writing says why not.
  }
}

/** Whole or not at all, also when the process ends half-way. */
async function replace(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${process.pid}.new`
  await writeFile(unfinished, text, { mode: OWNER_ONLY })
  await rename(unfinished, path)
}
