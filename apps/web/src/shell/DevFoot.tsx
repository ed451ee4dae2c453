import { getTranslations } from 'next-intl/server'
import { api } from './api.ts'
import { Link } from './locale/navigation.ts'
import { developmentTools } from './market-clock.ts'
import { PersonSwitcher } from './PersonSwitcher.tsx'
import { paths } from './paths.ts'
import { currentPerson } from './session.ts'

/**
 * The tools of development at the foot of every page: who one is. Drawn only where the server says these tools exist and
 * are open to this browser; anywhere else it is nothing at all.
 */
export async function DevFoot() {
  const people = await peopleOneCanBecome()
  if (people === null) return null

  const t = await getTranslations('shell')
  const person = await currentPerson()
  return (
    <aside aria-label={t('development_only')} className="border-line border-t border-dashed px-4 py-3 md:px-6">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-3 text-sm text-soft">
        <span>{t('development_only')}</span>
        <PersonSwitcher people={people} current={person?.id ?? null} />
        <Link href={paths.mailbox} className="inline-flex min-h-10 items-center text-indigo">
          {t('mailbox')}
        </Link>
      </div>
    </aside>
  )
}

async function peopleOneCanBecome() {
  try {
    const tools = await developmentTools()
    return tools?.open ? (await api.development.people()).people : null
  } catch {
    // A page must never fail because its tools did.
    return null
  }
}
