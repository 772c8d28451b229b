-- name: all_business_owners
select o.business_id, o.user_id
from identity.business_owner o
join identity.app_user u on u.user_id = o.user_id and u.status = 'active'
order by o.business_id, o.user_id;
