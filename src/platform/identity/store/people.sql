-- People in organisations, and owners of businesses.

-- name: display_names
select user_id, display_name from identity.display_names($1::bigint[]);

-- name: find_mail_address
select email from identity.app_user where user_id = $1::bigint and status = 'active';

-- name: list_people_with_role
select distinct g.user_id
  from identity.role_grant g
  join identity.app_user u on u.user_id = g.user_id and u.status = 'active'
 where g.organization_id = $1::bigint and g.role = any ($2::text[]) and g.suspended_at is null
 order by g.user_id;

-- name: grant_role
-- Whoever is suspended there stays so: a further role must not let them in by the back door.
insert into identity.role_grant (organization_id, user_id, role, granted_at, granted_by, suspended_at)
select $1::bigint, $2::bigint, $3::text, $4::timestamptz, $5::bigint,
       (select min(g.suspended_at) from identity.role_grant g
         where g.organization_id = $1::bigint and g.user_id = $2::bigint)
on conflict (organization_id, user_id, role) do nothing;

-- name: list_roles_of_person
select role from identity.role_grant where organization_id = $1::bigint and user_id = $2::bigint order by role;

-- name: suspend_person
update identity.role_grant set suspended_at = $3::timestamptz
 where organization_id = $1::bigint and user_id = $2::bigint and suspended_at is null;

-- name: readmit_person
update identity.role_grant set suspended_at = null
 where organization_id = $1::bigint and user_id = $2::bigint and suspended_at is not null;

-- name: set_account_status
update identity.app_user set status = $2::text, updated_at = $3::timestamptz
 where user_id = $1::bigint and status <> $2::text;

-- name: take_role_back
delete from identity.role_grant
 where organization_id = $1::bigint and user_id = $2::bigint and role = $3::text;

-- name: count_holders
select count(distinct g.user_id)
  from identity.role_grant g
  join identity.app_user u on u.user_id = g.user_id and u.status = 'active'
 where g.role = $1::text and ($2::bigint is null or g.organization_id = $2::bigint) and g.user_id <> $3::bigint
   and g.suspended_at is null;

-- name: lock_roles
select pg_advisory_xact_lock(hashtextextended('identity.role_grant', 0))::text;

-- name: find_person
select u.user_id, u.email, u.display_name, u.status from identity.app_user u where u.user_id = $1::bigint;

-- name: count_people
select count(distinct g.user_id)
  from identity.role_grant g join identity.app_user u on u.user_id = g.user_id
 where g.organization_id = $1::bigint
   and ($2::text = '' or strpos(lower(u.display_name), $2::text) > 0 or strpos(u.email, $2::text) > 0)
   and ($3::text is null or g.role = $3::text);

-- name: list_people
select u.user_id, u.email, u.display_name, u.status, u.last_sign_in_at,
       array_agg(all_roles.role order by all_roles.role) as roles,
       bool_or(all_roles.suspended_at is not null) as suspended
  from identity.app_user u
  join identity.role_grant all_roles on all_roles.user_id = u.user_id and all_roles.organization_id = $1::bigint
 where exists (select 1 from identity.role_grant g
                where g.organization_id = $1::bigint and g.user_id = u.user_id
                  and ($3::text is null or g.role = $3::text))
   and ($2::text = '' or strpos(lower(u.display_name), $2::text) > 0 or strpos(u.email, $2::text) > 0)
 group by u.user_id
 order by u.display_name, u.user_id
 limit $4::bigint offset $5::bigint;

-- name: add_business_owner
insert into identity.business_owner (user_id, business_id, confirmed_at)
values ($1::bigint, $2::bigint, $3::timestamptz)
on conflict (business_id, user_id) do nothing;

-- name: remove_business_owner
delete from identity.business_owner where user_id = $1::bigint and business_id = $2::bigint;

-- name: list_business_owners
select user_id from identity.business_owner where business_id = $1::bigint order by user_id;
