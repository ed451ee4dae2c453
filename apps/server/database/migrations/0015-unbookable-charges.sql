-- Money a gateway took that the ledger has no account for: a currency it does not know, or an amount beyond all bounds. Nothing of
-- it is in the books, so it is written down here, once for each charge, for operators to see and to settle at the gateway.

create table unbookable_charge (
  charge_id text not null,
  reference text not null,
  top_up_id uuid,
  currency text not null,
  amount_minor bigint not null,
  received_at timestamptz not null,
  constraint unbookable_charge_pkey primary key (charge_id),
  constraint unbookable_charge_top_up_fkey foreign key (top_up_id) references top_up (id),
  constraint unbookable_charge_amount_is_positive check (amount_minor > 0)
);
comment on table unbookable_charge is 'Money a gateway took that the ledger cannot book; it is in no account.';
comment on column unbookable_charge.charge_id is 'The gateway''s own number.';
comment on column unbookable_charge.reference is 'What the gateway says it was for.';
comment on column unbookable_charge.top_up_id is 'The top-up it was for, when there is one.';
comment on column unbookable_charge.currency is 'As the gateway calls it.';
comment on column unbookable_charge.amount_minor is 'As the gateway tells it; of how many decimals, only the gateway knows.';
comment on column unbookable_charge.received_at is 'When we heard of it, by the business clock.';
create index unbookable_charge_received_idx on unbookable_charge (received_at);
create index unbookable_charge_top_up_idx on unbookable_charge (top_up_id) where top_up_id is not null;

alter table unbookable_charge enable row level security;
alter table unbookable_charge force row level security;
create policy app_select_unbookable_charge on unbookable_charge for select to dallal_app using (app_is_operator());
create policy system_select_unbookable_charge on unbookable_charge for select to dallal_system using (true);
create policy system_insert_unbookable_charge on unbookable_charge for insert to dallal_system with check (true);
grant select on unbookable_charge to dallal_app;
grant select, insert on unbookable_charge to dallal_system;
