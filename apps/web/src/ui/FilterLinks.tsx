import { Link } from '#shell/locale/navigation.ts'

export interface FilterLink {
  href: string
  words: string
  isChosen: boolean
}

const look =
  'inline-flex min-h-11 items-center whitespace-nowrap rounded-chip border border-line px-4 text-soft no-underline hover:border-indigo hover:text-indigo aria-[current=true]:border-indigo aria-[current=true]:bg-indigo aria-[current=true]:text-on-indigo'

/** Views of one list, each a link, so that a chosen one has an address; on a phone in a row that scrolls. */
export function FilterLinks({ label, links }: { label: string; links: readonly FilterLink[] }) {
  return (
    <nav aria-label={label} className="-mx-4 relative mb-6 overflow-x-auto px-4 pb-1 md:mx-0 md:px-0">
      <ul className="flex w-max gap-2 md:w-auto md:flex-wrap">
        {links.map(({ href, words, isChosen }) => (
          <li key={href}>
            <Link href={href} aria-current={isChosen ? 'true' : undefined} className={look}>
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
