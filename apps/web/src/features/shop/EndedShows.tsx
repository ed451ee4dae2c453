import type { Show } from '@dallal/contract'
import type { Instant } from '@dallal/kernel'
import { api } from '#shell/api.ts'
import { ShowGrid } from './ShowGrid.tsx'
import { ShowResults } from './ShowResults.tsx'

/** The show that ended last with all of its results, those before it as cards. */
export async function EndedShows({ shows, now }: { shows: readonly Show[]; now: Instant }) {
  const [latest, ...earlier] = shows
  if (!latest) return null
  const { lots } = await api.auction.lots({ show: latest.id })
  return (
    <>
      <ShowResults show={latest} lots={lots} now={now} />
      {earlier.length > 0 && (
        <div className="mt-10">
          <ShowGrid shows={earlier} now={now} />
        </div>
      )}
    </>
  )
}
