-- The ledger: every unit of money, from the gateway to a seller's bank, as rows that are only ever added.
--
-- A transfer is one row that moves one amount from a debit to a credit account, so no row can be unbalanced. A journal is one
-- business event, known by its key; its transfers are posted all or none. Money on hold is a pending transfer, which a later
-- transfer captures or voids, once. Guards on the balance make what a person owns impossible to overdraw. Each account that is
-- not deferred counts its transfers without a gap and each transfer carries the balance after it, so a row that is changed,
-- removed or slipped in afterwards stands out. Nobody but ledger.post (next migration) writes here.

create schema ledger;
comment on schema ledger is 'Every unit of money. Written by ledger.post alone.';

create table ledger.currency (
  code      char(3)  not null constraint currency_pkey primary key,
  exponent  smallint not null,
  constraint currency_code_is_iso check (code ~ '^[A-Z]{3}$'),
  constraint currency_exponent_is_small check (exponent between 0 and 3)
);
comment on table ledger.currency is 'Currencies of the market; the exponent is used only to read and to show amounts.';
comment on column ledger.currency.code is 'ISO 4217.';
comment on column ledger.currency.exponent is 'Decimals of the minor unit.';

insert into ledger.currency (code, exponent) values
  ('AED', 2), ('BHD', 3), ('EGP', 2), ('EUR', 2), ('JOD', 3), ('JPY', 0),
  ('KWD', 3), ('OMR', 3), ('QAR', 2), ('SAR', 2), ('USD', 2);

create type ledger.guard as enum ('none', 'debits_within_credits', 'credits_within_debits');
create type ledger.side as enum ('debit', 'credit');
create type ledger.transfer_kind as enum ('posted', 'pending', 'captured', 'voided');

create table ledger.chart (
  code      text         not null constraint chart_pkey primary key,
  owned     boolean      not null,
  normal    ledger.side  not null,
  guard     ledger.guard not null,
  deferred  boolean      not null,
  constraint chart_deferred_has_no_guard check (not deferred or guard = 'none')
);
comment on table ledger.chart is 'The chart of accounts, the same rows as packages/ledger/src/chart.ts.';
comment on column ledger.chart.code is 'What kind of account.';
comment on column ledger.chart.normal is 'The side on which it grows.';
comment on column ledger.chart.guard is 'What its balance must never break.';
comment on column ledger.chart.owned is 'One account for each owner and currency; otherwise one for each currency.';
comment on column ledger.chart.deferred is 'Touched by everybody, therefore never locked: its balance is folded from deltas.';

insert into ledger.chart (code, owned, normal, guard, deferred) values
  ('gateway_clearing',   false, 'debit',  'none',                  true),
  ('bank',               false, 'debit',  'none',                  true),
  ('user_wallet',        true,  'credit', 'debits_within_credits', false),
  ('order_escrow',       true,  'credit', 'debits_within_credits', false),
  ('seller_available',   true,  'credit', 'debits_within_credits', false),
  ('payout_transit',     false, 'credit', 'debits_within_credits', false),
  ('topup_suspense',     false, 'credit', 'debits_within_credits', false),
  ('commission_revenue', false, 'credit', 'none',                  true),
  ('vat_payable',        false, 'credit', 'none',                  true);

create table ledger.account (
  id          bigint      generated always as identity constraint account_pkey primary key,
  code        text        not null constraint account_code_fkey references ledger.chart,
  owner_id    uuid,
  currency    char(3)     not null constraint account_currency_fkey references ledger.currency,
  created_at  timestamptz not null default clock_timestamp(),
  constraint account_is_one_per_owner_code_and_currency unique nulls not distinct (owner_id, code, currency)
);
comment on table ledger.account is 'The part of an account that never changes.';
comment on column ledger.account.id is 'Its number, by which transfers know it.';
comment on column ledger.account.code is 'What kind of account, as the chart says.';
comment on column ledger.account.currency is 'One account has one currency.';
comment on column ledger.account.created_at is 'When it was opened.';
comment on column ledger.account.owner_id is 'A user, an order or a seller, as the chart says; null for the platform.';

