-- A pending transfer that expires is resolved soon after: within a day, however long the gateway was away.
select
  format('transfer %s (journal %s, leg %s)', held.id, held.journal_id, held.leg) as "row",
  format('expired at %s and is still pending', held.expires_at) as detail
from ledger.transfer as held
left join ledger.transfer as resolution on resolution.pending_id = held.id
cross join clock_offset
where
  held.kind = 'pending'
  and resolution.id is null
  and held.expires_at < now() + make_interval(secs => clock_offset.offset_ms / 1000.0) - interval '1 day'
