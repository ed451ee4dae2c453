-- One journal for each business event.
select format('key %s', key) as "row", format('names journals %s', string_agg(id::text, ', ' order by id)) as detail
from ledger.journal
group by key
having count(*) > 1
