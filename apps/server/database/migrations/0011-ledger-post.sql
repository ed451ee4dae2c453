-- The one way money moves. ledger.post judges any number of journals in one go, each on its own: a journal that is refused
-- leaves no trace and does not touch its neighbours. It runs in read committed on purpose; what makes it right is the order
-- "lock in id order, then read". One call costs one round trip and one write per table, however many journals it carries.

create function ledger.transfer_checksum(
  p_key uuid, p_journal_kind text, p_subject_id uuid, p_leg smallint, p_kind ledger.transfer_kind,
  p_debit_account_id bigint, p_credit_account_id bigint, p_amount_minor bigint, p_pending_id bigint, p_expires_at timestamptz,
  p_debit_version bigint, p_credit_version bigint, p_debit_after_minor bigint, p_credit_after_minor bigint
) returns bytea
  language sql stable parallel safe
as $$
  select substr(sha256(convert_to(
    concat_ws('|',
      p_key, p_journal_kind, p_subject_id, p_leg, p_kind, p_debit_account_id, p_credit_account_id, p_amount_minor,
      coalesce(p_pending_id, 0), coalesce((extract(epoch from p_expires_at) * 1000000)::bigint, 0),
      coalesce(p_debit_version, 0), coalesce(p_credit_version, 0),
      coalesce(p_debit_after_minor, 0), coalesce(p_credit_after_minor, 0)
    ), 'UTF8')), 1, 8)
$$;
comment on function ledger.transfer_checksum is 'What a transfer''s checksum must be, from the rest of its row and its journal.';

create function ledger.post(
  -- Journals, one element each.
  p_keys uuid[],
  p_fingerprints bytea[],
  p_kinds text[],
  p_subject_ids uuid[],
  -- Legs of all journals, in order; p_leg_journals holds the place (from 1) of the journal each belongs to, ascending.
  p_leg_journals int[],
  p_leg_kinds ledger.transfer_kind[],
  p_debit_ids bigint[],
  p_credit_ids bigint[],
  p_amounts bigint[],
  -- The pending leg that a capture or a void resolves: key of its journal and its place there, from 0.
  p_hold_keys uuid[],
  p_hold_legs smallint[],
  p_expires_at timestamptz[],
  -- Business time: when it happened, and what has expired.
  p_now timestamptz
) returns table (status text, journal_id bigint, failed_leg int)
  language plpgsql volatile security definer
  set search_path = ''
  set plan_cache_mode = force_generic_plan
as $$
declare
  v_journals constant int := cardinality(p_keys);
  v_legs constant int := cardinality(p_leg_journals);
  v_has_holds constant boolean := array_position(p_leg_kinds, 'captured') is not null or array_position(p_leg_kinds, 'voided') is not null;

  -- Accounts of this batch, as they stand after the journals judged so far. Deferred ones start from zero.
  v_account bigint[]; v_currency text[]; v_guard ledger.guard[]; v_deferred boolean[];
  v_debit bigint[]; v_credit bigint[]; v_pending_debit bigint[]; v_pending_credit bigint[];
  v_version bigint[]; v_version_before bigint[];
  v_hot_account bigint[]; v_hot_currency text[];

  -- Journals: their outcome, and an earlier one of this batch under the same key.
  v_status text[] := array_fill('ok'::text, array[v_journals]);
  v_journal_id bigint[] := array_fill(null::bigint, array[v_journals]);
  v_failed_leg int[] := array_fill(null::int, array[v_journals]);
  v_twin int[]; v_twin_of int[];

  -- Legs: places of their accounts, what they resolve, and what will be written of them.
  v_debit_at int[]; v_credit_at int[];
  v_pending_id bigint[]; v_held bigint[]; v_held_until timestamptz[]; v_resolved boolean[]; v_same_hold int[];
  v_amount bigint[] := p_amounts;
  v_number smallint[] := array_fill(null::smallint, array[v_legs]);
  v_debit_version bigint[] := array_fill(null::bigint, array[v_legs]); v_credit_version bigint[] := v_debit_version;
  v_debit_after bigint[] := v_debit_version; v_credit_after bigint[] := v_debit_version;

  k int := 0; i int; j int; a int; b int; earlier int;
  v_first int; v_seen int := 0; v_bad text; v_kind ledger.transfer_kind; v_minor bigint;
  v_new_debit bigint; v_new_credit bigint; v_new_pending_debit bigint; v_new_pending_credit bigint;
