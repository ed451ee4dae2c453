-- Lots: what is auctioned, one at a time. The truth of a lot is its events, appended by compare-and-set on its version; the
-- row itself is their fold, kept beside them so that a lot can be read without replaying it (a check compares the two).
-- Refused bids are rows too: the answer to a bid is final, whoever asks again and over whichever socket.

create function forbid_change() returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  raise exception '% of %.% is forbidden: it is history', tg_op, tg_table_schema, tg_table_name using errcode = 'DL001';
end
$$;
comment on function forbid_change is 'Guards tables that are history: rows are added, never changed or removed.';

create table lot (
  id uuid not null,
  show_id uuid not null,
  seller_id uuid not null,
  product_id uuid not null,
  number int not null,
  place int not null,
  currency text not null,
  start_price_minor bigint not null,
  duration_ms int not null,
  window_ms int not null,
  extension_ms int not null,
  max_extensions int not null,
  max_extension_total_ms int not null,
  sudden_death boolean not null,
  status text not null default 'queued',
  version bigint not null default 0,
  opened_at timestamptz,
  closes_at timestamptz,
  leader_id uuid,
  leader_alias int,
  price_minor bigint,
  hold_version bigint,
  hold_leg smallint,
  bid_count int not null default 0,
  bidder_count int not null default 0,
  extensions int not null default 0,
  extended_ms int not null default 0,
  created_at timestamptz not null,
  constraint lot_pkey primary key (id),
  constraint lot_show_fkey foreign key (show_id) references show (id),
  constraint lot_seller_fkey foreign key (seller_id) references seller (id),
  constraint lot_product_fkey foreign key (product_id) references product (id),
  constraint lot_leader_fkey foreign key (leader_id) references person (id),
  constraint lot_show_number_key unique (show_id, number),
  constraint lot_number_positive check (number > 0),
  constraint lot_status_known check (status in ('queued', 'open', 'sold', 'unsold', 'void')),
  constraint lot_currency_words check (currency ~ '^[A-Z]{3}$'),
  constraint lot_start_price_bounds check (start_price_minor between 1 and 1000000000000),
  constraint lot_price_bounds check (price_minor between 1 and 1000000000000),
  constraint lot_duration_bounds check (duration_ms between 5000 and 300000),
  constraint lot_version_not_negative check (version >= 0),
  constraint lot_leader_whole check (
    (leader_id is null) = (leader_alias is null) and (leader_id is null) = (price_minor is null)
  ),
  constraint lot_opened_whole check ((opened_at is null) = (closes_at is null)),
  constraint lot_open_since check (status not in ('open', 'sold', 'unsold') or opened_at is not null),
  constraint lot_sold_to_someone check (status <> 'sold' or leader_id is not null),
  constraint lot_hold_whole check ((hold_version is null) = (hold_leg is null)),
  constraint lot_hold_of_leader check ((status = 'open' and leader_id is not null) = (hold_version is not null))
);
comment on table lot is 'Something auctioned in a show: the fold of its events.';
comment on column lot.id is 'UUID version 7.';
comment on column lot.show_id is 'The show in which it comes up.';
comment on column lot.seller_id is 'Who sells it.';
comment on column lot.product_id is 'What it is; one piece.';
comment on column lot.number is 'What people call it in its show: lot 17.';
comment on column lot.place is 'Its order in the queue; the lowest comes first.';
comment on column lot.currency is 'The show''s currency.';
comment on column lot.start_price_minor is 'The first bid it takes, in minor units.';
comment on column lot.duration_ms is 'How long it runs, in milliseconds.';
comment on column lot.window_ms is 'A bid with this much time left, or less, may move the close.';
comment on column lot.extension_ms is 'After such a bid at least this much time is left.';
comment on column lot.max_extensions is 'How often the close may move.';
comment on column lot.max_extension_total_ms is 'How much all extensions may add.';
comment on column lot.sudden_death is 'No bid moves the close.';
comment on column lot.status is 'queued, open, then sold, unsold or void.';
comment on column lot.version is 'Number of its last event; the unit of order.';
comment on column lot.opened_at is 'When it opened.';
comment on column lot.closes_at is 'The first moment at which a bid is late.';
comment on column lot.leader_id is 'Who leads or won; never leaves the server.';
comment on column lot.leader_alias is 'What the room calls them.';
comment on column lot.price_minor is 'The leading bid, or the hammer price.';
comment on column lot.hold_version is 'The version under which the leader''s money was held, while the lot is open: names the journal of the hold.';
comment on column lot.hold_leg is 'The place of the hold in that journal.';
comment on column lot.bid_count is 'Accepted bids.';
comment on column lot.bidder_count is 'People with an accepted bid.';
comment on column lot.extensions is 'How often the close moved.';
comment on column lot.extended_ms is 'By how much in all.';
comment on column lot.created_at is 'When it was queued.';
create unique index lot_one_open_per_show on lot (show_id) where status = 'open';
create index lot_by_show_idx on lot (show_id, place, number);
create index lot_by_product_idx on lot (product_id, created_at);
create index lot_open_idx on lot (closes_at) where status = 'open';
create index lot_leader_idx on lot (leader_id) where status = 'open';

alter table lot enable row level security;
alter table lot force row level security;
create policy app_select_lot on lot for select to dallal_app
  using (exists (select from show where show.id = lot.show_id));
create policy app_insert_lot on lot for insert to dallal_app
  with check (status = 'queued' and exists (
    select from seller where seller.id = lot.seller_id and seller.person_id = app_user_id() and seller.status = 'verified'
  ));
create policy app_update_lot on lot for update to dallal_app
  using (status = 'queued' and exists (
    select from seller where seller.id = lot.seller_id and seller.person_id = app_user_id()
  ))
  with check (status = 'queued');
