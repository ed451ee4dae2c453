-- Operators read what is in suspense page by page, newest first. What the ledger cannot book stands in the same list, so it gets
-- an id as everything else that is paged has one.

alter table unbookable_charge add column id uuid not null default gen_random_uuid();
alter table unbookable_charge alter column id drop default;
alter table unbookable_charge add constraint unbookable_charge_id_is_one_charge unique (id);
comment on column unbookable_charge.id is 'Of our record.';

drop index unbookable_charge_received_idx;
create index unbookable_charge_received_idx on unbookable_charge (received_at desc, id desc);
drop index gateway_receipt_suspense_idx;
create index gateway_receipt_suspense_idx on gateway_receipt (received_at desc, id desc) where booked_as = 'suspense';

comment on column gateway_receipt.booked_as is
  'Into the wallet in time, into the wallet late, or into suspense. Suspense is settled outside, by hand, at the gateway.';
