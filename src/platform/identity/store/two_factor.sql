-- Authenticator apps and recovery codes.

-- name: count_recovery_codes
select count(*) from identity.recovery_code where user_id = $1::bigint;

-- name: use_totp_step
update identity.totp_secret set last_used_step = $2::bigint
 where user_id = $1::bigint and last_used_step < $2::bigint;

-- name: use_recovery_code
delete from identity.recovery_code where user_id = $1::bigint and code_hash = $2::bytea;

-- name: find_totp
select sealed_secret, enabled_at is not null as enabled, last_used_step
  from identity.totp_secret where user_id = $1::bigint;

-- name: offer_totp
insert into identity.totp_secret (user_id, sealed_secret, created_at)
values ($1::bigint, $2::bytea, $3::timestamptz)
on conflict (user_id) do update
   set sealed_secret = excluded.sealed_secret, created_at = excluded.created_at, last_used_step = 0
 where totp_secret.enabled_at is null;

-- name: enable_totp
update identity.totp_secret set enabled_at = $3::timestamptz, last_used_step = $2::bigint
 where user_id = $1::bigint and enabled_at is null;

-- name: remove_totp
delete from identity.totp_secret where user_id = $1::bigint;

-- name: remove_recovery_codes
delete from identity.recovery_code where user_id = $1::bigint;

-- name: add_recovery_codes
insert into identity.recovery_code (user_id, code_hash, created_at)
select $1::bigint, h::bytea, $3::timestamptz from unnest($2::text[]) as h;
