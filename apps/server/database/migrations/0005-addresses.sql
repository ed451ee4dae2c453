-- Where things reach a person. An order keeps a copy of its own, so that moving house changes no parcel on its way.

create table address (
  person_id uuid not null,
  recipient text not null,
  phone text not null,
  country text not null,
  city text not null,
  district text not null,
  street text not null,
  building text not null,
  unit text not null,
  postal_code text not null,
  directions text not null,
  updated_at timestamptz not null,
  constraint address_pkey primary key (person_id),
  constraint address_person_fkey foreign key (person_id) references person (id),
  constraint address_phone_e164 check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  constraint address_country_form check (country ~ '^[A-Z]{2}$'),
  constraint address_lengths check (
    char_length(recipient) between 2 and 80
    and char_length(city) between 2 and 60
    and char_length(district) between 1 and 60
    and char_length(street) between 1 and 80
    and char_length(building) between 1 and 20
    and char_length(unit) <= 20
    and char_length(postal_code) <= 12
    and char_length(directions) <= 200
  )
);
comment on table address is 'The delivery address of a person, as the Gulf writes one; one each.';
comment on column address.person_id is 'Whose.';
comment on column address.recipient is 'Who takes the parcel.';
comment on column address.phone is 'E.164; the courier calls it.';
comment on column address.country is 'ISO 3166-1 alpha-2.';
comment on column address.city is 'City.';
comment on column address.district is 'District or block.';
comment on column address.street is 'Street.';
comment on column address.building is 'Building or house.';
comment on column address.unit is 'Flat or floor; may be empty.';
comment on column address.postal_code is 'May be empty: not every country uses one.';
comment on column address.directions is 'What helps the courier; may be empty.';
comment on column address.updated_at is 'When it was last given.';

alter table address enable row level security;
alter table address force row level security;
create policy app_select_address on address for select to dallal_app using (person_id = app_user_id());
create policy app_insert_address on address for insert to dallal_app with check (person_id = app_user_id());
create policy app_update_address on address for update to dallal_app
  using (person_id = app_user_id())
  with check (person_id = app_user_id());
create policy system_select_address on address for select to dallal_system using (true);
grant select, insert on address to dallal_app;
grant update (recipient, phone, country, city, district, street, building, unit, postal_code, directions, updated_at)
  on address to dallal_app;
grant select on address to dallal_system;
