import { refusalOf } from '@dallal/client'
import { isUuid } from '@dallal/kernel'
import { notFound } from 'next/navigation'
import { RunScreen } from '#features/run/RunScreen.tsx'
import { api } from '#shell/api.ts'
import { requirePerson } from '#shell/session.ts'

/** Where a seller runs one of their own shows. */
export default async function RunPage({ params }: { params: Promise<{ show: string }> }) {
  const { show: id } = await params
  if (!isUuid(id)) notFound()
  const person = await requirePerson('seller')
  const { show, lots } = await ownShow(id)
  if (show.seller.id !== person.seller?.id) notFound()
  return (
    <main id="content" className="h-dvh">
      <RunScreen show={show} lots={lots} person={person.id} />
    </main>
  )
}

async function ownShow(id: string) {
  try {
    const [show, { lots }] = await Promise.all([api.shows.show({ show: id }), api.auction.lots({ show: id })])
    return { show, lots }
  } catch (error) {
    if (refusalOf(error)?.code === 'not_found') return notFound()
    throw error
  }
}
