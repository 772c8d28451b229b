-- name: find
select business_id from registry.business;
