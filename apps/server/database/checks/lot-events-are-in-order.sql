-- The events of a lot are numbered from 1 without a gap, bids only rise, and nothing happens to a lot that has ended.
with history as (
  select
    lot_id, version, type,
    (body -> 'amount' ->> 'minor')::bigint as minor,
    row_number() over (partition by lot_id order by version) as expected_version,
    lag(type) over (partition by lot_id order by version) as previous,
    max((body -> 'amount' ->> 'minor')::bigint) filter (where type = 'bid_accepted') over (
      partition by lot_id order by version rows between unbounded preceding and 1 preceding
    ) as highest_before
  from lot_event
)
select
  format('event %s of lot %s', version, lot_id) as "row",
  case
    when version <> expected_version then format('stands where event %s should', expected_version)
    when previous in ('lot_sold', 'lot_unsold', 'lot_voided') then format('%s after %s', type, previous)
    else format('a bid of %s after one of %s', minor, highest_before)
  end as detail
from history
where version <> expected_version
  or previous in ('lot_sold', 'lot_unsold', 'lot_voided')
  or (type = 'bid_accepted' and minor <= highest_before)
