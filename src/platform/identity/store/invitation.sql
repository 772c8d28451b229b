-- Invitations and the settings of roles.

-- name: count_invitations
select count(*) from identity.invitation where organization_id = $1::bigint;

-- name: list_invitations
select i.invitation_id, i.email, i.role, u.display_name as invited_by_name, i.created_at, i.expires_at, i.accepted_at,
       i.accepted_at is null and i.expires_at <= $2::timestamptz as expired
  from identity.invitation i
  left join identity.app_user u on u.user_id = i.invited_by
 where i.organization_id = $1::bigint
 order by i.created_at desc, i.invitation_id desc
 limit $3::bigint offset $4::bigint;

-- name: count_open_invitations
select count(*) from identity.invitation
 where organization_id = $1::bigint and accepted_at is null and expires_at > $2::timestamptz;

-- name: add_invitation
with replaced as (
  delete from identity.invitation
   where organization_id = $1::bigint and email = $2::text and role = $3::text and accepted_at is null
)
insert into identity.invitation (organization_id, email, role, token_hash, invited_by, created_at, expires_at)
values ($1::bigint, $2::text, $3::text, $4::bytea, $5::bigint, $6::timestamptz, $7::timestamptz)
returning invitation_id, email, role,
          (select u.display_name from identity.app_user u where u.user_id = $5::bigint) as invited_by_name,
          created_at, expires_at, accepted_at, false as expired;

-- name: remove_invitation
delete from identity.invitation
 where organization_id = $1::bigint and invitation_id = $2::bigint and accepted_at is null;

-- name: find_open_invitation
select i.invitation_id, i.organization_id, o.name as organization_name, o.kind as organization_kind, i.email, i.role,
       i.invited_by, i.expires_at
  from identity.invitation i
  join identity.organization o on o.organization_id = i.organization_id and o.status = 'active'
 where i.token_hash = $1::bytea and i.accepted_at is null and i.expires_at > $2::timestamptz;

-- name: take_invitation
update identity.invitation set accepted_at = $3::timestamptz, accepted_by = $2::bigint
 where invitation_id = $1::bigint and accepted_at is null;

-- name: list_role_settings
select role, two_factor_required, updated_at from identity.role_setting
 order by array_position(array['system_admin', 'org_admin', 'advisor', 'staff', 'expert', 'official'], role);

-- name: set_role_setting
update identity.role_setting
   set two_factor_required = $2::boolean, updated_at = $3::timestamptz, updated_by = $4::bigint
 where role = $1::text
returning role, two_factor_required, updated_at;
