import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { mailBySmtp } from './index.ts'

/** A mail server of a few lines (RFC 5321): it answers in turn and keeps what it was told. */
function mailServer() {
  const heard: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let body = false
    let rest = ''
    socket.write('220 ready\r\n')
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        heard.push(line)
        if (body && line !== '.') continue
        if (line === 'DATA') socket.write('354 go on\r\n')
        else socket.write('250 fine\r\n')
        body = line === 'DATA'
      }
    })
  })
  return { server, heard, sockets }
}

const { server, heard, sockets } = mailServer()
afterEach(() => {
  for (const socket of sockets) socket.destroy()
  server.close()
})

describe('a mail by SMTP', () => {
  it('goes to one recipient, in both scripts, and cannot be given a second header or recipient', async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const mail = mailBySmtp({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'dallal@example.com' })

    await mail.send({ to: 'noor@example.com', subject: 'متجر\r\nBcc: eve@example.com', body: 'مرحبًا' })
    mail.close()

    expect(heard.filter((line) => line.startsWith('RCPT TO'))).toEqual(['RCPT TO:<noor@example.com>'])
    expect(heard.some((line) => /^bcc:/i.test(line))).toBe(false)
    expect(heard.some((line) => line === 'From: dallal@example.com')).toBe(true)
  })
})
