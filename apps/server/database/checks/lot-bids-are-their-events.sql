-- Whoever was told "accepted" finds the bid in the lot's history, under that version and with that amount; and every bid in
-- the history was somebody's, once.
with accepted as (
  select lot_id, version, bidder_id, (body -> 'amount' ->> 'minor') || ' ' || (body -> 'amount' ->> 'currency') as offered
  from lot_event
  where type = 'bid_accepted'
)
select
  format('bid %s of %s on lot %s', bid.bid_id, bid.bidder_id, bid.lot_id) as "row",
  format('was told %s of %s, but no event says so', bid.outcome ->> 'kind', bid.offered) as detail
from lot_bid as bid
left join accepted
  on accepted.lot_id = bid.lot_id and accepted.version = bid.accepted_version
  and accepted.bidder_id = bid.bidder_id and accepted.offered = bid.offered
where (bid.accepted_version is not null and accepted.lot_id is null)
  or (bid.outcome ->> 'kind' = 'accepted') <> (bid.accepted_version is not null)
union all
select
  format('event %s of lot %s', accepted.version, accepted.lot_id),
  format('an accepted bid of %s that %s bids answer for', accepted.offered, count(bid.bid_id))
from accepted
left join lot_bid as bid on bid.lot_id = accepted.lot_id and bid.accepted_version = accepted.version
group by accepted.lot_id, accepted.version, accepted.offered
having count(bid.bid_id) <> 1
