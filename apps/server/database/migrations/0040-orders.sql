-- Orders: what became of a lot that was sold. An order begins paid, because its money was held before the hammer; then it is
-- shipped, received, and settled when the days of waiting are over. What was agreed at the hammer (price, rates, address,
-- words of the product) is copied and never looked up again.

create table "order" (
  id uuid not null,
  number bigint generated always as identity (start with 1001),
  lot_id uuid not null,
  show_id uuid not null,
  product_id uuid not null,
  seller_id uuid not null,
  buyer_id uuid not null,
  buyer_name text not null,
  title_ar text not null,
  title_en text not null,
  image_id uuid,
  currency text not null,
  price_minor bigint not null,
  commission_rate_bp int not null,
  commission_minor bigint not null,
  vat_rate_bp int not null,
  vat_minor bigint not null,
  address jsonb not null,
  status text not null default 'paid',
  paid_at timestamptz not null,
  carrier text,
  tracking_number text,
  shipped_at timestamptz,
  received_at timestamptz,
  settles_at timestamptz,
  settled_at timestamptz,
  constraint order_pkey primary key (id),
  constraint order_number_key unique (number),
  constraint order_lot_key unique (lot_id),
  constraint order_lot_fkey foreign key (lot_id) references lot (id),
  constraint order_show_fkey foreign key (show_id) references show (id),
  constraint order_product_fkey foreign key (product_id) references product (id),
  constraint order_seller_fkey foreign key (seller_id) references seller (id),
  constraint order_buyer_fkey foreign key (buyer_id) references person (id),
  constraint order_image_fkey foreign key (image_id) references image (id),
  constraint order_status_known check (status in ('paid', 'shipped', 'received', 'settled')),
  constraint order_currency_words check (currency ~ '^[A-Z]{3}$'),
  constraint order_price_bounds check (price_minor between 1 and 1000000000000),
  constraint order_rates_bounds check (commission_rate_bp between 0 and 10000 and vat_rate_bp between 0 and 10000),
  constraint order_shares_within_price check (
    commission_minor >= 0 and vat_minor >= 0 and commission_minor + vat_minor <= price_minor
  ),
  constraint order_tracking_whole check ((carrier is null) = (tracking_number is null)),
  constraint order_shipped_since check ((status = 'paid') = (shipped_at is null)),
  constraint order_shipped_tracked check ((shipped_at is null) = (carrier is null)),
  constraint order_received_since check ((status in ('received', 'settled')) = (received_at is not null)),
  constraint order_settles_after_receipt check ((received_at is null) = (settles_at is null)),
  constraint order_settled_since check ((status = 'settled') = (settled_at is not null))
);
comment on table "order" is 'What became of a lot that was sold: paid, shipped, received, settled.';
comment on column "order".id is 'Derived from the lot''s id (UUID version 5), so telling of the sale twice makes one order.';
comment on column "order".number is 'What people say and write; rising, not without gaps.';
comment on column "order".lot_id is 'The lot that was won.';
comment on column "order".show_id is 'The show it was in.';
comment on column "order".product_id is 'What was sold.';
comment on column "order".seller_id is 'By whom.';
comment on column "order".buyer_id is 'To whom.';
comment on column "order".buyer_name is 'The buyer''s name at the hammer.';
comment on column "order".title_ar is 'The product''s name at the hammer.';
comment on column "order".title_en is 'The same in English; may be empty.';
comment on column "order".image_id is 'The product''s first picture at the hammer.';
comment on column "order".currency is 'Of every amount here.';
comment on column "order".price_minor is 'The hammer price: the whole of what the buyer pays.';
comment on column "order".commission_rate_bp is 'The platform''s share, in basis points of the price.';
comment on column "order".commission_minor is 'The same as an amount, rounded half to even.';
comment on column "order".vat_rate_bp is 'VAT on the commission, in basis points.';
comment on column "order".vat_minor is 'The same as an amount, rounded half to even.';
comment on column "order".address is 'Where it goes, as it was at the hammer.';
comment on column "order".status is 'Only forward.';
comment on column "order".paid_at is 'When the hammer fell.';
comment on column "order".carrier is 'Who carries it.';
comment on column "order".tracking_number is 'The carrier''s number for it.';
comment on column "order".shipped_at is 'When the seller handed it over.';
comment on column "order".received_at is 'When the buyer said it arrived.';
comment on column "order".settles_at is 'Business time at which the shares are due.';
comment on column "order".settled_at is 'When they were given.';
create index order_by_buyer_idx on "order" (buyer_id, paid_at desc, id desc);
create index order_by_seller_idx on "order" (seller_id, paid_at desc, id desc);
create index order_unsettled_idx on "order" (seller_id) where status <> 'settled';
create index order_due_idx on "order" (settles_at, id) where status = 'received';

alter table "order" enable row level security;
alter table "order" force row level security;
create policy app_select_order on "order" for select to dallal_app
  using (
    buyer_id = app_user_id()
    or app_is_operator()
    or exists (select from seller where seller.id = "order".seller_id and seller.person_id = app_user_id())
  );
-- The two steps that people take: its seller ships what is paid, its buyer receives what was shipped.
create policy app_update_order on "order" for update to dallal_app
  using (
    (status = 'paid' and exists (
      select from seller where seller.id = "order".seller_id and seller.person_id = app_user_id()
    ))
    or (status = 'shipped' and buyer_id = app_user_id())
  )
  with check (
    (status = 'shipped' and exists (
      select from seller where seller.id = "order".seller_id and seller.person_id = app_user_id()
    ))
    or (status = 'received' and buyer_id = app_user_id())
  );
create policy system_select_order on "order" for select to dallal_system using (true);
create policy system_insert_order on "order" for insert to dallal_system with check (true);
create policy system_update_order on "order" for update to dallal_system using (true) with check (true);
grant select on "order" to dallal_app;
grant update (status, carrier, tracking_number, shipped_at, received_at, settles_at) on "order" to dallal_app;
grant select, insert on "order" to dallal_system;
grant update (status, settled_at) on "order" to dallal_system;
