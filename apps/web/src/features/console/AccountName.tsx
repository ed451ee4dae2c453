import type { Journal } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import { isAccountCode } from './ledger-words.ts'

type Account = Pick<Journal['transfers'][number]['debit'], 'code'> & { owner?: string | null }

/** An account of the books in words, with the end of its owner's id: enough to tell two apart. */
export function AccountName({ account }: { account: Account }) {
  const t = useTranslations('console')
  const { code, owner } = account
  return (
    <span>
      {isAccountCode(code) ? t(`account_${code}`) : <bdi dir="ltr">{code}</bdi>}
      {owner && (
        <>
          {' '}
          <bdi dir="ltr" title={owner} className="text-soft tabular-nums">
            …{owner.slice(-6)}
          </bdi>
        </>
      )}
    </span>
  )
}
