-- name: find
select business_id from registry.business;
-- name: find_and_remove
select business_id from registry.business; delete from registry.business;
