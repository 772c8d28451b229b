-- name: moved
with found as (
  select business_id from registry.business
)
update business set city_code = '' from found where found.business_id = business.business_id;
