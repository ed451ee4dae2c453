import { Gavel, ShieldCheck, Video } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Section } from './Section.tsx'

const icon = { 'aria-hidden': true, strokeWidth: 1.75, className: 'size-6 text-indigo' } as const

/** What the market promises, in three sentences. */
export function HowItWorks() {
  const t = useTranslations('shop')
  return (
    <Section title={t('how_title')} className="border-line border-t pt-10">
      <div className="grid gap-8 md:grid-cols-3">
        <Pledge icon={<Gavel {...icon} />} title={t('how_bid_title')} body={t('how_bid_body')} />
        <Pledge icon={<ShieldCheck {...icon} />} title={t('how_hold_title')} body={t('how_hold_body')} />
        <Pledge icon={<Video {...icon} />} title={t('how_sell_title')} body={t('how_sell_body')} />
      </div>
    </Section>
  )
}

function Pledge({ icon: mark, title, body }: { icon: ReactNode; title: string; body: string }) {
  return (
    <div>
      {mark}
      <h3 className="mt-3 font-semibold text-lg">{title}</h3>
      <p className="mt-1 max-w-[48ch] text-soft">{body}</p>
    </div>
  )
}
