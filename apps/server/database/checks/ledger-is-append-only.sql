-- The triggers that forbid changes are there and switched on.
with wanted (table_name, trigger_name) as (values
  ('account', 'account_is_append_only'), ('account', 'account_is_not_truncated'),
  ('journal', 'journal_is_append_only'), ('journal', 'journal_is_not_truncated'),
  ('transfer', 'transfer_is_append_only'), ('transfer', 'transfer_is_not_truncated'),
  ('balance', 'balance_stays'), ('balance', 'balance_is_not_truncated')
)
select
  format('trigger %s on ledger.%s', wanted.trigger_name, wanted.table_name) as "row",
  case when found.tgname is null then 'is missing' else 'is switched off' end as detail
from wanted
left join pg_trigger as found
  on found.tgname = wanted.trigger_name and found.tgrelid = to_regclass('ledger.' || wanted.table_name)
where found.tgname is null or found.tgenabled <> 'O'
