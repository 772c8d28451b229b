-- Businesses.

-- name: find_business
select * from registry.business where business_id = $1::bigint;

-- name: add_business
insert into registry.business (business_id) values ($1::bigint) returning *;

-- name: list_businesses
select b.*, count(*) from registry.business b group by b.business_id;
