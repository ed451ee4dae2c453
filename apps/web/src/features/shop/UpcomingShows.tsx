import type { Show } from '@dallal/contract'
import type { Instant } from '@dallal/kernel'
import { api } from '#shell/api.ts'
import { FeaturedShow } from './FeaturedShow.tsx'
import { ShowGrid } from './ShowGrid.tsx'

/** The shows to come: one alone is told in full, several stand side by side. */
export async function UpcomingShows({ shows, now }: { shows: readonly Show[]; now: Instant }) {
  const [first, second] = shows
  if (!first) return null
  if (second) return <ShowGrid shows={shows} now={now} />
  const { lots } = await api.auction.lots({ show: first.id })
  return (
    <div className="max-w-4xl">
      <FeaturedShow show={first} lots={lots} now={now} />
    </div>
  )
}