-- One narrow row an account, and no index on what moves, so that every update stays on its page (HOT). Pages begin mostly empty:
-- the fewer rows share one, the cheaper is clearing away the versions that updates leave behind.
create table ledger.balance (
  account_id            bigint       not null constraint balance_pkey primary key
                                     constraint balance_account_fkey references ledger.account,
  currency              char(3)      not null,
  guard                 ledger.guard not null,
  deferred              boolean      not null,
  debit_minor           bigint       not null default 0,
  credit_minor          bigint       not null default 0,
  pending_debit_minor   bigint       not null default 0,
  pending_credit_minor  bigint       not null default 0,
  version               bigint       not null default 0,
  constraint balance_is_not_negative check (
    debit_minor >= 0 and credit_minor >= 0 and pending_debit_minor >= 0 and pending_credit_minor >= 0
  ),
  constraint balance_debits_within_credits check (
    guard <> 'debits_within_credits' or debit_minor + pending_debit_minor <= credit_minor
  ),
  constraint balance_credits_within_debits check (
    guard <> 'credits_within_debits' or credit_minor + pending_credit_minor <= debit_minor
  )
) with (fillfactor = 25, autovacuum_vacuum_scale_factor = 0.05);
create index balance_deferred_idx on ledger.balance (account_id) where deferred;
comment on table ledger.balance is 'The part of an account that moves; always equal to the fold of its transfers.';
comment on column ledger.balance.account_id is 'Whose balance.';
comment on column ledger.balance.currency is 'Copied from the account, so that posting reads one row.';
comment on column ledger.balance.guard is 'Copied from the chart, likewise.';
comment on column ledger.balance.deferred is 'Copied from the chart, likewise.';
comment on column ledger.balance.debit_minor is 'Posted debits; only ever grows.';
comment on column ledger.balance.credit_minor is 'Posted credits; only ever grows.';
comment on column ledger.balance.pending_debit_minor is 'Debits on hold.';
comment on column ledger.balance.pending_credit_minor is 'Credits on hold; shown as incoming, never spendable.';
comment on column ledger.balance.version is 'How many transfers the account has taken part in; stays 0 while deferred.';

create table ledger.balance_delta (
  id                    bigint generated always as identity constraint balance_delta_pkey primary key,
  account_id            bigint not null,
  debit_minor           bigint not null,
  credit_minor          bigint not null,
  pending_debit_minor   bigint not null,
  pending_credit_minor  bigint not null
);
comment on table ledger.balance_delta is 'Movements of deferred accounts not yet folded into their balance: derived, not the ledger.';
comment on column ledger.balance_delta.id is 'Order of arrival, for nobody in particular.';
comment on column ledger.balance_delta.account_id is 'Whose balance it belongs to.';
comment on column ledger.balance_delta.debit_minor is 'More posted debits.';
comment on column ledger.balance_delta.credit_minor is 'More posted credits.';
comment on column ledger.balance_delta.pending_debit_minor is 'More, or less, debits on hold.';
comment on column ledger.balance_delta.pending_credit_minor is 'More, or less, credits on hold.';

create table ledger.journal (
  id            bigint      generated always as identity constraint journal_pkey primary key,
  key           uuid        not null constraint journal_key_is_unique unique,
  fingerprint   bytea       not null,
  kind          text        not null,
  subject_id    uuid        not null,
  effective_at  timestamptz not null,
  created_at    timestamptz not null default clock_timestamp(),
  constraint journal_fingerprint_is_sha256 check (octet_length(fingerprint) = 32)
);
comment on table ledger.journal is 'One business event; its transfers are posted all or none.';
comment on column ledger.journal.id is 'Its number; gaps mean nothing.';
comment on column ledger.journal.kind is 'Which event, as packages/ledger names it.';
comment on column ledger.journal.created_at is 'When it was written, by the real clock.';
comment on column ledger.journal.key is 'UUIDv5 of the event''s business key: the event told twice is found by it.';
comment on column ledger.journal.fingerprint is 'SHA-256 of what was asked for: tells a repeated event from another one under the same key.';
comment on column ledger.journal.subject_id is 'The top-up, lot, order, payout or receipt the event is about.';
comment on column ledger.journal.effective_at is 'When it happened, by the business clock.';

