import type { ReactNode } from 'react'
import { Words } from '#shell/locale/Words.tsx'

const FEATURES = ['show', 'room', 'lot', 'chat', 'live', 'run'] as const

/** The live screens have the whole window: no head, no foot, nothing beside what happens. */
export default function RoomLayout({ children }: { children: ReactNode }) {
  return <Words features={FEATURES}>{children}</Words>
}
