-- Sign-ins at OpenID providers.

-- name: add_oidc_login
insert into identity.oidc_login (state_hash, browser_hash, provider, return_to, user_id, created_at, expires_at)
values ($1::bytea, $2::bytea, $3::text, $4::text, $5::bigint, $6::timestamptz, $7::timestamptz);

-- name: take_oidc_login
delete from identity.oidc_login
 where state_hash = $1::bytea and browser_hash = $2::bytea and provider = $3::text and expires_at > $4::timestamptz
returning return_to, user_id;

-- name: use_oidc_account
update identity.oidc_account a set last_sign_in_at = $3::timestamptz
  from identity.app_user u
 where a.issuer = $1::text and a.subject = $2::text and u.user_id = a.user_id
returning a.user_id, u.status;

-- name: add_oidc_account
-- The owner of the link afterwards, who may be somebody else.
insert into identity.oidc_account as a (issuer, subject, user_id, linked_at, last_sign_in_at)
values ($1::text, $2::text, $3::bigint, $4::timestamptz, $4::timestamptz)
on conflict (issuer, subject) do update set issuer = a.issuer
returning user_id;

-- name: list_oidc_accounts
select oidc_account_id, issuer, linked_at, last_sign_in_at
  from identity.oidc_account where user_id = $1::bigint order by oidc_account_id;

-- name: remove_oidc_account
delete from identity.oidc_account where user_id = $1::bigint and oidc_account_id = $2::bigint;
