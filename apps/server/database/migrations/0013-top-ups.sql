-- Top-ups: money on its way from a payment gateway into a wallet. A top-up asks for an amount; what the gateway really took is
-- booked once for each of its charges, whatever it says and however often it says it: into the wallet, or, when it fits no
-- top-up, into suspense, where an operator decides.

create table top_up (
  id uuid not null,
  user_id uuid not null,
  key text not null,
  currency text not null,
  amount_minor bigint not null,
  status text not null default 'pending',
  locale text not null,
  return_to text not null,
  charge_id text,
  pay_path text,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  constraint top_up_pkey primary key (id),
  constraint top_up_key_is_one_intent unique (user_id, key),
  constraint top_up_charge_is_one_top_up unique (charge_id),
  constraint top_up_user_fkey foreign key (user_id) references person (id),
  constraint top_up_currency_words check (currency ~ '^[A-Z]{3}$'),
  constraint top_up_amount_bounds check (amount_minor between 10 and 1000000000),
  constraint top_up_status_known check (status in ('pending', 'confirmed', 'declined', 'cancelled', 'expired')),
  constraint top_up_locale_known check (locale in ('ar', 'en')),
  constraint top_up_return_stays_here check (return_to ~ '^/([^/]|$)'),
  constraint top_up_charge_whole check ((charge_id is null) = (pay_path is null)),
  constraint top_up_ended_since check ((status = 'pending') = (ended_at is null))
);
comment on table top_up is 'Money on its way from a payment gateway into a wallet.';
comment on column top_up.id is 'Also the gateway''s reference and idempotency key: asking it twice makes one charge.';
comment on column top_up.user_id is 'Whose wallet.';
comment on column top_up.key is 'Chosen by the client, one for each intent.';
comment on column top_up.currency is 'Of the amount.';
comment on column top_up.amount_minor is 'What was asked for.';
comment on column top_up.status is 'Leaves pending once, and never comes back.';
comment on column top_up.locale is 'The language of the gateway''s page.';
comment on column top_up.return_to is 'Where the person was, to come back to; a path of ours.';
comment on column top_up.charge_id is 'The gateway''s own number; null until it answered.';
comment on column top_up.pay_path is 'Where the person pays.';
comment on column top_up.started_at is 'When, by the business clock.';
comment on column top_up.expires_at is 'From then on it is not waited for.';
comment on column top_up.ended_at is 'When it left pending.';
create index top_up_by_user_idx on top_up (user_id, id desc);
create index top_up_pending_idx on top_up (expires_at) where status = 'pending';

create table gateway_receipt (
  id uuid not null,
  charge_id text not null,
  reference text not null,
  top_up_id uuid,
  currency text not null,
  amount_minor bigint not null,
  booked_as text not null,
  reason text,
  received_at timestamptz not null,
  constraint gateway_receipt_pkey primary key (id),
  constraint gateway_receipt_charge_is_booked_once unique (charge_id),
  constraint gateway_receipt_top_up_fkey foreign key (top_up_id) references top_up (id),
  constraint gateway_receipt_amount_is_positive check (amount_minor > 0),
  constraint gateway_receipt_booked_known check (booked_as in ('top_up', 'late', 'suspense')),
  constraint gateway_receipt_reason_known check (reason in ('unknown_top_up', 'other_amount', 'other_currency', 'other_charge')),
  constraint gateway_receipt_suspense_has_a_reason check ((booked_as = 'suspense') = (reason is not null))
);
comment on table gateway_receipt is 'Money the gateway took, one row for each of its charges, written with the journal that books it.';
comment on column gateway_receipt.id is 'Of our record; the subject of the journal when it is in suspense.';
comment on column gateway_receipt.charge_id is 'The gateway''s own number.';
comment on column gateway_receipt.reference is 'What the gateway says it was for.';
comment on column gateway_receipt.top_up_id is 'The top-up it was for, when there is one.';
comment on column gateway_receipt.currency is 'Of what was taken.';
comment on column gateway_receipt.amount_minor is 'What was taken, which may not be what was asked for.';
comment on column gateway_receipt.booked_as is 'Into the wallet in time, into the wallet late, or into suspense.';
comment on column gateway_receipt.reason is 'Why it is in suspense.';
comment on column gateway_receipt.received_at is 'When we heard of it, by the business clock.';
create index gateway_receipt_suspense_idx on gateway_receipt (received_at) where booked_as = 'suspense';

alter table top_up enable row level security;
alter table top_up force row level security;
create policy app_select_top_up on top_up for select to dallal_app
  using (user_id = app_user_id() or app_is_operator());
create policy system_select_top_up on top_up for select to dallal_system using (true);
create policy system_insert_top_up on top_up for insert to dallal_system with check (true);
create policy system_update_top_up on top_up for update to dallal_system using (true) with check (true);
grant select on top_up to dallal_app;
grant select, insert on top_up to dallal_system;
grant update (status, charge_id, pay_path, ended_at) on top_up to dallal_system;

alter table gateway_receipt enable row level security;
alter table gateway_receipt force row level security;
create policy app_select_gateway_receipt on gateway_receipt for select to dallal_app using (app_is_operator());
create policy system_select_gateway_receipt on gateway_receipt for select to dallal_system using (true);
create policy system_insert_gateway_receipt on gateway_receipt for insert to dallal_system with check (true);
grant select on gateway_receipt to dallal_app;
grant select, insert on gateway_receipt to dallal_system;
