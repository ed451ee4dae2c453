-- A lot reads as the fold of its events: status, version, close, leader, price and every count.
with folded as (
  select
    lot_id,
    max(version) as version,
    count(*) filter (where type = 'bid_accepted') as bid_count,
    count(distinct bidder_id) filter (where type = 'bid_accepted') as bidder_count,
    count(*) filter (where type = 'lot_extended') as extensions,
    (array_agg(type order by version desc) filter (
      where type in ('lot_opened', 'lot_sold', 'lot_unsold', 'lot_voided')
    ))[1] as latest,
    (array_agg((body ->> 'closesAt')::numeric order by version desc) filter (where body ? 'closesAt'))[1] as closes_at,
    (array_agg(bidder_id order by version desc) filter (where type = 'bid_accepted'))[1] as leader_id,
    (array_agg((body ->> 'alias')::int order by version desc) filter (where type = 'bid_accepted'))[1] as leader_alias,
    (array_agg((body -> 'amount' ->> 'minor')::bigint order by version desc) filter (where type = 'bid_accepted'))[1]
      as price_minor
  from lot_event
  group by lot_id
), expected as (
  select
    lot.id,
    coalesce(folded.version, 0) as version,
    case folded.latest
      when 'lot_opened' then 'open' when 'lot_sold' then 'sold' when 'lot_unsold' then 'unsold' when 'lot_voided' then 'void'
      else 'queued'
    end as status,
    folded.closes_at,
    case when folded.latest = 'lot_voided' then null else folded.leader_id end as leader_id,
    case when folded.latest = 'lot_voided' then null else folded.leader_alias end as leader_alias,
    case when folded.latest = 'lot_voided' then null else folded.price_minor end as price_minor,
    coalesce(folded.bid_count, 0) as bid_count,
    coalesce(folded.bidder_count, 0) as bidder_count,
    coalesce(folded.extensions, 0) as extensions
  from lot
  left join folded on folded.lot_id = lot.id
)
select
  'lot ' || lot.id as "row",
  format(
    'says %s at version %s, price %s, %s bids; its events say %s at version %s, price %s, %s bids',
    lot.status, lot.version, lot.price_minor, lot.bid_count,
    expected.status, expected.version, expected.price_minor, expected.bid_count
  ) as detail
from lot
join expected on expected.id = lot.id
where lot.status <> expected.status
  or lot.version <> expected.version
  or round(extract(epoch from lot.closes_at) * 1000) is distinct from expected.closes_at
  or lot.leader_id is distinct from expected.leader_id
  or lot.leader_alias is distinct from expected.leader_alias
  or lot.price_minor is distinct from expected.price_minor
  or lot.bid_count <> expected.bid_count
  or lot.bidder_count <> expected.bidder_count
  or lot.extensions <> expected.extensions
