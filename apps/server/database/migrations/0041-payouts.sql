-- Payouts: a seller's settled money on its way to their bank. The seller asks, an operator sends it and later confirms that
-- the bank paid. The bank account is copied when the seller asks: changing it afterwards sends nothing elsewhere.

create table payout (
  id uuid not null,
  seller_id uuid not null,
  currency text not null,
  amount_minor bigint not null,
  iban text not null,
  legal_name text not null,
  status text not null default 'requested',
  bank_reference text,
  requested_at timestamptz not null,
  sent_at timestamptz,
  sent_by uuid,
  paid_at timestamptz,
  paid_by uuid,
  constraint payout_pkey primary key (id),
  constraint payout_seller_fkey foreign key (seller_id) references seller (id),
  constraint payout_sent_by_fkey foreign key (sent_by) references person (id),
  constraint payout_paid_by_fkey foreign key (paid_by) references person (id),
  constraint payout_status_known check (status in ('requested', 'sent', 'paid')),
  constraint payout_currency_words check (currency ~ '^[A-Z]{3}$'),
  constraint payout_amount_positive check (amount_minor > 0),
  constraint payout_sent_whole check (
    (status = 'requested') = (sent_at is null)
    and (sent_at is null) = (sent_by is null)
    and (sent_at is null) = (bank_reference is null)
  ),
  constraint payout_paid_whole check ((status = 'paid') = (paid_at is not null) and (paid_at is null) = (paid_by is null))
);
comment on table payout is 'A seller''s settled money on its way to their bank.';
comment on column payout.id is 'UUID version 7.';
comment on column payout.seller_id is 'Whose money.';
comment on column payout.currency is 'The seller''s currency.';
comment on column payout.amount_minor is 'How much, in minor units.';
comment on column payout.iban is 'The bank account, as it was when the seller asked.';
comment on column payout.legal_name is 'The name on that account, likewise.';
comment on column payout.status is 'requested, sent, paid: only forward.';
comment on column payout.bank_reference is 'What the bank calls it.';
comment on column payout.requested_at is 'When the seller asked.';
comment on column payout.sent_at is 'When the bank was told to pay.';
comment on column payout.sent_by is 'The operator who told it.';
comment on column payout.paid_at is 'When the bank was seen to have paid.';
comment on column payout.paid_by is 'The operator who saw it.';
create index payout_by_seller_idx on payout (seller_id, requested_at desc, id desc);
create index payout_by_status_idx on payout (status, requested_at, id);

alter table payout enable row level security;
alter table payout force row level security;
create policy app_select_payout on payout for select to dallal_app
  using (
    app_is_operator()
    or exists (select from seller where seller.id = payout.seller_id and seller.person_id = app_user_id())
  );
create policy system_select_payout on payout for select to dallal_system using (true);
create policy system_insert_payout on payout for insert to dallal_system with check (true);
create policy system_update_payout on payout for update to dallal_system using (true) with check (true);
grant select on payout to dallal_app;
grant select, insert on payout to dallal_system;
grant update (status, bank_reference, sent_at, sent_by, paid_at, paid_by) on payout to dallal_system;

-- Asking for a payout moves money, which only the system may do, and its first success is kept in that same transaction.
create policy system_insert_command_success on command_success for insert to dallal_system with check (true);
grant insert on command_success to dallal_system;
