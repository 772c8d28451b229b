-- Corporations of the register for lists of numbers and names: imports of other contexts ask for thousands at once.

-- name: businesses_by_number
select b.business_id, b.name, b.name_key, b.status
from registry.business b
where b.business_id = any ($1::bigint[]) and b.business_id < 90000000000000;

-- name: businesses_by_name
-- One walk through the table for all names: no index stands on name_key.
select k.place, b.business_id, b.name, b.prefecture_name || b.city_name || b.street as address, b.address_key
from unnest($1::text[]) with ordinality as k (name_key, place)
join registry.business b on b.name_key = k.name_key
where b.prefecture_code = any ($2::text[]) and b.status = 'active' and b.business_id < 90000000000000
order by k.place, b.business_id;
