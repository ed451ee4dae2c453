-- Nobody but its seller has seen a draft, so there the numbers of its lots follow their order; from the announcement on a number
-- is the lot's name and stays. Giving all lots of a draft new numbers is one statement: they are compared at its end.

alter table lot
  drop constraint lot_show_number_key,
  add constraint lot_show_number_key unique (show_id, number) deferrable initially immediate;
comment on column lot.number is 'What people call it in its show: lot 17. Its place in a draft; fixed once the show is announced.';

grant update (number) on lot to dallal_app;
