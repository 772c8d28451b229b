-- Sessions and the way into them.

-- name: open_session
select user_id, email, display_name, session_id, expires_at, two_factor_done, two_factor_enabled,
       two_factor_required, roles, business_ids
  from identity.open_session($1::bytea, $2::timestamptz);

-- name: open_api_token
select user_id, email, display_name, api_token_id, scopes, two_factor_enabled, two_factor_required, roles,
       business_ids
  from identity.open_api_token($1::bytea, $2::timestamptz);

-- name: find_sign_in
select u.user_id, u.email, u.display_name, u.status, u.email_verified_at is not null as email_verified, p.hash,
       t.sealed_secret, coalesce(t.last_used_step, 0) as last_used_step
  from identity.app_user u
  left join identity.password p on p.user_id = u.user_id
  left join identity.totp_secret t on t.user_id = u.user_id and t.enabled_at is not null
 where u.email = $1::text;

-- name: add_session
with signed_in as (
  update identity.app_user set last_sign_in_at = $6::timestamptz where user_id = $1::bigint
)
insert into identity.session (user_id, token_hash, method, two_factor_done, created_at, last_seen_at, expires_at, ip,
                              user_agent)
values ($1::bigint, $2::bytea, $3::text, $4::boolean, $6::timestamptz, $6::timestamptz, $5::timestamptz, $7::text,
        $8::text);

-- name: list_sessions
select session_id, method, created_at, last_seen_at, expires_at, ip, user_agent, session_id = $3::bigint as current
  from identity.session
 where user_id = $1::bigint and expires_at > $2::timestamptz
 order by last_seen_at desc, session_id desc
 limit 200;

-- name: remove_session
delete from identity.session where user_id = $1::bigint and session_id = $2::bigint;

-- name: remove_other_sessions
delete from identity.session where user_id = $1::bigint and session_id <> $2::bigint;

-- name: confirm_session_two_factor
update identity.session set two_factor_done = true where session_id = $1::bigint;

-- name: remove_session_by_token
delete from identity.session where token_hash = $1::bytea;
