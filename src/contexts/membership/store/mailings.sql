-- name: mail_addresses
select m.member_id, m.email, coalesce(m.mail_allowed, false) as mail_allowed,
       m.mail_failed_at is not null as mail_failed
from membership.member m
where m.organization_id = $1::bigint and m.member_id = any ($2::bigint[])
order by m.member_id;

-- name: add_mailing
insert into membership.mailing (organization_id, subject, body, filter, segment_id, tracks_opens, created_at,
                                updated_at, updated_by_user_id)
values ($1::bigint, $2::text, $3::text, $4::jsonb, $5::bigint, $6::boolean, $7::timestamptz, $7::timestamptz,
        $8::bigint)
returning mailing_id;

-- name: change_mailing
update membership.mailing g
set subject = $4::text, body = $5::text, filter = $6::jsonb, segment_id = $7::bigint, tracks_opens = $8::boolean,
    version = g.version + 1, updated_at = $9::timestamptz, updated_by_user_id = $10::bigint
where g.organization_id = $1::bigint and g.mailing_id = $2::bigint and g.version = $3::bigint and g.state = 'draft';

-- name: find_mailing
select g.mailing_id, g.subject, g.body, g.filter, g.segment_id, g.tracks_opens, g.state, g.job_id, g.version,
       g.updated_at, g.started_at, g.finished_at
from membership.mailing g
where g.organization_id = $1::bigint and g.mailing_id = $2::bigint;

-- name: lock_mailing
select g.state
from membership.mailing g
where g.organization_id = $1::bigint and g.mailing_id = $2::bigint
for update;

-- name: list_mailings
select g.mailing_id, g.subject, g.filter, g.tracks_opens, g.state, g.version, g.updated_at, g.started_at,
       g.finished_at, coalesce(r.total, 0) as recipients, coalesce(r.waiting, 0) as waiting,
       coalesce(r.sent, 0) as sent, coalesce(r.failed, 0) as failed, coalesce(r.skipped, 0) as skipped,
       coalesce(r.opened, 0) as opened, coalesce(r.unsubscribed, 0) as unsubscribed, count(*) over () as total
from membership.mailing g
left join lateral (
  select count(*) as total,
         count(*) filter (where o.state in ('waiting', 'queued')) as waiting,
         count(*) filter (where o.state = 'sent') as sent,
         count(*) filter (where o.state = 'failed') as failed,
         count(*) filter (where o.state = 'skipped') as skipped,
         count(o.opened_at) as opened,
         count(o.unsubscribed_at) as unsubscribed
  from membership.mailing_recipient o
  where o.organization_id = g.organization_id and o.mailing_id = g.mailing_id) r on true
where g.organization_id = $1::bigint and ($2::bigint is null or g.mailing_id = $2::bigint)
order by g.mailing_id desc
limit $3::bigint offset $4::bigint;

-- name: remove_mailing
delete from membership.mailing g
where g.organization_id = $1::bigint and g.mailing_id = $2::bigint and g.state = 'draft';

-- name: begin_mailing
update membership.mailing g
set state = 'sending', job_id = $3::bigint, started_at = $4::timestamptz, version = g.version + 1,
    updated_at = $4::timestamptz, updated_by_user_id = $5::bigint
where g.organization_id = $1::bigint and g.mailing_id = $2::bigint and g.state = 'draft';

-- name: end_mailing
update membership.mailing g
set state = $3::text, finished_at = $4::timestamptz, version = g.version + 1
where g.organization_id = $1::bigint and g.mailing_id = $2::bigint and g.state = 'sending';

-- name: add_recipients
insert into membership.mailing_recipient (organization_id, mailing_id, member_id, email)
select $1::bigint, $2::bigint, t.member_id, t.email
from unnest($3::bigint[], $4::text[]) as t (member_id, email);

-- name: skip_waiting
update membership.mailing_recipient r
set state = 'skipped', problem = $3::text, finished_at = $4::timestamptz
where r.organization_id = $1::bigint and r.mailing_id = $2::bigint and r.state = 'waiting';

-- name: next_recipients
-- With what the member says today: whoever left the list in the meantime is not written to.
select r.member_id, r.email, coalesce(m.mail_allowed, false) and m.mail_failed_at is null as wanted
from membership.mailing_recipient r
join membership.member m on m.organization_id = r.organization_id and m.member_id = r.member_id
where r.organization_id = $1::bigint and r.mailing_id = $2::bigint and r.state = 'waiting'
order by r.member_id
limit $3::bigint
for update of r skip locked;

-- name: queue_recipient
update membership.mailing_recipient r
set state = $4::text, link_hash = $5::bytea, problem = $6::text, queued_at = $7::timestamptz,
    finished_at = case when $4::text = 'skipped' then $7::timestamptz end
where r.organization_id = $1::bigint and r.mailing_id = $2::bigint and r.member_id = $3::bigint;

-- name: finish_recipient
update membership.mailing_recipient r
set state = $4::text, problem = $5::text, finished_at = $6::timestamptz
where r.organization_id = $1::bigint and r.mailing_id = $2::bigint and r.member_id = $3::bigint;

-- name: note_mail_failed
update membership.member m
set mail_failed_at = $3::timestamptz
where m.organization_id = $1::bigint and m.member_id = $2::bigint and m.mail_failed_at is null;

-- name: list_recipients
select r.member_id, m.name, r.email, r.state, r.problem, r.finished_at, r.opened_at, r.unsubscribed_at,
       count(*) over () as total
from membership.mailing_recipient r
join membership.member m on m.organization_id = r.organization_id and m.member_id = r.member_id
where r.organization_id = $1::bigint and r.mailing_id = $2::bigint and ($3::text is null or r.state = $3::text)
order by r.state <> 'failed', m.kana_key, r.member_id
limit $4::bigint offset $5::bigint;

-- name: mailings_of_member
select g.mailing_id, g.subject, r.state, r.problem, r.finished_at, r.opened_at, r.unsubscribed_at,
       count(*) over () as total
from membership.mailing_recipient r
join membership.mailing g on g.organization_id = r.organization_id and g.mailing_id = r.mailing_id
where r.organization_id = $1::bigint and r.member_id = $2::bigint
order by r.mailing_id desc
limit $3::bigint offset $4::bigint;

-- name: recipient_by_link
select r.organization_id, r.mailing_id, r.member_id, r.email, r.unsubscribed_at, g.tracks_opens
from membership.mailing_recipient r
join membership.mailing g on g.organization_id = r.organization_id and g.mailing_id = r.mailing_id
where r.link_hash = $1::bytea;

-- name: note_opened
update membership.mailing_recipient r
set opened_at = coalesce(r.opened_at, $2::timestamptz)
where r.link_hash = $1::bytea;

-- name: note_unsubscribed
update membership.mailing_recipient r
set unsubscribed_at = $2::timestamptz
where r.link_hash = $1::bytea and r.unsubscribed_at is null;

-- name: count_recipients
select count(*) filter (where r.state <> 'waiting') as done, count(*) as total
from membership.mailing_recipient r
where r.organization_id = $1::bigint and r.mailing_id = $2::bigint;
