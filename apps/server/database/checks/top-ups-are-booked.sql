-- A top-up and what is, or was, incoming for it in the ledger are one and the same: for this person, over this amount, until this
-- moment, and ended by its own event exactly as it says. Neither is there without the other.
with incoming as (
  select
    journal.subject_id as top_up_id,
    journal.kind as begun_by,
    wallet.code,
    wallet.owner_id as user_id,
    wallet.currency,
    held.amount_minor,
    held.expires_at,
    coalesce(resolution.kind::text, 'pending') as became,
    coalesce(resolution.amount_minor, held.amount_minor) as resolved_minor,
    coalesce(ending.subject_id, journal.subject_id) as ended_id,
    count(*) over (partition by journal.subject_id) as times
  from ledger.account as clearing
  join ledger.transfer as held on held.debit_account_id = clearing.id and held.kind = 'pending'
  join ledger.journal on journal.id = held.journal_id
  join ledger.account as wallet on wallet.id = held.credit_account_id
  left join ledger.transfer as resolution on resolution.pending_id = held.id
  left join ledger.journal as ending on ending.id = resolution.journal_id
  where clearing.code = 'gateway_clearing'
), asked as (
  select
    *,
    case status when 'pending' then 'pending' when 'confirmed' then 'captured' else 'voided' end as due
  from top_up
)
select
  format('top-up %s', coalesce(asked.id, incoming.top_up_id)) as "row",
  format(
    'says %s, %s %s for %s until %s; the ledger says %s (%s times), %s %s for %s until %s',
    asked.status, asked.amount_minor, asked.currency, asked.user_id, asked.expires_at,
    incoming.became, coalesce(incoming.times, 0), incoming.amount_minor, incoming.currency, incoming.user_id,
    incoming.expires_at
  ) as detail
from asked
full join incoming on incoming.top_up_id = asked.id
where
  asked.id is null
  or incoming.top_up_id is null
  or incoming.times <> 1
  or incoming.begun_by <> 'top_up_started'
  or incoming.code <> 'user_wallet'
  or incoming.user_id is distinct from asked.user_id
  or incoming.currency <> asked.currency
  or incoming.amount_minor <> asked.amount_minor
  or incoming.resolved_minor <> asked.amount_minor
  or incoming.expires_at is distinct from asked.expires_at
  or incoming.became <> asked.due
  or incoming.ended_id <> asked.id
