import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ShowSetup } from '#features/editor/ShowSetup.tsx'
import { SHOW_TONES } from '#features/editor/StudioShowRow.tsx'
import { BackLink } from '#features/studio/BackLink.tsx'
import { api } from '#shell/api.ts'
import { foundOr404 } from '#shell/found-or-404.ts'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { written } from '#shell/locale/written.ts'
import { paths } from '#shell/paths.ts'
import { requirePerson } from '#shell/session.ts'
import { StatusChip } from '#ui/Badge.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'

interface ShowPageProps {
  params: Promise<{ show: string }>
}

const loadShow = cache((id: string) => foundOr404(api.shows.show({ show: id })))

export async function generateMetadata({ params }: ShowPageProps): Promise<Metadata> {
  const [show, locale] = await Promise.all([loadShow((await params).show), getLocale()])
  return { title: written(show.title, locale) }
}

export default async function StudioShowPage({ params }: ShowPageProps) {
  const id = (await params).show
  const [show, { lots }, person, offerable, locale, t] = await Promise.all([
    loadShow(id),
    foundOr404(api.auction.lots({ show: id })),
    requirePerson('seller'),
    api.catalog.ownProducts({ status: 'published', limit: 100 }),
    getLocale(),
    getTranslations('show'),
  ])
  // Everyone may read an announced show; only its seller prepares it here.
  if (show.seller.id !== person.seller?.id) notFound()
  const products = offerable.items.map(({ id: product, title, stock, inLots }) => ({
    id: product,
    title: written(title, locale),
    left: stock - inLots,
  }))
  return (
    <>
      <PageHeader
        title={<Bilingual words={show.title} />}
        status={<StatusChip tone={SHOW_TONES[show.status]}>{t(`status_${show.status}`)}</StatusChip>}
        back={<BackLink href={paths.studioShows}>{t('shows')}</BackLink>}
      />
      <ShowSetup show={show} lots={lots} products={products} />
    </>
  )
}
