import { refusalOf } from '@dallal/client'
import { isLocale } from '@dallal/i18n'
import { isUuid, toIso } from '@dallal/kernel'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { LiveProvider } from '#features/live/LiveProvider.tsx'
import { LiveWalletChip } from '#features/room/LiveWalletChip.tsx'
import { RoomScreen } from '#features/room/RoomScreen.tsx'
import { api } from '#shell/api.ts'
import { chosenTheme } from '#shell/chosen-theme.ts'
import { Header } from '#shell/Header.tsx'
import { written } from '#shell/locale/written.ts'
import { marketNow } from '#shell/market-clock.ts'
import { pageMetadata } from '#shell/page-metadata.ts'
import { paths } from '#shell/paths.ts'
import { currentBalances, currentPerson } from '#shell/session.ts'
import { pictureUrl } from '#ui/ProductPicture.tsx'

type Params = { params: Promise<{ locale: string; show: string }> }

const showAndLots = cache(async (id: string) => {
  if (!isUuid(id)) return notFound()
  try {
    const [show, { lots }] = await Promise.all([api.shows.show({ show: id }), api.auction.lots({ show: id })])
    return { show, lots }
  } catch (error) {
    if (refusalOf(error)?.code === 'not_found') return notFound()
    throw error
  }
})

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale, show: id } = await params
  if (!isLocale(locale)) return {}
  const { show } = await showAndLots(id)
  return pageMetadata({
    locale,
    path: paths.show(id),
    title: written(show.title, locale),
    description: show.seller.shopName,
    picture: show.cover ? pictureUrl(show.cover, show.cover.widths.at(-1) ?? show.cover.width) : undefined,
  })
}

/** The room of a show: to come, live or over. */
export default async function ShowPage({ params }: Params) {
  const { show: id } = await params
  const { show, lots } = await showAndLots(id)
  const [person, balances, theme, now] = await Promise.all([
    currentPerson(),
    currentBalances(),
    chosenTheme(),
    marketNow(),
  ])
  const wallet = person && <LiveWalletChip person={person.id} currency={show.currency} balances={balances} />
  return (
    <LiveProvider person={person?.id ?? null}>
      <div className="flex h-dvh flex-col">
        <div className="max-lg:hidden">
          <Header person={person} theme={theme} wallet={wallet} />
        </div>
        <main id="content" className="min-h-0 grow">
          <RoomScreen show={show} lots={lots} person={person} balances={balances} drawnAt={toIso(now)} />
        </main>
      </div>
    </LiveProvider>
  )
}
