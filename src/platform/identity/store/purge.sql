-- What has ended leaves the tables.

-- name: purge_sessions
delete from identity.session where expires_at <= $1::timestamptz;

-- name: purge_email_tokens
delete from identity.email_token where expires_at <= $1::timestamptz;

-- name: purge_throttle
delete from identity.throttle where last_failure_at <= $1::timestamptz;

-- name: purge_oidc_logins
delete from identity.oidc_login where expires_at <= $1::timestamptz;

-- name: purge_api_tokens
delete from identity.api_token where expires_at <= $1::timestamptz;

-- name: purge_unverified_accounts
delete from identity.app_user where email_verified_at is null and created_at <= $1::timestamptz;
