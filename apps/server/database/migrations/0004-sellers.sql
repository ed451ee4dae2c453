-- Sellers. What the public may see of a verified one (seller) is a table of its own, apart from what only the applicant and
-- the operators may see (seller_application: legal name, IBAN, the reason of a rejection), because row security hides rows,
-- not columns.

create table seller (
  id uuid not null,
  person_id uuid not null,
  slug text not null,
  shop_name text not null,
  shop_name_key text not null,
  about_ar text not null,
  about_en text not null,
  country text not null,
  currency text not null,
  status text not null,
  verified_at timestamptz,
  constraint seller_pkey primary key (id),
  constraint seller_person_key unique (person_id),
  constraint seller_slug_key unique (slug),
  constraint seller_person_fkey foreign key (person_id) references person (id),
  constraint seller_slug_form check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) between 2 and 60),
  constraint seller_shop_name_length check (char_length(shop_name) between 2 and 40),
  constraint seller_about_length check (char_length(about_ar) <= 600 and char_length(about_en) <= 600),
  constraint seller_country_form check (country ~ '^[A-Z]{2}$'),
  constraint seller_currency_form check (currency ~ '^[A-Z]{3}$'),
  constraint seller_status_known check (status in ('applied', 'verified', 'rejected')),
  constraint seller_verified_at_given check ((status = 'verified') = (verified_at is not null))
);
comment on table seller is 'A shop. Public once it is verified; one a person.';
comment on column seller.id is 'Of the shop.';
comment on column seller.person_id is 'Who runs it.';
comment on column seller.slug is 'The shop in an address: /sellers/<slug>.';
comment on column seller.shop_name is 'As the seller writes it.';
comment on column seller.shop_name_key is 'The name without case, marks and letter variants: two shops that read alike have the same.';
comment on column seller.about_ar is 'About the shop, in Arabic.';
comment on column seller.about_en is 'About the shop, in English.';
comment on column seller.country is 'ISO 3166-1 alpha-2.';
comment on column seller.currency is 'The one currency of everything this shop sells; follows from the country.';
comment on column seller.status is 'applied, then verified or rejected; a rejected one may apply again.';
comment on column seller.verified_at is 'When an operator verified it.';
create unique index seller_shop_name_key_idx on seller (shop_name_key) where status <> 'rejected';

create table seller_application (
  seller_id uuid not null,
  person_id uuid not null,
  legal_name text not null,
  iban text not null,
  applied_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  rejected_reason text,
  constraint seller_application_pkey primary key (seller_id),
  constraint seller_application_person_key unique (person_id),
  constraint seller_application_seller_fkey foreign key (seller_id) references seller (id),
  constraint seller_application_person_fkey foreign key (person_id) references person (id),
  constraint seller_application_decided_by_fkey foreign key (decided_by) references person (id),
  constraint seller_application_legal_name_length check (char_length(legal_name) between 2 and 120),
  constraint seller_application_iban_form check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
  constraint seller_application_reason_length check (char_length(rejected_reason) between 3 and 300),
  constraint seller_application_decided check ((decided_at is null) = (decided_by is null)),
  constraint seller_application_reason_needs_decision check (rejected_reason is null or decided_at is not null)
);
comment on table seller_application is 'What a seller told us to be verified, and what was decided. For them and the operators only.';
comment on column seller_application.seller_id is 'The shop it is about.';
comment on column seller_application.person_id is 'Who applied; the same as the shop''s, so that row security needs no other table.';
comment on column seller_application.legal_name is 'The name on the bank account.';
comment on column seller_application.iban is 'Where payouts go; checked, upper case, without spaces.';
comment on column seller_application.applied_at is 'When, the latest time.';
comment on column seller_application.decided_at is 'When an operator decided; null while it waits.';
comment on column seller_application.decided_by is 'Which operator.';
comment on column seller_application.rejected_reason is 'What the applicant reads when rejected.';
create index seller_application_applied_at_idx on seller_application (applied_at, seller_id);

alter table seller enable row level security;
alter table seller force row level security;
create policy app_select_seller on seller for select to dallal_app
  using (status = 'verified' or person_id = app_user_id() or app_is_operator());
create policy app_insert_seller on seller for insert to dallal_app
  with check (person_id = app_user_id() and status = 'applied');
-- Applying again, and deciding: the two ways an application may move.
create policy app_update_seller on seller for update to dallal_app
  using ((person_id = app_user_id() and status = 'rejected') or (app_is_operator() and status = 'applied'))
  with check ((person_id = app_user_id() and status = 'applied') or (app_is_operator() and status in ('verified', 'rejected')));
create policy system_select_seller on seller for select to dallal_system using (true);
grant select, insert on seller to dallal_app;
grant update (slug, shop_name, shop_name_key, about_ar, about_en, country, currency, status, verified_at) on seller to dallal_app;
grant select on seller to dallal_system;

alter table seller_application enable row level security;
alter table seller_application force row level security;
create policy app_select_seller_application on seller_application for select to dallal_app
  using (person_id = app_user_id() or app_is_operator());
create policy app_insert_seller_application on seller_application for insert to dallal_app
  with check (person_id = app_user_id() and decided_at is null);
create policy app_update_seller_application on seller_application for update to dallal_app
  using ((person_id = app_user_id() and rejected_reason is not null) or (app_is_operator() and decided_at is null))
  with check ((person_id = app_user_id() and decided_at is null) or (app_is_operator() and decided_by = app_user_id()));
create policy system_select_seller_application on seller_application for select to dallal_system using (true);
grant select, insert on seller_application to dallal_app;
grant update (legal_name, iban, applied_at, decided_at, decided_by, rejected_reason) on seller_application to dallal_app;
grant select on seller_application to dallal_system;

-- People, now that it can be said who is public.

alter table person enable row level security;
alter table person force row level security;
create policy app_select_person on person for select to dallal_app
  using (
    id = app_user_id()
    or app_is_operator()
    or exists (select from seller where seller.person_id = person.id and seller.status = 'verified')
  );
create policy app_update_person on person for update to dallal_app
  using (id = app_user_id())
  with check (id = app_user_id());
create policy system_select_person on person for select to dallal_system using (true);
create policy identity_insert_person on person for insert to dallal_identity with check (true);
grant select on person to dallal_app, dallal_system;
grant update (name, locale, portrait_id) on person to dallal_app;
grant insert on person to dallal_identity;
