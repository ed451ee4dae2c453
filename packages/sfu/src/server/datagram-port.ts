/** The one UDP port by which all media come and go. */
import { createSocket } from 'node:dgram'
import type { Address } from '#ice/stun.ts'

export type DatagramPort = {
  number: number
  /** Never throws: a datagram that cannot be sent is lost, as any may be. */
  send(datagram: Buffer, to: Address): void
  onDatagram(handler: (datagram: Buffer, from: Address) => void): void
  close(): Promise<void>
}

export type OpenPort = (host: string, number: number) => Promise<DatagramPort>

/** The kernel's own buffers; a burst of many viewers' packets must not overrun them. */
const BUFFER_BYTES = 4 * 2 ** 20
/** Waiting in this process when the kernel takes no more. Beyond it datagrams are lost here: late media is of no use. */
const MAX_QUEUED_BYTES = 4 * 2 ** 20

/** Binds IPv4. Rejects when the port is taken. Plain dgram: it works alike on every platform and every Node. */
export const openUdpPort: OpenPort = async (host, number) => {
  // Peers are always given by address, so that the lookup before each packet can be spared.
  const socket = createSocket({ type: 'udp4', lookup: (address, _options, done) => done(null, address, 4) })
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.bind(number, host, resolve)
  })
  socket.removeAllListeners('error')
  socket.on('error', () => {}) // An unreachable peer is its own session's matter: it ends when consent does.
  widen(() => socket.setRecvBufferSize(BUFFER_BYTES))
  widen(() => socket.setSendBufferSize(BUFFER_BYTES))
  let isOpen = true
  return {
    number: socket.address().port,
    send: (datagram, to) => {
      if (isOpen && socket.getSendQueueSize() < MAX_QUEUED_BYTES) socket.send(datagram, to.port, to.address, () => {})
    },
    onDatagram: (handler) =>
      socket.on('message', (datagram, { address, port }) => handler(datagram, { address, port })),
    close: () => {
      isOpen = false
      return new Promise((resolve) => socket.close(() => resolve()))
    },
  }
}

/** Some systems refuse more than their own maximum instead of giving that: the default is then what we have. */
function widen(set: () => void): void {
  try {
    set()
  } catch {
    return
  }
}
