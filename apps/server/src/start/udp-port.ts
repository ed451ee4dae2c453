import { createSocket } from 'node:dgram'

/** Why a UDP port cannot be had, in a sentence that says what to do; null when it can. */
export function whyNoUdpPort(host: string, port: number): Promise<string | null> {
  const socket = createSocket('udp4')
  return new Promise((resolve) => {
    const end = (why: string | null) => socket.close(() => resolve(why))
    socket.once('error', (error: NodeJS.ErrnoException) => end(sentenceFor(error, port)))
    socket.bind({ address: host, port, exclusive: true }, () => end(null))
  })
}

function sentenceFor({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE') {
    return `UDP port ${port} is taken by another program: stop it, or set MEDIA_PORT to another one.`
  }
  if (code === 'EACCES') return `UDP port ${port} may not be opened by this user: set MEDIA_PORT to one above 1023.`
  return `UDP port ${port} cannot be opened: ${message}.`
}
