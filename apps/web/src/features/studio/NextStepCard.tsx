import { formatDay, formatTime, isolate } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '#shell/locale/navigation.ts'
import { written } from '#shell/locale/written.ts'
import { paths } from '#shell/paths.ts'
import { StatusChip } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import type { NextStep } from './next-step.ts'

/** The one thing to do next, with the way to it. */
export function NextStepCard({ step }: { step: NextStep }) {
  const t = useTranslations('studio')
  const show = useTranslations('show')
  const { title, body, href, action } = useStepWords(step)
  return (
    <Card className="flex flex-wrap items-center justify-between gap-x-8 gap-y-5">
      <div className="min-w-0 flex-1 basis-72">
        {step.kind === 'live' ? (
          <StatusChip tone="live">{show('live')}</StatusChip>
        ) : (
          <p className="text-sm text-soft">{t('next_step')}</p>
        )}
        <h2 className="mt-1 text-balance font-semibold text-xl">{title}</h2>
        <p className="mt-1 max-w-[56ch] text-soft">{body}</p>
      </div>
      <Button asChild size="lg">
        <Link href={href}>{action}</Link>
      </Button>
    </Card>
  )
}

function useStepWords(step: NextStep) {
  const t = useTranslations('studio')
  const words = useTranslations('show')
  const locale = useLocale()
  switch (step.kind) {
    case 'live':
      return {
        title: t('step_live_title', { show: isolate(written(step.show.title, locale)) }),
        body: t('step_live_body'),
        href: paths.studioRun(step.show.id),
        action: t('step_live_action'),
      }
    case 'ship':
      return {
        title: t('step_ship_title', { count: step.count }),
        body: t('step_ship_body'),
        href: `${paths.studioOrders}?status=paid`,
        action: t('step_ship_action'),
      }
    case 'first_product':
      return {
        title: t('step_first_product_title'),
        body: t('step_first_product_body'),
        href: paths.studioNewProduct,
        action: t('new_product'),
      }
    case 'first_show':
      return {
        title: t('step_first_show_title'),
        body: t('step_first_show_body'),
        href: paths.studioNewShow,
        action: t('new_show'),
      }
    case 'announce':
      return {
        title: t('step_announce_title', { show: isolate(written(step.show.title, locale)) }),
        body: t('step_announce_body'),
        href: paths.studioShow(step.show.id),
        action: t('step_announce_action'),
      }
    case 'prepare': {
      const at = step.show.startsAt === null ? null : instant(step.show.startsAt)
      const when = at
        ? words('day_and_time', { day: formatDay(at, locale), time: formatTime(at, locale) })
        : words('no_date')
      return {
        title: t('step_prepare_title', { show: isolate(written(step.show.title, locale)) }),
        body: t('step_prepare_body', { when }),
        href: paths.studioShow(step.show.id),
        action: t('step_prepare_action'),
      }
    }
    case 'quiet':
      return {
        title: t('step_quiet_title'),
        body: t('step_quiet_body'),
        href: paths.studioNewShow,
        action: t('new_show'),
      }
  }
}
