-- The triggers that forbid changes are there, switched on and say what they should; and no role of ours but the owner, whose
-- functions write, may write to the ledger by itself: neither by a grant of its own, nor by one to everybody, nor as a member
-- of another role.
with wanted (table_name, trigger_name) as (values
  ('account', 'account_is_append_only'), ('account', 'account_is_not_truncated'),
  ('journal', 'journal_is_append_only'), ('journal', 'journal_is_not_truncated'),
  ('transfer', 'transfer_is_append_only'), ('transfer', 'transfer_is_not_truncated'),
  ('balance', 'balance_stays'), ('balance', 'balance_is_not_truncated')
)
select
  format('trigger %s on ledger.%s', wanted.trigger_name, wanted.table_name) as "row",
  case
    when found.tgname is null then 'is missing'
    when found.tgenabled not in ('O', 'A') then 'is switched off'
    else format('calls %s', found.tgfoid::regproc)
  end as detail
from wanted
left join pg_trigger as found
  on found.tgname = wanted.trigger_name and found.tgrelid = to_regclass('ledger.' || wanted.table_name)
where
  found.tgname is null
  or found.tgenabled not in ('O', 'A')
  or found.tgfoid is distinct from to_regproc('ledger.forbid_change')
union all
select
  format('table ledger.%s', relation.relname),
  format('role %s may %s', role.rolname, string_agg(privilege.name, ', '))
from pg_namespace as namespace
join pg_class as relation on relation.relnamespace = namespace.oid and relation.relkind in ('r', 'p', 'v')
join pg_roles as role on role.rolname like 'dallal\_%' and role.oid <> namespace.nspowner and not role.rolsuper
cross join (values ('insert'), ('update'), ('delete'), ('truncate')) as privilege (name)
where
  namespace.nspname = 'ledger'
  and (
    has_table_privilege(role.oid, relation.oid, privilege.name)
    or (privilege.name in ('insert', 'update') and has_any_column_privilege(role.oid, relation.oid, privilege.name))
  )
group by relation.relname, role.rolname
