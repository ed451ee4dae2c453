-- Words in a show. They stay after it ended, because what was promised about a lot was often promised here.

create table chat_message (
  id uuid not null,
  show_id uuid not null,
  version bigint not null,
  person_id uuid not null,
  name text not null,
  role text not null,
  body text not null,
  said_at timestamptz not null,
  constraint chat_message_pkey primary key (id),
  constraint chat_message_show_version_key unique (show_id, version),
  constraint chat_message_show_fkey foreign key (show_id) references show (id),
  constraint chat_message_person_fkey foreign key (person_id) references person (id),
  constraint chat_message_version_positive check (version > 0),
  constraint chat_message_role_known check (role in ('viewer', 'seller', 'operator')),
  constraint chat_message_body_length check (char_length(body) between 1 and 300)
);
comment on table chat_message is 'Words said in a show.';
comment on column chat_message.id is 'The id their author''s client chose: said again, they are not said twice.';
comment on column chat_message.show_id is 'In which show.';
comment on column chat_message.version is '1, 2, 3 … in its show, on topic chat:ID.';
comment on column chat_message.person_id is 'By whom; the room sees the name alone.';
comment on column chat_message.name is 'Their name when they said it.';
comment on column chat_message.role is 'viewer, seller (of this show) or operator.';
comment on column chat_message.body is 'One line of words.';
comment on column chat_message.said_at is 'When.';
create index chat_message_by_person_idx on chat_message (person_id, said_at);

alter table chat_message enable row level security;
alter table chat_message force row level security;
create policy app_select_chat_message on chat_message for select to dallal_app
  using (person_id = app_user_id() or app_is_operator());
create policy system_select_chat_message on chat_message for select to dallal_system using (true);
create policy system_insert_chat_message on chat_message for insert to dallal_system with check (true);
grant select on chat_message to dallal_app;
grant select, insert on chat_message to dallal_system;
