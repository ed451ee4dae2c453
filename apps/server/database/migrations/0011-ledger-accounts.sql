-- Accounts of the ledger: found or opened, locked and read by who is about to post, and the deferred ones folded. Like ledger.post
-- these run as the owner of the tables, because nobody else may write them.

create function ledger.open_accounts(p_codes text[], p_owner_ids uuid[], p_currencies text[])
  returns table (account_id bigint)
  language plpgsql volatile security definer
  set search_path = ''
as $$
begin
  if exists (
    select
    from unnest(p_codes, p_owner_ids) as wanted (code, owner_id)
    left join ledger.chart on chart.code = wanted.code
    where chart.owned is distinct from (wanted.owner_id is not null)
  ) then
    raise exception 'an account has an owner exactly when the chart says so' using errcode = 'P0L03';
  end if;

  -- Inserted in one order everywhere: two callers who open the same accounts can then never wait for each other.
  with opened as (
    insert into ledger.account (code, owner_id, currency)
    select distinct wanted.code, wanted.owner_id, wanted.currency
    from unnest(p_codes, p_owner_ids, p_currencies) as wanted (code, owner_id, currency)
    order by 1, 2, 3
    on conflict on constraint account_is_one_per_owner_code_and_currency do nothing
    returning id, code, currency
  )
  insert into ledger.balance (account_id, currency, guard, deferred)
  select opened.id, opened.currency, chart.guard, chart.deferred
  from opened
  join ledger.chart on chart.code = opened.code;

  return query
    select coalesce(owned.id, platform.id)
    from unnest(p_codes, p_owner_ids, p_currencies) with ordinality as wanted (code, owner_id, currency, place)
    left join ledger.account as owned
      on owned.owner_id = wanted.owner_id and owned.code = wanted.code and owned.currency = wanted.currency
    left join ledger.account as platform
      on platform.owner_id is null and wanted.owner_id is null
      and platform.code = wanted.code and platform.currency = wanted.currency
    order by wanted.place;
end $$;
comment on function ledger.open_accounts is 'Finds the accounts, opening those that are not there yet; answers their ids in the order asked.';

create function ledger.lock_available(p_account_ids bigint[])
  returns table (account_id bigint, available_minor bigint)
  language sql volatile security definer
  set search_path = ''
as $$
  select balance.account_id, balance.credit_minor - balance.debit_minor - balance.pending_debit_minor
  from ledger.balance
  where balance.account_id = any (p_account_ids) and not balance.deferred
  order by balance.account_id
  for no key update
$$;
comment on function ledger.lock_available is 'Locks counted accounts in id order until the transaction ends and tells what each may spend.';

create function ledger.fold_deltas() returns bigint
  language sql volatile security definer
  set search_path = ''
as $$
  -- Exact under concurrency: the delete answers just the rows that it removed.
  with removed as (
    delete from ledger.balance_delta returning *
  ), folded as (
    select
      account_id, count(*) as rows,
      sum(debit_minor)::bigint as debit, sum(credit_minor)::bigint as credit,
      sum(pending_debit_minor)::bigint as pending_debit, sum(pending_credit_minor)::bigint as pending_credit
    from removed
    group by account_id
  ), updated as (
    update ledger.balance
    set
      debit_minor = balance.debit_minor + folded.debit,
      credit_minor = balance.credit_minor + folded.credit,
      pending_debit_minor = balance.pending_debit_minor + folded.pending_debit,
      pending_credit_minor = balance.pending_credit_minor + folded.pending_credit
    from folded
    where balance.account_id = folded.account_id
    returning folded.rows
  )
  select coalesce(sum(rows), 0)::bigint from updated
$$;
comment on function ledger.fold_deltas is 'Folds the deltas of deferred accounts into their balances; answers how many.';
