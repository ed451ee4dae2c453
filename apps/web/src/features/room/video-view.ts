import type { StreamState } from '#features/video/keep-stream.ts'

/**
 * What stands in the place of the video. `absent`: the seller sends none yet, or none any more and we never had a picture.
 * `reconnecting` keeps the last picture; `full`: there is video, and no place for us yet. Bidding goes by another way and stays.
 */
export type VideoView = 'absent' | 'connecting' | 'live' | 'reconnecting' | 'full'

/** One view from what the room says of the seller's stream and from how our own receiving stands. */
export function videoView(streaming: boolean, receiving: StreamState | null, hadPicture: boolean): VideoView {
  if (receiving === 'live') return 'live'
  if (receiving === 'full' && streaming) return 'full'
  if (hadPicture) return 'reconnecting'
  return streaming ? 'connecting' : 'absent'
}
