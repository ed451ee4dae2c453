-- Every request begins with the question who asks. The sign-in role answers it in one statement, session and roles together,
-- so it may see of a shop whose it is and whether it is verified, and nothing else.

create policy identity_select_seller on seller for select to dallal_identity using (true);
grant select (person_id, status) on seller to dallal_identity;
