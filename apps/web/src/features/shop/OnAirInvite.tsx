import { Radio } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { Button } from '#ui/Button.tsx'

/** While nobody is on air, the place says so and offers it to who wants to sell. */
export function OnAirInvite({ isSeller }: { isSeller: boolean }) {
  const t = useTranslations('shop')
  return (
    <aside className="mt-8 flex flex-wrap items-center gap-x-5 gap-y-4 rounded-card border border-line p-5 md:mt-10">
      <Radio aria-hidden="true" strokeWidth={1.75} className="size-6 shrink-0 text-soft" />
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="font-semibold">{t('on_air_invite_title')}</h2>
        <p className="text-soft">{t('on_air_invite_body')}</p>
      </div>
      <Button asChild variant="quiet">
        <Link href={isSeller ? paths.studioShows : paths.becomeSeller}>
          {t(isSeller ? 'on_air_invite_seller' : 'on_air_invite_action')}
        </Link>
      </Button>
    </aside>
  )
}
