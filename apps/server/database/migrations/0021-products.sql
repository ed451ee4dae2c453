-- What sellers offer. A product is its seller's while it is a draft, everyone's while it is published by a verified seller.
-- Stock is counted in two numbers: pieces that can still be sold, and how many of these are promised to lots. More can never
-- be promised than there is, whoever writes; the pieces themselves move in the transaction that queues, sells or ends a lot.

create table product (
  id uuid not null,
  seller_id uuid not null,
  title_ar text not null,
  title_en text not null,
  description_ar text not null,
  description_en text not null,
  category text not null,
  condition text not null,
  status text not null,
  stock integer not null,
  in_lots integer not null,
  currency text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  published_at timestamptz,
  constraint product_pkey primary key (id),
  constraint product_seller_fkey foreign key (seller_id) references seller (id),
  constraint product_title_length check (char_length(title_ar) between 1 and 100 and char_length(title_en) <= 100),
  constraint product_description_length check (char_length(description_ar) <= 4000 and char_length(description_en) <= 4000),
  constraint product_category_form check (category ~ '^[a-z_]{3,30}$'),
  constraint product_condition_known check (condition in ('new', 'like_new', 'used', 'antique')),
  constraint product_status_known check (status in ('draft', 'published', 'archived')),
  constraint product_stock_bounds check (stock between 0 and 9999),
  constraint product_promises_covered check (in_lots between 0 and stock),
  constraint product_promises_published check (in_lots = 0 or status = 'published'),
  constraint product_currency_form check (currency ~ '^[A-Z]{3}$'),
  constraint product_published_at_given check (status <> 'published' or published_at is not null)
);
comment on table product is 'What a seller offers: words, pictures and a number of like pieces.';
comment on column product.id is 'UUID version 7.';
comment on column product.seller_id is 'The shop.';
comment on column product.title_ar is 'What it is called, in Arabic.';
comment on column product.title_en is 'The same in English; empty until somebody writes it.';
comment on column product.description_ar is 'What a buyer should know, in Arabic.';
comment on column product.description_en is 'The same in English.';
comment on column product.category is 'One of the contract''s categories.';
comment on column product.condition is 'new, like_new, used or antique.';
comment on column product.status is 'draft: being written. published: for everyone. archived: taken off, may come back.';
comment on column product.stock is 'Pieces that can still be sold, the promised ones included.';
comment on column product.in_lots is 'Pieces promised to lots that are queued or open.';
comment on column product.currency is 'Of everything this shop sells.';
comment on column product.created_at is 'When it was first written.';
comment on column product.updated_at is 'When anything about it last changed.';
comment on column product.published_at is 'When it was first published: the order of the shop.';
create index product_seller_idx on product (seller_id, created_at desc, id desc);
create index product_published_idx on product (published_at desc, id desc) where status = 'published';
create index product_category_idx on product (category, published_at desc, id desc) where status = 'published';

create table product_image (
  product_id uuid not null,
  position smallint not null,
  image_id uuid not null,
  owner_id uuid not null,
  constraint product_image_pkey primary key (product_id, position),
  constraint product_image_once unique (product_id, image_id),
  constraint product_image_product_fkey foreign key (product_id) references product (id),
  constraint product_image_image_fkey foreign key (image_id, owner_id) references image (id, owner_id),
  constraint product_image_position_bounds check (position between 1 and 8)
);
comment on table product_image is 'The pictures of a product in their order; the first is the one lists show.';
comment on column product_image.product_id is 'The product.';
comment on column product_image.position is 'From 1.';
comment on column product_image.image_id is 'The picture.';
comment on column product_image.owner_id is 'The seller''s person, who must own the picture too.';
create index product_image_image_idx on product_image (image_id);

alter table product enable row level security;
alter table product force row level security;
create policy app_select_product on product for select to dallal_app
  using (
    (status = 'published' and exists (select from seller where seller.id = seller_id and seller.status = 'verified'))
    or seller_id in (select seller.id from seller where seller.person_id = app_user_id())
    or app_is_operator()
  );
create policy app_insert_product on product for insert to dallal_app
  with check (
    seller_id in (select seller.id from seller where seller.person_id = app_user_id() and seller.status = 'verified')
  );
create policy app_update_product on product for update to dallal_app
  using (
    seller_id in (select seller.id from seller where seller.person_id = app_user_id() and seller.status = 'verified')
  )
  with check (
    seller_id in (select seller.id from seller where seller.person_id = app_user_id() and seller.status = 'verified')
  );
create policy system_select_product on product for select to dallal_system using (true);
create policy system_update_product on product for update to dallal_system using (true) with check (true);
grant select, insert on product to dallal_app;
grant update (
  title_ar, title_en, description_ar, description_en, category, condition, status, stock, in_lots, updated_at, published_at
) on product to dallal_app;
grant select on product to dallal_system;
grant update (stock, in_lots, updated_at) on product to dallal_system;

alter table product_image enable row level security;
alter table product_image force row level security;
-- Whoever may see the product may see its pictures: the inner question is asked under the caller's own row security.
create policy app_select_product_image on product_image for select to dallal_app
  using (exists (select from product where product.id = product_id));
create policy app_insert_product_image on product_image for insert to dallal_app
  with check (
    owner_id = app_user_id()
    and product_id in (
      select product.id
      from product
      join seller on seller.id = product.seller_id
      where seller.person_id = app_user_id() and seller.status = 'verified'
    )
  );
create policy app_delete_product_image on product_image for delete to dallal_app using (owner_id = app_user_id());
create policy system_select_product_image on product_image for select to dallal_system using (true);
grant select, insert, delete on product_image to dallal_app;
grant select on product_image to dallal_system;
