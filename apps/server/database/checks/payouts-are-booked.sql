-- Every payout is in the ledger as far as it says it has come, over just its amount, from its seller's account and, when it
-- failed, back into it; and nothing else was held, sent, paid or given back.
with steps as (
  select
    journal.subject_id as payout_id,
    journal.kind,
    transfer.amount_minor,
    coalesce(debit.owner_id, credit.owner_id)::text as seller_id,
    debit.currency
  from ledger.journal
  join ledger.transfer on transfer.journal_id = journal.id
  join ledger.account as debit on debit.id = transfer.debit_account_id
  join ledger.account as credit on credit.id = transfer.credit_account_id
  where journal.kind in ('payout_requested', 'payout_sent', 'payout_paid', 'payout_failed')
), booked as (
  select
    payout_id,
    case max(case kind when 'payout_requested' then 1 when 'payout_sent' then 2 when 'payout_paid' then 3 else 4 end)
      when 1 then 'requested' when 2 then 'sent' when 3 then 'paid' else 'failed'
    end as status,
    count(*) as steps,
    min(amount_minor) as least_minor,
    max(amount_minor) as most_minor,
    min(seller_id) as seller_id,
    max(seller_id) as other_seller_id,
    min(currency) as currency
  from steps
  group by payout_id
)
select
  format('payout %s', coalesce(payout.id, booked.payout_id)) as "row",
  format(
    'says %s over %s %s for %s; the ledger says %s over %s to %s %s for %s',
    payout.status, payout.amount_minor, payout.currency, payout.seller_id,
    booked.status, booked.least_minor, booked.most_minor, booked.currency, booked.seller_id
  ) as detail
from payout
full join booked on booked.payout_id = payout.id
where payout.id is null
  or booked.payout_id is null
  or booked.status <> payout.status
  or booked.steps <> case payout.status
    when 'requested' then 1
    when 'sent' then 2
    when 'paid' then 3
    else case when payout.sent_at is null then 2 else 3 end
  end
  or booked.least_minor <> payout.amount_minor
  or booked.most_minor <> payout.amount_minor
  or booked.currency <> payout.currency
  or booked.seller_id <> payout.seller_id::text
  or booked.other_seller_id <> payout.seller_id::text
