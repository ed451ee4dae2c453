-- What sellers have asked for is exactly what is held on their accounts; what was sent and is not confirmed is exactly what is
-- in transit.
select
  format('seller %s', coalesce(asked.seller_id, held.owner_id)) as "row",
  format(
    'asked for %s %s, held are %s',
    coalesce(asked.minor, 0), coalesce(asked.currency, held.currency), coalesce(held.pending_debit_minor, 0)
  ) as detail
from (
  select seller_id, currency, sum(amount_minor) as minor from payout where status = 'requested' group by seller_id, currency
) as asked
full join (
  select * from ledger.account_balance where code = 'seller_available'
) as held on held.owner_id = asked.seller_id and held.currency = asked.currency
where coalesce(asked.minor, 0) <> coalesce(held.pending_debit_minor, 0)
union all
select
  format('currency %s', coalesce(sent.currency, transit.currency)),
  format('sent and not confirmed %s, in transit %s', coalesce(sent.minor, 0), coalesce(transit.minor, 0))
from (
  select currency, sum(amount_minor) as minor from payout where status = 'sent' group by currency
) as sent
full join (
  select currency, credit_minor - debit_minor as minor from ledger.account_balance where code = 'payout_transit'
) as transit on transit.currency = sent.currency
where coalesce(sent.minor, 0) <> coalesce(transit.minor, 0)
