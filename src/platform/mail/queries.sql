-- name: queue_mail
-- The mail and the job that delivers it, in one round trip. Nothing is read back: whoever signs up may not see mails.
with numbered as materialized (
  select nextval('platform.mail_id_seq') as mail_id
), mail as (
  insert into platform.mail (mail_id, recipient, subject, body, created_at, html_body, reply_to, unsubscribe_url,
                             reference)
  select mail_id, $1::text, $2::text, $3::text, $4::timestamptz, $5::text, $6::text, $7::text, $8::text from numbered
), job as (
  insert into platform.job (kind, title, payload)
  select 'platform.deliver_mail', 'メールの送信', jsonb_build_object('mail_id', mail_id) from numbered
)
select pg_notify('banso_jobs', '');

-- name: mail_to_deliver
select mail_id, recipient, subject, body, created_at, html_body, reply_to, unsubscribe_url, reference
from platform.mail
where mail_id = $1::bigint and state in ('queued', 'failed') and body is not null;

-- name: finish_mail
update platform.mail
set state = $2::text, error = $3::text, finished_at = $4::timestamptz,
    body = case when $2::text = 'sent' then null else body end,
    html_body = case when $2::text = 'sent' then null else html_body end,
    unsubscribe_url = case when $2::text = 'sent' then null else unsubscribe_url end
where mail_id = $1::bigint and state in ('queued', 'failed');

-- name: forget_mail_texts
update platform.mail set body = null, html_body = null, unsubscribe_url = null
where body is not null and finished_at < $1::timestamptz;

-- name: mail_problem
select error from platform.mail where mail_id = $1::bigint;

-- name: delete_old_mails
delete from platform.mail where finished_at < $1::timestamptz;

-- name: list_kept_mails
select mail_id, recipient as "to", subject, created_at
from platform.mail
where state = 'kept' and body is not null and ($1::text is null or recipient = $1::text)
order by mail_id desc
limit $2::bigint offset $3::bigint;

-- name: count_kept_mails
select count(*)
from (select 1 from platform.mail
      where state = 'kept' and body is not null and ($1::text is null or recipient = $1::text)
      limit $2::bigint) as found;

-- name: find_kept_mail
select mail_id, recipient as "to", subject, created_at, body as text
from platform.mail
where mail_id = $1::bigint and state = 'kept' and body is not null;
