-- Who may see and do what with money. Requests see their own accounts and nothing else, and write nothing; rooms, jobs and
-- webhooks may call the functions; nobody has a right to insert, update or delete. The functions act as the owner of the
-- tables, who passes row security by a policy of its own and is stopped by the append-only triggers like everyone.

grant usage on schema ledger to dallal_app, dallal_system;

-- Evaluated once a statement, not once a row: policies call it in a subquery. It runs as the caller, under the policy below.
create function ledger.own_account_ids() returns bigint[]
  language sql stable
  set search_path = ''
as $$
  select coalesce(array_agg(account.id), '{}')
  from ledger.account
  where account.owner_id = public.app_user_id()
    or account.owner_id = (select seller.id from public.seller where seller.person_id = public.app_user_id())
$$;
comment on function ledger.own_account_ids is 'Accounts of the person who asks, as a buyer and as a seller; none when nobody does.';

do $$
declare
  v_table text;
begin
  foreach v_table in array array['currency', 'chart', 'account', 'balance', 'balance_delta', 'journal', 'transfer'] loop
    execute format('alter table ledger.%I enable row level security', v_table);
    execute format('alter table ledger.%I force row level security', v_table);
    execute format('create policy owner_all_%1$s on ledger.%1$I to current_user using (true) with check (true)', v_table);
    execute format('create policy system_select_%1$s on ledger.%1$I for select to dallal_system using (true)', v_table);
    execute format('grant select on ledger.%I to dallal_app, dallal_system', v_table);
  end loop;
end $$;
grant select on ledger.account_balance to dallal_app, dallal_system;

create policy app_select_currency on ledger.currency for select to dallal_app using (true);
create policy app_select_chart on ledger.chart for select to dallal_app using (true);

create policy app_select_account on ledger.account for select to dallal_app
  using (
    owner_id = (select app_user_id())
    or owner_id = (select seller.id from seller where seller.person_id = app_user_id())
    or (select app_is_operator())
  );
create policy app_select_balance on ledger.balance for select to dallal_app
  using (account_id = any ((select ledger.own_account_ids())::bigint[]) or (select app_is_operator()));
create policy app_select_balance_delta on ledger.balance_delta for select to dallal_app
  using ((select app_is_operator()));
create policy app_select_transfer on ledger.transfer for select to dallal_app
  using (
    debit_account_id = any ((select ledger.own_account_ids())::bigint[])
    or credit_account_id = any ((select ledger.own_account_ids())::bigint[])
    or (select app_is_operator())
  );
create policy app_select_journal on ledger.journal for select to dallal_app
  using (
    (select app_is_operator())
    or exists (select from ledger.transfer where transfer.journal_id = journal.id)
  );

grant execute on function ledger.own_account_ids to dallal_app, dallal_system;
revoke execute on function
  ledger.post, ledger.open_accounts, ledger.lock_available, ledger.fold_deltas, ledger.transfer_checksum, ledger.forbid_change
  from public;
grant execute on function
  ledger.post, ledger.open_accounts, ledger.lock_available, ledger.fold_deltas, ledger.transfer_checksum
  to dallal_system;
