-- API tokens.

-- name: list_api_tokens
select t.api_token_id, t.name, t.token_hint, t.scopes, t.organization_id, o.name as organization_name, t.created_at,
       t.expires_at, t.last_used_at
  from identity.api_token t
  left join identity.organization o on o.organization_id = t.organization_id
 where t.user_id = $1::bigint
 order by t.created_at desc, t.api_token_id desc;

-- name: add_api_token
insert into identity.api_token (user_id, organization_id, name, token_hash, token_hint, scopes, created_at, expires_at)
values ($1::bigint, $2::bigint, $3::text, $4::bytea, $5::text, $6::text[], $7::timestamptz, $8::timestamptz)
returning api_token_id;

-- name: remove_api_token
delete from identity.api_token where user_id = $1::bigint and api_token_id = $2::bigint;
