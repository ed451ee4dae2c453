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
  -- Planned once a connection, perhaps while the tables are still small: never by reading a whole table.
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
declare
  v_journals constant int := cardinality(p_keys);
  v_legs constant int := cardinality(p_leg_journals);
  v_resolves constant boolean :=
    array_position(p_leg_kinds, 'captured') is not null or array_position(p_leg_kinds, 'voided') is not null;

  -- Accounts of this call, the counted ones in id order and then the deferred ones, as they stand after the legs judged so far.
  -- Deferred accounts count from zero and have no guard.
  v_account bigint[]; v_currency text[]; v_guard ledger.guard[]; v_version bigint[]; v_version_before bigint[];
  v_debit bigint[]; v_credit bigint[]; v_pending_debit bigint[]; v_pending_credit bigint[];
  v_hot_account bigint[]; v_hot_currency text[]; v_counted int; v_hot int := 0;

  -- Journals: their outcome, and the earlier one of this call under the same key.
  v_status text[] := array_fill('ok'::text, array[v_journals]);
  v_journal_id bigint[] := array_fill(null::bigint, array[v_journals]);
  v_failed_leg int[] := array_fill(null::int, array[v_journals]);
  v_twin int[];
  v_twin_of int[];

  -- Legs: what they resolve, where their accounts stand above, why they cannot be, and what they change.
  v_pending_id bigint[]; v_held bigint[]; v_held_until timestamptz[]; v_same_hold int[]; v_resolved boolean[];
  v_debit_at int[]; v_credit_at int[]; v_reason text[];
  v_amount bigint[]; v_posted bigint[]; v_reserved bigint[];
  v_number smallint[] := array_fill(null::smallint, array[v_legs]);
  v_debit_version bigint[] := array_fill(null::bigint, array[v_legs]);
  v_credit_version bigint[] := v_debit_version;
  v_debit_after bigint[] := v_debit_version;
  v_credit_after bigint[] := v_debit_version;

  k int; i int; a int; b int; v_earlier int;
  v_first int; v_seen int := 0;
  v_answer text; v_known_id bigint; v_new_posted bigint; v_new_reserved bigint;
