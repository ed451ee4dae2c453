import type { Show } from '@dallal/contract'
import type { Instant } from '@dallal/kernel'
import { ShowCard } from './ShowCard.tsx'

export function ShowGrid({ shows, now }: { shows: readonly Show[]; now: Instant }) {
  return (
    <ul className="grid gap-x-6 gap-y-10 sm:grid-cols-2 lg:grid-cols-3">
      {shows.map((show) => (
        <li key={show.id} className="min-w-0">
          <ShowCard show={show} now={now} />
        </li>
      ))}
    </ul>
  )
}
