import { Gavel, ShieldCheck, Video } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { Button } from '#ui/Button.tsx'

const icon = { 'aria-hidden': true, strokeWidth: 1.75, className: 'size-6 text-indigo' } as const

export default function HomePage() {
  const t = useTranslations('shop')
  const shell = useTranslations('shell')
  return (
    <>
      <section className="py-8 md:py-14">
        <h1 className="text-balance font-semibold text-3xl md:text-4xl">{t('home_title')}</h1>
        <p className="mt-4 max-w-[58ch] text-pretty text-lg text-soft">{t('home_lead')}</p>
        <div className="mt-8 flex flex-wrap gap-3">
          <Button asChild>
            <Link href={paths.shows}>{shell('shows')}</Link>
          </Button>
          <Button asChild variant="quiet">
            <Link href={paths.becomeSeller}>{shell('become_seller')}</Link>
          </Button>
        </div>
      </section>
      <section className="grid gap-8 border-line border-t pt-10 md:grid-cols-3">
        <Pledge icon={<Gavel {...icon} />} title={t('how_bid_title')} body={t('how_bid_body')} />
        <Pledge icon={<ShieldCheck {...icon} />} title={t('how_hold_title')} body={t('how_hold_body')} />
        <Pledge icon={<Video {...icon} />} title={t('how_sell_title')} body={t('how_sell_body')} />
      </section>
    </>
  )
}

function Pledge({ icon: mark, title, body }: { icon: ReactNode; title: string; body: string }) {
  return (
    <div>
      {mark}
      <h2 className="mt-3 font-semibold text-lg">{title}</h2>
      <p className="mt-1 text-soft">{body}</p>
    </div>
  )
}