-- No foreign keys on the accounts and the journal: rows come in by one function only, which has just locked or read them, and
-- the checks look for strays. Two versions of one account are told apart by the unique indexes, which also serve statements.
create table ledger.transfer (
  id                  bigint               generated always as identity constraint transfer_pkey primary key,
  journal_id          bigint               not null,
  leg                 smallint             not null,
  kind                ledger.transfer_kind not null,
  debit_account_id    bigint               not null,
  credit_account_id   bigint               not null,
  amount_minor        bigint               not null,
  pending_id          bigint,
  expires_at          timestamptz,
  debit_version       bigint,
  credit_version      bigint,
  debit_after_minor   bigint,
  credit_after_minor  bigint,
  checksum            bytea                not null,
  constraint transfer_leg_is_unique unique (journal_id, leg),
  constraint transfer_moves_between_two_accounts check (debit_account_id <> credit_account_id),
  constraint transfer_amount_is_positive check (amount_minor > 0),
  constraint transfer_resolves_a_pending check ((kind in ('captured', 'voided')) = (pending_id is not null)),
  constraint transfer_only_pending_expires check (expires_at is null or kind = 'pending'),
  constraint transfer_has_a_counted_side check (debit_version is not null or credit_version is not null)
);
create unique index transfer_debit_version_is_unique on ledger.transfer (debit_account_id, debit_version);
create unique index transfer_credit_version_is_unique on ledger.transfer (credit_account_id, credit_version);
create unique index transfer_resolves_once on ledger.transfer (pending_id) where pending_id is not null;
comment on table ledger.transfer is 'Moves one amount from a debit to a credit account. Added, never changed.';
comment on column ledger.transfer.id is 'Its number; gaps mean nothing, and it is not the order of commits: that is the account''s version.';
comment on column ledger.transfer.journal_id is 'The event it belongs to.';
comment on column ledger.transfer.kind is 'Posted at once, on hold, or the capture or void of a hold.';
comment on column ledger.transfer.debit_account_id is 'Where it comes from.';
comment on column ledger.transfer.credit_account_id is 'Where it goes.';
comment on column ledger.transfer.expires_at is 'Of a pending: from then on it can only be voided.';
comment on column ledger.transfer.credit_version is 'Number of this transfer in the credit account''s history; null when deferred.';
comment on column ledger.transfer.credit_after_minor is 'Posted balance (credits − debits) of the credit account after this transfer.';
comment on column ledger.transfer.leg is 'Place in its journal, from 0.';
comment on column ledger.transfer.amount_minor is 'Minor units of both accounts'' currency. Of a void: what was held.';
comment on column ledger.transfer.pending_id is 'The pending transfer this one captures or voids.';
comment on column ledger.transfer.debit_version is 'Number of this transfer in the debit account''s history; null when deferred.';
comment on column ledger.transfer.debit_after_minor is 'Posted balance (credits − debits) of the debit account after this transfer.';
comment on column ledger.transfer.checksum is 'First 8 bytes of the SHA-256 of everything else in the row and its journal. Against hands and decay, not against who can compute it too.';

create function ledger.forbid_change() returns trigger language plpgsql as $$
begin
  raise exception '% on %.% is forbidden: the ledger is append-only', tg_op, tg_table_schema, tg_table_name
    using errcode = 'P0L01';
end $$;

create trigger account_is_append_only before update or delete on ledger.account
  for each row execute function ledger.forbid_change();
create trigger journal_is_append_only before update or delete on ledger.journal
  for each row execute function ledger.forbid_change();
create trigger transfer_is_append_only before update or delete on ledger.transfer
  for each row execute function ledger.forbid_change();
create trigger balance_stays before delete on ledger.balance
  for each row execute function ledger.forbid_change();
create trigger account_is_not_truncated before truncate on ledger.account
  for each statement execute function ledger.forbid_change();
create trigger journal_is_not_truncated before truncate on ledger.journal
  for each statement execute function ledger.forbid_change();
create trigger transfer_is_not_truncated before truncate on ledger.transfer
  for each statement execute function ledger.forbid_change();
create trigger balance_is_not_truncated before truncate on ledger.balance
  for each statement execute function ledger.forbid_change();

create view ledger.account_balance with (security_invoker = true) as
  select
    account.id,
    account.code,
    account.owner_id,
    account.currency,
    balance.debit_minor + coalesce(delta.debit_minor, 0) as debit_minor,
    balance.credit_minor + coalesce(delta.credit_minor, 0) as credit_minor,
    balance.pending_debit_minor + coalesce(delta.pending_debit_minor, 0) as pending_debit_minor,
    balance.pending_credit_minor + coalesce(delta.pending_credit_minor, 0) as pending_credit_minor,
    balance.version
  from ledger.account
  join ledger.balance on balance.account_id = account.id
  left join lateral (
    select
      sum(row.debit_minor)::bigint as debit_minor,
      sum(row.credit_minor)::bigint as credit_minor,
      sum(row.pending_debit_minor)::bigint as pending_debit_minor,
      sum(row.pending_credit_minor)::bigint as pending_credit_minor
    from ledger.balance_delta as row
    where balance.deferred and row.account_id = account.id
  ) as delta on true;
comment on view ledger.account_balance is 'What every account holds now, movements of deferred accounts included.';
comment on column ledger.account_balance.id is 'The account.';
comment on column ledger.account_balance.code is 'What kind of account.';
comment on column ledger.account_balance.owner_id is 'Whose; null for the platform.';
comment on column ledger.account_balance.currency is 'ISO 4217.';
comment on column ledger.account_balance.debit_minor is 'Posted debits.';
comment on column ledger.account_balance.credit_minor is 'Posted credits.';
comment on column ledger.account_balance.pending_debit_minor is 'Debits on hold.';
comment on column ledger.account_balance.pending_credit_minor is 'Credits on hold.';
comment on column ledger.account_balance.version is 'How many transfers it has taken part in; 0 while deferred.';
