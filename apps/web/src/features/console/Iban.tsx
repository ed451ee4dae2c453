import { groupIban } from './group-iban.ts'

/** An IBAN in full, left to right in both languages. */
export function Iban({ iban }: { iban: string }) {
  return (
    <bdi dir="ltr" className="whitespace-nowrap tabular-nums">
      {groupIban(iban)}
    </bdi>
  )
}
