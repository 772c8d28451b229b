-- name: owners
select o.user_id
from registry.business b, identity.business_owner o
where o.business_id = b.business_id and extract(year from b.updated_at) > 2000;
