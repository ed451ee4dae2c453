-- The transfers of a counted account are numbered from 1 without a gap, and each carries the balance that the ones before
-- it and its own amount make. Whatever is changed, removed or slipped in breaks the chain at its own row.
with side as (
  select
    debit_account_id as account_id, debit_version as version, debit_after_minor as after, id, leg, journal_id,
    case when kind in ('posted', 'captured') then -amount_minor else 0 end as change
  from ledger.transfer
  where debit_version is not null
  union all
  select
    credit_account_id, credit_version, credit_after_minor, id, leg, journal_id,
    case when kind in ('posted', 'captured') then amount_minor else 0 end
  from ledger.transfer
  where credit_version is not null
), chain as (
  select
    side.*,
    row_number() over history as expected_version,
    lag(after, 1, 0::bigint) over history + change as expected_after
  from side
  window history as (partition by account_id order by version)
)
select
  format('transfer %s (journal %s, leg %s)', id, journal_id, leg) as "row",
  format(
    'account %s: version %s where %s is due, balance after %s where %s is due',
    account_id, version, expected_version, after, expected_after
  ) as detail
from chain
where version <> expected_version or after <> expected_after
union all
select
  format('account %s', balance.account_id),
  format('has taken part in %s transfers, the last one known is number %s', balance.version, coalesce(max(chain.version), 0))
from ledger.balance
left join chain on chain.account_id = balance.account_id
where not balance.deferred
group by balance.account_id, balance.version
having balance.version <> coalesce(max(chain.version), 0)
