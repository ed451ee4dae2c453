import type { Connection } from './connection.ts'
import type { Feed } from './feed.ts'

/**
 * One viewer's place in one topic. `cursor` is the last version written to it; everything else follows from comparing that
 * with the head, so that nothing is lost or doubled whatever happens in between.
 * reading: its start is being read · live: gets what is new · held back: waits until a slow socket took what it has.
 */
export class Subscription {
  readonly connection: Connection
  readonly feed: Feed
  state: 'reading' | 'live' | 'held_back' | 'ended' = 'reading'
  cursor = 0
  /** As whom this subscription is counted among the viewers of its show; null while it is not. */
  viewer: string | null = null

  constructor(connection: Connection, feed: Feed) {
    this.connection = connection
    this.feed = feed
  }
}
