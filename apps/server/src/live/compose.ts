import type { LivePorts } from './ports.ts'
import { showRoutes } from './routes.ts'
import { followStreams, showTopic } from './show-topic.ts'

export type Live = ReturnType<typeof composeLive>

/** Shows: their announcement, their room, and what the room is told apart from bids and words. */
export function composeLive(ports: LivePorts) {
  ports.hub.topic('show', showTopic(ports))
  const stopFollowing = followStreams(ports)
  return {
    routes: { shows: showRoutes(ports) },
    stop: async () => stopFollowing(),
  }
}
