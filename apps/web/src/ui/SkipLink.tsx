import { useTranslations } from 'next-intl'

/** The first thing a keyboard reaches: past the navigation, to what the page is for. */
export function SkipLink() {
  const t = useTranslations('shell')
  return (
    <a
      href="#content"
      className="sr-only rounded-field bg-indigo px-4 py-3 font-medium text-on-indigo no-underline focus:not-sr-only focus:fixed focus:start-4 focus:top-4 focus:z-50"
    >
      {t('skip_to_content')}
    </a>
  )
}
