-- Accounts and passwords.

-- name: add_account
insert into identity.app_user (email, display_name, email_verified_at, created_at, updated_at)
values ($1::text, $2::text, case when $3::boolean then $4::timestamptz end, $4::timestamptz, $4::timestamptz)
returning user_id;

-- name: save_password
insert into identity.password (user_id, hash, changed_at) values ($1::bigint, $2::text, $3::timestamptz)
on conflict (user_id) do update set hash = excluded.hash, changed_at = excluded.changed_at;

-- name: rename_account
update identity.app_user set display_name = $2::text, updated_at = $3::timestamptz where user_id = $1::bigint;

-- name: verify_account
update identity.app_user set email_verified_at = coalesce(email_verified_at, $2::timestamptz),
                             updated_at = $2::timestamptz
 where user_id = $1::bigint and status = 'active'
returning email, display_name;

-- name: add_email_token
with former as (
  delete from identity.email_token where user_id = $1::bigint and purpose = $2::text and used_at is null
)
insert into identity.email_token (user_id, purpose, token_hash, created_at, expires_at)
values ($1::bigint, $2::text, $3::bytea, $4::timestamptz, $5::timestamptz);

-- name: find_email_token
select t.user_id, u.email
  from identity.email_token t join identity.app_user u on u.user_id = t.user_id and u.status = 'active'
 where t.token_hash = $1::bytea and t.purpose = $2::text and t.used_at is null and t.expires_at > $3::timestamptz;

-- name: use_email_token
update identity.email_token set used_at = $3::timestamptz
 where token_hash = $1::bytea and purpose = $2::text and used_at is null and expires_at > $3::timestamptz
returning user_id;

-- name: remove_password
delete from identity.password where user_id = $1::bigint;