begin
  -- 1. What captures and voids resolve. The accounts come from the pending transfer, never from the caller.
  if v_has_holds then
    select
      array_agg(held.id order by leg.place),
      array_agg(held.amount_minor order by leg.place),
      array_agg(held.expires_at order by leg.place),
      array_agg(coalesce(held.debit_account_id, leg.debit_id) order by leg.place),
      array_agg(coalesce(held.credit_account_id, leg.credit_id) order by leg.place)
    into v_pending_id, v_held, v_held_until, p_debit_ids, p_credit_ids
    from unnest(p_hold_keys, p_hold_legs, p_debit_ids, p_credit_ids)
      with ordinality as leg (hold_key, hold_leg, debit_id, credit_id, place)
    left join ledger.journal as holder on holder.key = leg.hold_key
    left join ledger.transfer as held
      on held.journal_id = holder.id and held.leg = leg.hold_leg and held.kind = 'pending';
  end if;

  -- 2. Lock every counted account in id order: two batches can then never wait for each other.
  select
    array_agg(row.account_id), array_agg(row.currency::text), array_agg(row.guard), array_agg(row.deferred),
    array_agg(row.debit_minor), array_agg(row.credit_minor),
    array_agg(row.pending_debit_minor), array_agg(row.pending_credit_minor), array_agg(row.version)
  into
    v_account, v_currency, v_guard, v_deferred,
    v_debit, v_credit, v_pending_debit, v_pending_credit, v_version
  from (
    select *
    from ledger.balance
    where account_id = any (p_debit_ids || p_credit_ids) and not deferred
    order by account_id
    for no key update
  ) as row;

  select array_agg(account_id), array_agg(currency::text)
  into v_hot_account, v_hot_currency
  from ledger.balance
  where account_id = any (p_debit_ids || p_credit_ids) and deferred;

  if v_hot_account is not null then
    a := cardinality(v_hot_account);
    v_account := v_account || v_hot_account;
    v_currency := v_currency || v_hot_currency;
    v_guard := v_guard || array_fill('none'::ledger.guard, array[a]);
    v_deferred := v_deferred || array_fill(true, array[a]);
    v_debit := v_debit || array_fill(0::bigint, array[a]);
    v_credit := v_credit || array_fill(0::bigint, array[a]);
    v_pending_debit := v_pending_debit || array_fill(0::bigint, array[a]);
    v_pending_credit := v_pending_credit || array_fill(0::bigint, array[a]);
    v_version := v_version || array_fill(0::bigint, array[a]);
  end if;
  v_version_before := v_version;

  select array_agg(debit.place::int order by leg.place), array_agg(credit.place::int order by leg.place)
  into v_debit_at, v_credit_at
  from unnest(p_debit_ids, p_credit_ids) with ordinality as leg (debit_id, credit_id, place)
  left join unnest(v_account) with ordinality as debit (id, place) on debit.id = leg.debit_id
  left join unnest(v_account) with ordinality as credit (id, place) on credit.id = leg.credit_id;

  -- 3. What is known already. Read after the locks, so that a concurrent twin has committed and is seen.
  for k, v_bad, v_minor in
    select asked.place, case when known.fingerprint = asked.fingerprint then 'duplicate' else 'key_reused' end, known.id
    from unnest(p_keys, p_fingerprints) with ordinality as asked (key, fingerprint, place)
    join ledger.journal as known on known.key = asked.key
  loop
    v_status[k] := v_bad;
    v_journal_id[k] := v_minor;
  end loop;

  if (select count(distinct key) from unnest(p_keys) as key) < v_journals then
    select array_agg(earlier_place order by place) into v_twin
    from (
      select place, (lag(place) over (partition by key order by place))::int as earlier_place
      from unnest(p_keys) with ordinality as asked (key, place)
    ) as twins;
    v_twin_of := array_fill(null::int, array[v_journals]);
  end if;

  if v_has_holds then
    select array_agg(resolution.id is not null order by leg.place), array_agg(leg.earlier_place order by leg.place)
    into v_resolved, v_same_hold
    from (
      select
        pending_id, place,
        case when pending_id is not null then (lag(place) over (partition by pending_id order by place))::int end as earlier_place
      from unnest(v_pending_id) with ordinality as held (pending_id, place)
    ) as leg
    left join ledger.transfer as resolution on resolution.pending_id = leg.pending_id;
  end if;

  -- 4. Judge leg by leg, in memory.
  k := 0;
  for i in 1..v_legs loop
    if p_leg_journals[i] <> k then
      k := p_leg_journals[i];
      v_first := i;
      v_seen := v_seen + 1;
      if v_twin is not null then
        earlier := v_twin[k];
        while earlier is not null loop
          if v_status[earlier] = 'ok' then
            v_status[k] := case when p_fingerprints[earlier] = p_fingerprints[k] then 'duplicate' else 'key_reused' end;
            v_twin_of[k] := earlier;
          end if;
          earlier := v_twin[earlier];
        end loop;
      end if;
    end if;
    if v_status[k] <> 'ok' then continue; end if;

    a := v_debit_at[i];
    b := v_credit_at[i];
    v_kind := p_leg_kinds[i];
    v_minor := case when v_kind = 'voided' then v_held[i] else p_amounts[i] end;

    -- The first reason that applies is the answer.
    v_bad := case
      when v_kind in ('captured', 'voided') and v_held[i] is null then 'pending_not_found'
      when a is null or b is null then 'unknown_account'
      when a = b then 'same_account'
      when v_currency[a] <> v_currency[b] then 'currency_mismatch'
      when v_deferred[a] and v_deferred[b] then 'deferred_pair'
      when v_minor is null or v_minor <= 0 or v_minor > 1000000000000000 then 'bad_amount'
    end;
    if v_bad is null and v_kind in ('captured', 'voided') then
      if v_resolved[i] then v_bad := 'already_resolved'; end if;
      earlier := v_same_hold[i];
      while v_bad is null and earlier is not null loop
        if v_status[p_leg_journals[earlier]] = 'ok' then v_bad := 'already_resolved'; end if;
        earlier := v_same_hold[earlier];
      end loop;
      if v_bad is null and v_kind = 'captured' then
        if v_held_until[i] <= p_now then v_bad := 'pending_expired';
        elsif v_minor > v_held[i] then v_bad := 'exceeds_pending';
        end if;
      end if;
    end if;

    if v_bad is null then
      v_new_debit := v_debit[a];
      v_new_credit := v_credit[b];
      v_new_pending_debit := v_pending_debit[a];
      v_new_pending_credit := v_pending_credit[b];
      if v_kind in ('captured', 'voided') then
        v_new_pending_debit := v_new_pending_debit - v_held[i];
        v_new_pending_credit := v_new_pending_credit - v_held[i];
      end if;
      if v_kind in ('posted', 'captured') then
        v_new_debit := v_new_debit + v_minor;
        v_new_credit := v_new_credit + v_minor;
      elsif v_kind = 'pending' then
        v_new_pending_debit := v_new_pending_debit + v_minor;
        v_new_pending_credit := v_new_pending_credit + v_minor;
      end if;

      if v_kind <> 'voided' and (
        (v_guard[a] = 'debits_within_credits' and v_new_debit + v_new_pending_debit > v_credit[a])
        or (v_guard[b] = 'credits_within_debits' and v_new_credit + v_new_pending_credit > v_debit[b])
      ) then
        v_bad := 'insufficient_funds';
      else
        v_debit[a] := v_new_debit;
        v_credit[b] := v_new_credit;
        v_pending_debit[a] := v_new_pending_debit;
        v_pending_credit[b] := v_new_pending_credit;
        v_version[a] := v_version[a] + 1;
        v_version[b] := v_version[b] + 1;
        v_amount[i] := v_minor;
        v_number[i] := i - v_first;
        if not v_deferred[a] then
          v_debit_version[i] := v_version[a];
          v_debit_after[i] := v_credit[a] - v_debit[a];
        end if;
        if not v_deferred[b] then
          v_credit_version[i] := v_version[b];
          v_credit_after[i] := v_credit[b] - v_debit[b];
        end if;
      end if;
    end if;

    -- Refused: take the earlier legs of this journal back, last first. Its neighbours are not touched.
    if v_bad is not null then
      v_status[k] := v_bad;
      v_failed_leg[k] := i - v_first;
      for j in reverse i - 1..v_first loop
        a := v_debit_at[j];
        b := v_credit_at[j];
        v_kind := p_leg_kinds[j];
        v_version[a] := v_version[a] - 1;
        v_version[b] := v_version[b] - 1;
        if v_kind in ('captured', 'voided') then
          v_pending_debit[a] := v_pending_debit[a] + v_held[j];
          v_pending_credit[b] := v_pending_credit[b] + v_held[j];
        end if;
        if v_kind in ('posted', 'captured') then
          v_debit[a] := v_debit[a] - v_amount[j];
          v_credit[b] := v_credit[b] - v_amount[j];
        elsif v_kind = 'pending' then
          v_pending_debit[a] := v_pending_debit[a] - v_amount[j];
          v_pending_credit[b] := v_pending_credit[b] - v_amount[j];
        end if;
      end loop;
    end if;
  end loop;
  if v_seen <> v_journals then
    raise exception 'every journal has a leg, and legs stand in the order of their journals' using errcode = 'P0L02';
  end if;

  -- 5. Write what was accepted, one statement a table. Journal ids are drawn first, so nothing has to be joined back.
  select array_agg(case when journal.status = 'ok' then nextval('ledger.journal_id_seq') else journal.id end order by journal.place)
  into v_journal_id
  from unnest(v_status, v_journal_id) with ordinality as journal (status, id, place);

  insert into ledger.journal (id, key, fingerprint, kind, subject_id, effective_at)
  overriding system value
  select journal.id, journal.key, journal.fingerprint, journal.kind, journal.subject_id, p_now
  from unnest(v_journal_id, p_keys, p_fingerprints, p_kinds, p_subject_ids, v_status)
    with ordinality as journal (id, key, fingerprint, kind, subject_id, status, place)
  where journal.status = 'ok'
  order by journal.place;

  insert into ledger.transfer (
    journal_id, leg, kind, debit_account_id, credit_account_id, amount_minor, pending_id, expires_at,
    debit_version, credit_version, debit_after_minor, credit_after_minor, checksum
  )
  select
    v_journal_id[leg.journal], leg.number, leg.kind, leg.debit_id, leg.credit_id, leg.amount, leg.pending_id, leg.expires_at,
    leg.debit_version, leg.credit_version, leg.debit_after, leg.credit_after,
    ledger.transfer_checksum(
      p_keys[leg.journal], p_kinds[leg.journal], p_subject_ids[leg.journal], leg.number, leg.kind,
      leg.debit_id, leg.credit_id, leg.amount, leg.pending_id, leg.expires_at,
      leg.debit_version, leg.credit_version, leg.debit_after, leg.credit_after
    )
  from unnest(
    p_leg_journals, v_number, p_leg_kinds, p_debit_ids, p_credit_ids, v_amount, v_pending_id, p_expires_at,
    v_debit_version, v_credit_version, v_debit_after, v_credit_after
  ) with ordinality as leg (
    journal, number, kind, debit_id, credit_id, amount, pending_id, expires_at,
    debit_version, credit_version, debit_after, credit_after, place
  )
  where v_status[leg.journal] = 'ok'
  order by leg.place;

  update ledger.balance
  set
    debit_minor = moved.debit, credit_minor = moved.credit,
    pending_debit_minor = moved.pending_debit, pending_credit_minor = moved.pending_credit,
    version = moved.version
  from unnest(v_account, v_deferred, v_debit, v_credit, v_pending_debit, v_pending_credit, v_version, v_version_before)
    as moved (id, deferred, debit, credit, pending_debit, pending_credit, version, version_before)
  where balance.account_id = moved.id and not moved.deferred and moved.version <> moved.version_before;

  if v_hot_account is not null then
    insert into ledger.balance_delta (account_id, debit_minor, credit_minor, pending_debit_minor, pending_credit_minor)
    select moved.id, moved.debit, moved.credit, moved.pending_debit, moved.pending_credit
    from unnest(v_account, v_deferred, v_debit, v_credit, v_pending_debit, v_pending_credit, v_version)
      as moved (id, deferred, debit, credit, pending_debit, pending_credit, version)
    where moved.deferred and moved.version > 0;
  end if;

  -- 6. A twin within the batch answers with the id its first got.
  if v_twin_of is not null then
    for k in 1..v_journals loop
      if v_twin_of[k] is not null then v_journal_id[k] := v_journal_id[v_twin_of[k]]; end if;
    end loop;
  end if;
  return query
    select outcome.status, outcome.journal_id, outcome.failed_leg
    from unnest(v_status, v_journal_id, v_failed_leg) as outcome (status, journal_id, failed_leg);
end $$;
comment on function ledger.post is 'Judges and writes journals: all legs of each, or none. Answers one row a journal, in order.';

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
    select account.id
    from unnest(p_codes, p_owner_ids, p_currencies) with ordinality as wanted (code, owner_id, currency, place)
    join ledger.account
      on account.code = wanted.code
      and account.owner_id is not distinct from wanted.owner_id
      and account.currency = wanted.currency
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
