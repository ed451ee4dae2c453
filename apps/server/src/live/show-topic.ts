import { asId, type ShowId } from '@dallal/kernel'
import type { TopicSource } from '#platform/realtime'
import { historyEpoch } from './history-epoch.ts'
import type { LivePorts } from './ports.ts'
import { authoriseShow } from './read-shows.ts'
import { nextShowVersion, showById } from './show-store.ts'

/**
 * Topic `show:ID`: its status, its lots, and whether there is video. Events are not kept beyond the memory of the hub; who
 * missed more gets the state, which is small. The version is read first: what comes after it may be told once more, and
 * says the same again.
 */
export function showTopic(ports: Pick<LivePorts, 'database' | 'lots' | 'streams'>): TopicSource<'show'> {
  const { database, lots, streams } = ports
  return {
    authorise: (id, caller) => authoriseShow(ports, id, caller),
    snapshot: (id) =>
      database.asSystem(async (tx) => {
        const show = await showById(tx, asId<ShowId>(id))
        if (!show) return null
        return {
          epoch: await historyEpoch(tx),
          version: show.version,
          state: {
            status: show.status,
            currentLot: await lots.currentLot(tx, show.id),
            streaming: streams.isStreaming(show.id),
            lots: await lots.summaries(tx, show.id),
          },
        }
      }),
  }
}

/** Tells the room when its video comes and goes, in that order; returns a way to stop. */
export function followStreams({ database, hub, streams, log }: LivePorts): () => void {
  let told = Promise.resolve()

  async function tell(show: ShowId, isStreaming: boolean): Promise<void> {
    try {
      const version = await database.asSystem((tx) => nextShowVersion(tx, show))
      hub.publish('show', show, version, { type: isStreaming ? 'stream_started' : 'stream_stopped' })
    } catch (error) {
      log.error('a show was not told of its video', { show, error })
    }
  }

  return streams.onChange((show, isStreaming) => {
    told = told.then(() => tell(show, isStreaming))
  })
}
