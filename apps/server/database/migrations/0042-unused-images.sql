-- A picture that nobody put to use is removed after a day, by the system alone. Foreign keys decide what is in use; those that
-- had no index get one, so that a removal need not look through all shows and orders.

create policy system_delete_image on image for delete to dallal_system using (true);
grant delete on image to dallal_system;

create index show_cover_idx on show (cover_id) where cover_id is not null;
create index order_image_idx on "order" (image_id) where image_id is not null;
