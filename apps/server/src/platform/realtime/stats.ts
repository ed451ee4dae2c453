/** Plain counters since the start of the hub, and how things stand now. */
export interface LiveStats {
  connections: number
  subscriptions: number
  feeds: number
  handshakes: number
  refusedOrigins: number
  refusedBusy: number
  /** Sockets turned away because their network had all it may have. */
  refusedCrowded: number
  framesIn: number
  messagesIn: number
  framesOut: number
  bytesOut: number
  /** Event × viewer. */
  deliveries: number
  fanOuts: number
  lastFanOutMs: number
  snapshots: number
  /** Resumes answered from memory, and from a topic's source. */
  resumesFromMemory: number
  resumesFromSource: number
  mergedReads: number
  /** Viewer counts that were not sent to a busy socket, and topics that waited for a slow one. */
  heldBackCounts: number
  heldBackTopics: number
  closedTooSlow: number
  closedTooFast: number
  closedDead: number
}

export function noStats(): LiveStats {
  return {
    connections: 0,
    subscriptions: 0,
    feeds: 0,
    handshakes: 0,
    refusedOrigins: 0,
    refusedBusy: 0,
    refusedCrowded: 0,
    framesIn: 0,
    messagesIn: 0,
    framesOut: 0,
    bytesOut: 0,
    deliveries: 0,
    fanOuts: 0,
    lastFanOutMs: 0,
    snapshots: 0,
    resumesFromMemory: 0,
    resumesFromSource: 0,
    mergedReads: 0,
    heldBackCounts: 0,
    heldBackTopics: 0,
    closedTooSlow: 0,
    closedTooFast: 0,
    closedDead: 0,
  }
}