create policy app_delete_lot on lot for delete to dallal_app
  using (status = 'queued' and exists (
    select from seller where seller.id = lot.seller_id and seller.person_id = app_user_id()
  ));
create policy system_all_lot on lot to dallal_system using (true) with check (true);
-- Who leads stays with the system: people read every column but that one.
grant select (
  id, show_id, seller_id, product_id, number, place, currency, start_price_minor, duration_ms, window_ms, extension_ms,
  max_extensions, max_extension_total_ms, sudden_death, status, version, opened_at, closes_at, leader_alias, price_minor,
  bid_count, bidder_count, extensions, extended_ms, created_at
) on lot to dallal_app;
grant insert, delete on lot to dallal_app;
grant update (
  product_id, place, start_price_minor, duration_ms, window_ms, extension_ms, sudden_death
) on lot to dallal_app;
comment on index lot_leader_idx is 'What a person leads now.';
grant select, insert, update, delete on lot to dallal_system;

create table lot_event (
  lot_id uuid not null,
  version bigint not null,
  type text not null,
  at timestamptz not null,
  bidder_id uuid,
  body jsonb not null,
  written_at timestamptz not null default clock_timestamp(),
  constraint lot_event_pkey primary key (lot_id, version),
  constraint lot_event_lot_fkey foreign key (lot_id) references lot (id),
  constraint lot_event_version_positive check (version > 0),
  constraint lot_event_type_known check (type in (
    'lot_opened', 'bid_accepted', 'lot_extended', 'lot_resumed', 'lot_sold', 'lot_unsold', 'lot_voided'
  ))
);
comment on table lot_event is 'What happened to a lot, in order: its history and its truth.';
comment on column lot_event.lot_id is 'Which lot.';
comment on column lot_event.version is '1, 2, 3 … without a gap; the key that lets only one writer append.';
comment on column lot_event.type is 'What happened.';
comment on column lot_event.at is 'The moment it is about: for a bid, its arrival.';
comment on column lot_event.bidder_id is 'Whose bid; never leaves the server.';
comment on column lot_event.body is 'The rest of the event; amounts as text, moments as epoch milliseconds.';
comment on column lot_event.written_at is 'When it became durable.';
create index lot_event_by_bidder_idx on lot_event (bidder_id, lot_id) where type = 'bid_accepted';
create trigger lot_event_is_history before update or delete on lot_event
  for each row execute function forbid_change();
create trigger lot_event_is_not_emptied before truncate on lot_event
  for each statement execute function forbid_change();
alter table lot_event enable row level security;
alter table lot_event force row level security;
create policy system_select_lot_event on lot_event for select to dallal_system using (true);
create policy system_insert_lot_event on lot_event for insert to dallal_system with check (true);
grant select, insert on lot_event to dallal_system;

-- No foreign key to the lot: one that never opened may be taken out of its show, the answers that were given about it stay.
create table lot_bid (
  lot_id uuid not null,
  bidder_id uuid not null,
  bid_id uuid not null,
  offered text not null,
  arrived_at timestamptz not null,
  accepted_version bigint,
  outcome jsonb not null,
  constraint lot_bid_pkey primary key (lot_id, bidder_id, bid_id),
  constraint lot_bid_bidder_fkey foreign key (bidder_id) references person (id),
  constraint lot_bid_offered_form check (offered ~ '^-?[0-9]{1,19} [A-Z]{3}$')
);
comment on table lot_bid is 'Every bid that was decided, refused ones too: asked again, it is answered the same for ever.';
comment on column lot_bid.lot_id is 'On which lot.';
comment on column lot_bid.bidder_id is 'By whom.';
comment on column lot_bid.bid_id is 'The id the bidder chose for this intent.';
comment on column lot_bid.offered is 'Minor units and currency as they were offered, whatever they are: the same id with another amount is refused.';
comment on column lot_bid.arrived_at is 'When its frame was read.';
comment on column lot_bid.accepted_version is 'The event that records it; null when refused.';
comment on column lot_bid.outcome is 'What was answered.';
create index lot_bid_by_bidder_idx on lot_bid (bidder_id, arrived_at);
create trigger lot_bid_is_history before update or delete on lot_bid
  for each row execute function forbid_change();
create trigger lot_bid_is_not_emptied before truncate on lot_bid
  for each statement execute function forbid_change();
alter table lot_bid enable row level security;
alter table lot_bid force row level security;
create policy app_select_lot_bid on lot_bid for select to dallal_app using (bidder_id = app_user_id());
create policy system_select_lot_bid on lot_bid for select to dallal_system using (true);
create policy system_insert_lot_bid on lot_bid for insert to dallal_system with check (true);
grant select on lot_bid to dallal_app;
grant select, insert on lot_bid to dallal_system;

create table lot_lease (
  lot_id uuid not null,
  node text not null,
  fence bigint not null,
  lease_until timestamptz not null,
  alive_at timestamptz not null,
  constraint lot_lease_pkey primary key (lot_id),
  constraint lot_lease_lot_fkey foreign key (lot_id) references lot (id),
  constraint lot_lease_fence_positive check (fence > 0)
);
comment on table lot_lease is 'Which server process decides the bids of a lot now.';
comment on column lot_lease.lot_id is 'Of which lot.';
comment on column lot_lease.node is 'The process that owns it.';
comment on column lot_lease.fence is 'Rises with every change of owner; an owner with an old one writes nothing.';
comment on column lot_lease.lease_until is 'After this another process may take over.';
comment on column lot_lease.alive_at is 'When bids could last be decided: an outage begins here.';
alter table lot_lease enable row level security;
alter table lot_lease force row level security;
create policy system_all_lot_lease on lot_lease to dallal_system using (true) with check (true);
grant select, insert, update, delete on lot_lease to dallal_system;
