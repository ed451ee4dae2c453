-- In development nothing leaves the machine: mails and messages are laid into this mailbox, which the tools of development
-- show. In staging and production the table stays empty.

create table mailbox_letter (
  id uuid not null,
  kind text not null,
  recipient text not null,
  subject text not null,
  body text not null,
  sent_at timestamptz not null,
  constraint mailbox_letter_pkey primary key (id),
  constraint mailbox_letter_kind_known check (kind in ('mail', 'sms'))
);
comment on table mailbox_letter is 'Mails and messages that development would have sent.';
comment on column mailbox_letter.id is 'UUID version 7: letters sort by age.';
comment on column mailbox_letter.kind is 'mail or sms.';
comment on column mailbox_letter.recipient is 'E-mail address or phone number.';
comment on column mailbox_letter.subject is 'Empty for a message.';
comment on column mailbox_letter.body is 'The words.';
comment on column mailbox_letter.sent_at is 'When.';
create index mailbox_letter_sent_at_idx on mailbox_letter (sent_at desc, id desc);

alter table mailbox_letter enable row level security;
alter table mailbox_letter force row level security;
create policy system_select_mailbox_letter on mailbox_letter for select to dallal_system using (true);
create policy system_insert_mailbox_letter on mailbox_letter for insert to dallal_system with check (true);
create policy system_delete_mailbox_letter on mailbox_letter for delete to dallal_system using (true);
grant select, insert, delete on mailbox_letter to dallal_system;
