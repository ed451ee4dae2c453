-- The balance of an account is the sum of its transfers, in all four columns.
with resolved as (
  select pending_id as id
  from ledger.transfer
  where pending_id is not null
), side as (
  select debit_account_id as account_id, kind, id, amount_minor as debit, 0::bigint as credit
  from ledger.transfer
  union all
  select credit_account_id, kind, id, 0, amount_minor
  from ledger.transfer
), folded as (
  select
    side.account_id,
    coalesce(sum(side.debit) filter (where side.kind in ('posted', 'captured')), 0) as debit,
    coalesce(sum(side.credit) filter (where side.kind in ('posted', 'captured')), 0) as credit,
    coalesce(sum(side.debit) filter (where side.kind = 'pending' and resolved.id is null), 0) as pending_debit,
    coalesce(sum(side.credit) filter (where side.kind = 'pending' and resolved.id is null), 0) as pending_credit
  from side
  left join resolved on resolved.id = side.id
  group by side.account_id
)
select
  format('account %s (%s %s)', balance.id, balance.code, balance.currency) as "row",
  format(
    'balance says debit %s credit %s pending %s %s, transfers say %s %s %s %s',
    balance.debit_minor, balance.credit_minor, balance.pending_debit_minor, balance.pending_credit_minor,
    coalesce(folded.debit, 0), coalesce(folded.credit, 0), coalesce(folded.pending_debit, 0), coalesce(folded.pending_credit, 0)
  ) as detail
from ledger.account_balance as balance
left join folded on folded.account_id = balance.id
where
  balance.debit_minor <> coalesce(folded.debit, 0)
  or balance.credit_minor <> coalesce(folded.credit, 0)
  or balance.pending_debit_minor <> coalesce(folded.pending_debit, 0)
  or balance.pending_credit_minor <> coalesce(folded.pending_credit, 0)
