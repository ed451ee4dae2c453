-- Shows: an evening of one seller, from the first idea to the last lot. Everyone sees a show once it is announced; a draft
-- is its seller's. A show takes its seller's currency and keeps it. Everything its room says is numbered: whoever changes
-- something that the room shows moves the version in the same transaction.

create table show (
  id uuid not null,
  seller_id uuid not null,
  title_ar text not null,
  title_en text not null,
  cover_id uuid,
  status text not null,
  currency text not null,
  starts_at timestamptz,
  went_live_at timestamptz,
  ended_at timestamptz,
  version bigint not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint show_pkey primary key (id),
  constraint show_seller_fkey foreign key (seller_id) references seller (id),
  constraint show_cover_fkey foreign key (cover_id) references image (id),
  constraint show_status_known check (status in ('draft', 'scheduled', 'live', 'ended')),
  constraint show_title_length check (char_length(title_ar) between 1 and 80 and char_length(title_en) <= 80),
  constraint show_currency_words check (currency ~ '^[A-Z]{3}$'),
  constraint show_version_not_negative check (version >= 0),
  constraint show_scheduled_has_start check (status <> 'scheduled' or starts_at is not null),
  constraint show_live_since check ((status in ('live', 'ended')) = (went_live_at is not null)),
  constraint show_ended_since check ((status = 'ended') = (ended_at is not null))
);
comment on table show is 'An evening of one seller.';
comment on column show.id is 'UUID version 7.';
comment on column show.seller_id is 'Whose evening.';
comment on column show.title_ar is 'Its name in Arabic.';
comment on column show.title_en is 'Its name in English; may be empty.';
comment on column show.cover_id is 'Its picture; null shows the first lot''s.';
comment on column show.status is 'draft, scheduled, live, ended: only forward, and a draft may go live at once.';
comment on column show.currency is 'The seller''s currency, in which every lot is priced.';
comment on column show.starts_at is 'When it is announced to begin.';
comment on column show.went_live_at is 'When the room opened.';
comment on column show.ended_at is 'When the room closed.';
comment on column show.version is 'Number of the last event on topic show:ID.';
comment on column show.created_at is 'When it was first written.';
comment on column show.updated_at is 'When it last changed.';
create unique index show_one_live_per_seller on show (seller_id) where status = 'live';
create index show_by_status_idx on show (status, starts_at, id);
create index show_by_seller_idx on show (seller_id, id);
create index show_ended_at_idx on show (ended_at, id) where status = 'ended';

alter table show enable row level security;
alter table show force row level security;
create policy app_select_show on show for select to dallal_app
  using (
    status <> 'draft'
    or app_is_operator()
    or exists (select from seller where seller.id = show.seller_id and seller.person_id = app_user_id())
  );
create policy app_insert_show on show for insert to dallal_app
  with check (exists (
    select from seller where seller.id = show.seller_id and seller.person_id = app_user_id() and seller.status = 'verified'
  ));
create policy app_update_show on show for update to dallal_app
  using (exists (select from seller where seller.id = show.seller_id and seller.person_id = app_user_id()))
  with check (exists (select from seller where seller.id = show.seller_id and seller.person_id = app_user_id()));
create policy system_all_show on show to dallal_system using (true) with check (true);
grant select, insert on show to dallal_app;
grant update (title_ar, title_en, cover_id, status, starts_at, went_live_at, ended_at, version, updated_at) on show to dallal_app;
grant select, insert, update on show to dallal_system;
