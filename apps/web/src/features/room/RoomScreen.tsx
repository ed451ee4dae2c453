'use client'

import { EndedRoom } from './EndedRoom.tsx'
import { LiveRoom } from './LiveRoom.tsx'
import { UpcomingRoom } from './UpcomingRoom.tsx'
import { type RoomGiven, useRoom } from './use-room.ts'

/** The room of a show, whatever it is right now; it turns from one into the next by itself. Stands in a `LiveProvider`. */
export function RoomScreen(given: RoomGiven) {
  const room = useRoom(given)
  const { state } = room
  if (state.kind === 'ended') return <EndedRoom given={given} state={state} />
  if (state.kind === 'upcoming') return <UpcomingRoom given={given} state={state} />
  return <LiveRoom given={given} room={room} state={state} />
}