begin
  -- 1. What captures and voids resolve. The accounts come from the pending transfer, never from the caller.
  if v_resolves then
    select
      array_agg(leg.pending_id order by leg.place), array_agg(leg.held order by leg.place),
      array_agg(leg.held_until order by leg.place), array_agg(leg.same_hold order by leg.place),
      array_agg(leg.debit_id order by leg.place), array_agg(leg.credit_id order by leg.place)
    into v_pending_id, v_held, v_held_until, v_same_hold, p_debit_ids, p_credit_ids
    from (
      select
        asked.place, held.id as pending_id, held.amount_minor as held, held.expires_at as held_until,
        case when held.id is not null then (lag(asked.place) over (partition by held.id order by asked.place))::int end as same_hold,
        coalesce(held.debit_account_id, asked.debit_id) as debit_id,
        coalesce(held.credit_account_id, asked.credit_id) as credit_id
      from unnest(p_hold_keys, p_hold_legs, p_debit_ids, p_credit_ids)
        with ordinality as asked (hold_key, hold_leg, debit_id, credit_id, place)
      left join ledger.journal as holder on holder.key = asked.hold_key
      left join ledger.transfer as held
        on held.journal_id = holder.id and held.leg = asked.hold_leg and held.kind = 'pending'
    ) as leg;
  end if;

  -- 2. Lock every counted account in id order: two calls can then never wait for each other.
  select
    coalesce(array_agg(locked.account_id), '{}'), array_agg(locked.currency::text), array_agg(locked.guard),
    array_agg(locked.debit_minor), array_agg(locked.credit_minor),
    array_agg(locked.pending_debit_minor), array_agg(locked.pending_credit_minor), array_agg(locked.version)
  into v_account, v_currency, v_guard, v_debit, v_credit, v_pending_debit, v_pending_credit, v_version
  from (
    select *
    from ledger.balance
    where account_id = any (p_debit_ids || p_credit_ids) and not deferred
    order by account_id
    for no key update
  ) as locked;
  v_counted := cardinality(v_account);

  select coalesce(array_agg(account_id order by account_id), '{}'), array_agg(currency::text order by account_id)
  into v_hot_account, v_hot_currency
  from ledger.balance
  where deferred and account_id = any (p_debit_ids || p_credit_ids);
  v_hot := cardinality(v_hot_account);
  if v_hot > 0 then
    v_currency := v_currency || v_hot_currency;
    v_guard := v_guard || array_fill('none'::ledger.guard, array[v_hot]);
    v_debit := v_debit || array_fill(0::bigint, array[v_hot]);
    v_credit := v_credit || array_fill(0::bigint, array[v_hot]);
    v_pending_debit := v_pending_debit || array_fill(0::bigint, array[v_hot]);
    v_pending_credit := v_pending_credit || array_fill(0::bigint, array[v_hot]);
    v_version := v_version || array_fill(0::bigint, array[v_hot]);
  end if;
  v_version_before := v_version;

  -- 3. What is known already: read after the locks, so that a concurrent twin has committed and is seen.
  for k, v_answer, v_known_id in
    select asked.place, case when known.fingerprint = asked.fingerprint then 'duplicate' else 'key_reused' end, known.id
    from unnest(p_keys, p_fingerprints) with ordinality as asked (key, fingerprint, place)
    join ledger.journal as known on known.key = asked.key
  loop
    v_status[k] := v_answer;
    v_journal_id[k] := v_known_id;
  end loop;

  if (select count(distinct key) from unnest(p_keys) as key) < v_journals then
    v_twin_of := array_fill(null::int, array[v_journals]);
    select array_agg(twin order by place) into v_twin
    from (
      select place, (lag(place) over (partition by key order by place))::int as twin
      from unnest(p_keys) with ordinality as asked (key, place)
    ) as asked;
  end if;

  if v_resolves then
    select array_agg(resolution.id is not null order by leg.place) into v_resolved
    from unnest(v_pending_id) with ordinality as leg (pending_id, place)
    left join ledger.transfer as resolution on resolution.pending_id = leg.pending_id;
  end if;

  -- 4. Each leg by itself: the first reason that applies, whatever the others do; and what it would change. Accounts are in
  -- id order, so width_bucket finds their places by halving; legs come out as they went in, for one function scan is no join.
  select array_agg(leg.debit_at), array_agg(leg.credit_at)
  into v_debit_at, v_credit_at
  from (
    select
      case
        when v_account[width_bucket(debit_id, v_account)] = debit_id then width_bucket(debit_id, v_account)
        when v_hot_account[width_bucket(debit_id, v_hot_account)] = debit_id then v_counted + width_bucket(debit_id, v_hot_account)
      end as debit_at,
      case
        when v_account[width_bucket(credit_id, v_account)] = credit_id then width_bucket(credit_id, v_account)
        when v_hot_account[width_bucket(credit_id, v_hot_account)] = credit_id then v_counted + width_bucket(credit_id, v_hot_account)
      end as credit_at
    from unnest(p_debit_ids, p_credit_ids) as leg (debit_id, credit_id)
  ) as leg;

  select array_agg(leg.reason), array_agg(leg.amount), array_agg(leg.posted), array_agg(leg.reserved)
  into v_reason, v_amount, v_posted, v_reserved
  from (
    select
      case
        when leg.kind in ('captured', 'voided') and leg.held is null then 'pending_not_found'
        when leg.debit_at is null or leg.credit_at is null then 'unknown_account'
        when leg.debit_at = leg.credit_at then 'same_account'
        when v_currency[leg.debit_at] <> v_currency[leg.credit_at] then 'currency_mismatch'
        when leg.debit_at > v_counted and leg.credit_at > v_counted then 'deferred_pair'
        when leg.kind <> 'voided' and (leg.amount between 1 and 1000000000000000) is not true then 'bad_amount'
        when leg.resolved then 'already_resolved'
        when leg.kind = 'captured' and leg.held_until <= p_now then 'pending_expired'
        when leg.kind = 'captured' and leg.amount > leg.held then 'exceeds_pending'
      end as reason,
      case when leg.kind = 'voided' then leg.held else leg.amount end as amount,
      case when leg.kind in ('posted', 'captured') then leg.amount else 0 end as posted,
      case leg.kind when 'posted' then 0 when 'pending' then leg.amount else -leg.held end as reserved
    from unnest(p_leg_kinds, v_debit_at, v_credit_at, p_amounts, v_held, v_held_until, v_resolved)
      as leg (kind, debit_at, credit_at, amount, held, held_until, resolved)
  ) as leg;

  -- 5. All legs in order, each on what the ones before it left.
  k := 0;
  for i in 1..v_legs loop
    if p_leg_journals[i] <> k then
      k := p_leg_journals[i];
      v_first := i;
      v_seen := v_seen + 1;
      if v_twin is not null then
        v_earlier := v_twin[k];
        while v_earlier is not null loop
          if v_status[v_earlier] = 'ok' then
            v_status[k] := case when p_fingerprints[v_earlier] = p_fingerprints[k] then 'duplicate' else 'key_reused' end;
            v_twin_of[k] := v_earlier;
          end if;
          v_earlier := v_twin[v_earlier];
        end loop;
      end if;
    end if;
    if v_status[k] <> 'ok' then continue; end if;

    v_answer := v_reason[i];
    if v_answer is null then
      if v_resolves then
        v_earlier := v_same_hold[i];
        while v_earlier is not null loop
          if v_status[p_leg_journals[v_earlier]] = 'ok' then v_answer := 'already_resolved'; end if;
          v_earlier := v_same_hold[v_earlier];
        end loop;
      end if;
      a := v_debit_at[i];
      b := v_credit_at[i];
      v_new_posted := v_posted[i];
      v_new_reserved := v_reserved[i];
      if v_answer is null and v_new_posted + v_new_reserved > 0 and (
        (v_guard[a] = 'debits_within_credits'
          and v_debit[a] + v_pending_debit[a] + v_new_posted + v_new_reserved > v_credit[a])
        or (v_guard[b] = 'credits_within_debits'
          and v_credit[b] + v_pending_credit[b] + v_new_posted + v_new_reserved > v_debit[b])
      ) then
        v_answer := 'insufficient_funds';
      end if;
    end if;

    if v_answer is null then
      if v_new_posted <> 0 then
        v_debit[a] := v_debit[a] + v_new_posted;
        v_credit[b] := v_credit[b] + v_new_posted;
      end if;
      if v_new_reserved <> 0 then
        v_pending_debit[a] := v_pending_debit[a] + v_new_reserved;
        v_pending_credit[b] := v_pending_credit[b] + v_new_reserved;
      end if;
      v_version[a] := v_version[a] + 1;
      v_version[b] := v_version[b] + 1;
      v_number[i] := i - v_first;
      v_debit_version[i] := v_version[a];
      v_credit_version[i] := v_version[b];
      v_debit_after[i] := v_credit[a] - v_debit[a];
      v_credit_after[i] := v_credit[b] - v_debit[b];
    else
      -- Refused: take back the earlier legs of this journal. Its neighbours are not touched.
      v_status[k] := v_answer;
      v_failed_leg[k] := i - v_first;
      for j in v_first..i - 1 loop
        a := v_debit_at[j];
        b := v_credit_at[j];
        v_debit[a] := v_debit[a] - v_posted[j];
        v_credit[b] := v_credit[b] - v_posted[j];
        v_pending_debit[a] := v_pending_debit[a] - v_reserved[j];
        v_pending_credit[b] := v_pending_credit[b] - v_reserved[j];
        v_version[a] := v_version[a] - 1;
        v_version[b] := v_version[b] - 1;
      end loop;
    end if;
  end loop;
  if v_seen <> v_journals then
    raise exception 'every journal has a leg, and legs stand in the order of their journals' using errcode = 'P0L02';
  end if;

  -- 6. Write what was accepted, one statement a table. Journal ids are drawn first, so nothing has to be joined back.
  select array_agg(case when journal.status = 'ok' then nextval('ledger.journal_id_seq') else journal.id end order by journal.place)
  into v_journal_id
  from unnest(v_status, v_journal_id) with ordinality as journal (status, id, place);

  insert into ledger.journal (id, key, fingerprint, kind, subject_id, effective_at)
  overriding system value
  select journal.id, journal.key, journal.fingerprint, journal.kind, journal.subject_id, p_now
  from unnest(v_journal_id, p_keys, p_fingerprints, p_kinds, p_subject_ids, v_status)
    as journal (id, key, fingerprint, kind, subject_id, status)
  where journal.status = 'ok';

  insert into ledger.transfer (
    journal_id, leg, kind, debit_account_id, credit_account_id, amount_minor, pending_id, expires_at,
    debit_version, credit_version, debit_after_minor, credit_after_minor, checksum
  )
  select
    leg.journal_id, leg.number, leg.kind, leg.debit_id, leg.credit_id, leg.amount, leg.pending_id, leg.expires_at,
    leg.debit_version, leg.credit_version, leg.debit_after, leg.credit_after,
    ledger.transfer_checksum(
      p_keys[leg.journal], p_kinds[leg.journal], p_subject_ids[leg.journal], leg.number, leg.kind,
      leg.debit_id, leg.credit_id, leg.amount, leg.pending_id, leg.expires_at,
      leg.debit_version, leg.credit_version, leg.debit_after, leg.credit_after
    )
  from (
    select
      leg.*, v_journal_id[leg.journal] as journal_id,
      case when leg.debit_at <= v_counted then leg.debit_number end as debit_version,
      case when leg.debit_at <= v_counted then leg.debit_net end as debit_after,
      case when leg.credit_at <= v_counted then leg.credit_number end as credit_version,
      case when leg.credit_at <= v_counted then leg.credit_net end as credit_after
    from unnest(
      p_leg_journals, v_number, p_leg_kinds, p_debit_ids, p_credit_ids, v_debit_at, v_credit_at, v_amount, v_pending_id,
      p_expires_at, v_debit_version, v_credit_version, v_debit_after, v_credit_after
    ) as leg (
      journal, number, kind, debit_id, credit_id, debit_at, credit_at, amount, pending_id,
      expires_at, debit_number, credit_number, debit_net, credit_net
    )
    where v_status[leg.journal] = 'ok'
  ) as leg;

  update ledger.balance
  set
    debit_minor = moved.debit, credit_minor = moved.credit,
    pending_debit_minor = moved.pending_debit, pending_credit_minor = moved.pending_credit,
    version = moved.version
  from unnest(v_account, v_debit, v_credit, v_pending_debit, v_pending_credit, v_version, v_version_before)
    as moved (id, debit, credit, pending_debit, pending_credit, version, version_before)
  where balance.account_id = moved.id and moved.version <> moved.version_before;

  if v_hot > 0 then
    insert into ledger.balance_delta (account_id, debit_minor, credit_minor, pending_debit_minor, pending_credit_minor)
    select
      v_hot_account[place], v_debit[v_counted + place], v_credit[v_counted + place],
      v_pending_debit[v_counted + place], v_pending_credit[v_counted + place]
    from generate_series(1, v_hot) as place
    where v_version[v_counted + place] > 0;
  end if;

  -- 7. A twin within the call answers with the id that its first got.
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
