-- Pictures that were accepted. The files lie in storage under the id; here is who sent a picture and how it is drawn. Anyone
-- may know a picture's measures: pictures are public by their nature, at addresses nobody can guess. Only its owner may
-- put it to use, which is why other tables refer to (id, owner_id).

create table image (
  id uuid not null,
  owner_id uuid not null,
  width integer not null,
  height integer not null,
  widths integer[] not null,
  placeholder text not null,
  bytes bigint not null,
  created_at timestamptz not null,
  constraint image_pkey primary key (id),
  constraint image_id_owner_key unique (id, owner_id),
  constraint image_owner_fkey foreign key (owner_id) references person (id),
  constraint image_size_bounds check (width between 1 and 1200 and height between 1 and 2400),
  constraint image_widths_bounds check (cardinality(widths) between 1 and 5 and widths[cardinality(widths)] = width),
  constraint image_placeholder_length check (char_length(placeholder) between 4 and 60),
  constraint image_bytes_positive check (bytes > 0)
);
comment on table image is 'Pictures that were accepted; their files lie in storage under the id.';
comment on column image.id is 'Names the files too: /media/images/<id>/<width>.webp.';
comment on column image.owner_id is 'Who sent it; only they may put it to use.';
comment on column image.width is 'Pixels of the largest file.';
comment on column image.height is 'Pixels of the largest file.';
comment on column image.widths is 'The widths in which it is kept, ascending; the last is its own.';
comment on column image.placeholder is 'ThumbHash, base64: drawn while the picture loads.';
comment on column image.bytes is 'What all its files weigh together.';
comment on column image.created_at is 'When it was accepted.';
create index image_owner_idx on image (owner_id, created_at);

alter table image enable row level security;
alter table image force row level security;
create policy app_select_image on image for select to dallal_app using (true);
create policy app_insert_image on image for insert to dallal_app with check (owner_id = app_user_id());
create policy system_select_image on image for select to dallal_system using (true);
grant select, insert on image to dallal_app;
grant select on image to dallal_system;

-- A portrait is one's own picture.
alter table person add constraint person_portrait_fkey foreign key (portrait_id, id) references image (id, owner_id);
create index person_portrait_idx on person (portrait_id) where portrait_id is not null;
