import type { Bilingual as Words } from '@dallal/contract'
import { useLocale } from 'next-intl'
import { writtenFor } from './written.ts'

/** Words a person wrote in one or both languages, isolated from their neighbours and named to screen readers as what they are. */
export function Bilingual({ words, className }: { words: Words; className?: string }) {
  const { text, lang } = writtenFor(words, useLocale())
  return (
    <bdi lang={lang} className={className}>
      {text}
    </bdi>
  )
}
