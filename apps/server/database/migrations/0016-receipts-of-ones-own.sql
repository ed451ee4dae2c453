-- A person sees what the gateway took for their own top-ups and where it went: a top-up that ended may have been paid all the
-- same, and they must be told so.

drop policy app_select_gateway_receipt on gateway_receipt;
create policy app_select_gateway_receipt on gateway_receipt for select to dallal_app
  using (
    app_is_operator()
    or exists (select from top_up where top_up.id = gateway_receipt.top_up_id and top_up.user_id = app_user_id())
  );
create index gateway_receipt_top_up_idx on gateway_receipt (top_up_id) where top_up_id is not null;

drop policy app_select_unbookable_charge on unbookable_charge;
create policy app_select_unbookable_charge on unbookable_charge for select to dallal_app
  using (
    app_is_operator()
    or exists (select from top_up where top_up.id = unbookable_charge.top_up_id and top_up.user_id = app_user_id())
  );

comment on table gateway_receipt is
  'Money the gateway took, one row for each of its charges, written with the journal that books it. What is in suspense is listed in the console.';
