'use client'

import { MS } from '@dallal/kernel'
import { useTranslations } from 'next-intl'

/** Writes a length of time as people say it: whole minutes as minutes, all else in seconds. */
export function useLengthWords(): (ms: number) => string {
  const t = useTranslations('editor')
  return (ms) =>
    ms >= MS.minute && ms % MS.minute === 0
      ? t('minutes', { count: ms / MS.minute })
      : t('seconds', { count: ms / MS.second })
}

export interface RuleWordsProps {
  rules: { durationMs: number; windowMs: number; extensionMs: number; suddenDeath: boolean }
}

/** How long a lot is open and what a late bid does. */
export function RuleWords({ rules }: RuleWordsProps) {
  const t = useTranslations('editor')
  const lot = useTranslations('lot')
  const lengthOf = useLengthWords()
  return (
    <>
      <span>{t('lot_rule', { duration: lengthOf(rules.durationMs) })}</span>
      <span aria-hidden="true"> · </span>
      <span>
        {rules.suddenDeath
          ? lot('sudden_death')
          : t('rule_extends', { extension: lengthOf(rules.extensionMs), window: lengthOf(rules.windowMs) })}
      </span>
    </>
  )
}
