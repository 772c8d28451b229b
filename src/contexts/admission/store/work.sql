-- What the office does with an application: messages, talks, papers, and the invitation to an account.

-- name: add_message
insert into admission.message (organization_id, application_id, direction, kind, subject, body, sent_at, by_user_id)
values ($1::bigint, $2::bigint, $3::text, $4::text, $5::text, $6::text, $7::timestamptz, $8::bigint);

-- name: list_messages
select m.message_id, m.direction, m.kind, m.subject, m.body, m.sent_at, m.by_user_id
from admission.message m
where m.organization_id = $1::bigint and m.application_id = $2::bigint
order by m.message_id
limit 200;

-- name: count_answers
select count(*)
from admission.message m
where m.organization_id = $1::bigint and m.application_id = $2::bigint and m.direction = 'in';

-- name: add_activity
insert into admission.activity (organization_id, application_id, kind, happened_at, with_whom, summary, by_user_id,
                                noted_at)
values ($1::bigint, $2::bigint, $3::text, $4::timestamptz, $5::text, $6::text, $7::bigint, $8::timestamptz)
returning activity_id;

-- name: list_activities
select v.activity_id, v.kind, v.happened_at, v.with_whom, v.summary, v.by_user_id, v.noted_at
from admission.activity v
where v.organization_id = $1::bigint and v.application_id = $2::bigint
order by v.happened_at desc, v.activity_id desc
limit 200;

-- name: remove_activity
delete from admission.activity
where organization_id = $1::bigint and application_id = $2::bigint and activity_id = $3::bigint;

-- name: save_paper
insert into admission.paper (organization_id, application_id, paper_key, received_on, note, by_user_id)
values ($1::bigint, $2::bigint, $3::text, $4::date, $5::text, $6::bigint)
on conflict (organization_id, application_id, paper_key)
do update set received_on = excluded.received_on, note = excluded.note, by_user_id = excluded.by_user_id;

-- name: remove_paper
delete from admission.paper
where organization_id = $1::bigint and application_id = $2::bigint and paper_key = $3::text;

-- name: list_papers
select p.paper_key, p.received_on, p.note, p.by_user_id
from admission.paper p
where p.organization_id = $1::bigint and p.application_id = $2::bigint
order by p.paper_key;

-- name: save_account_invitation
insert into admission.account_invitation (organization_id, application_id, member_id, business_id, email, link_hash,
                                          created_at, created_by_user_id, expires_at)
values ($1::bigint, $2::bigint, $3::bigint, $4::bigint, $5::text, $6::bytea, $7::timestamptz, $8::bigint,
        $9::timestamptz)
on conflict (organization_id, application_id)
do update set business_id = excluded.business_id, email = excluded.email, link_hash = excluded.link_hash,
              created_at = excluded.created_at, created_by_user_id = excluded.created_by_user_id,
              expires_at = excluded.expires_at, accepted_at = null, accepted_by_user_id = null;

-- name: find_account_invitation
select i.organization_id, i.application_id, i.member_id, i.business_id, i.email, i.created_at, i.expires_at,
       i.accepted_at
from admission.account_invitation i
where i.organization_id = $1::bigint and i.application_id = $2::bigint;

-- name: find_account_invitation_by_link
select i.organization_id, i.application_id, i.member_id, i.business_id, i.email, i.created_at, i.expires_at,
       i.accepted_at
from admission.account_invitation i
where i.link_hash = $1::bytea;

-- name: accept_account_invitation
update admission.account_invitation
set accepted_at = $2::timestamptz, accepted_by_user_id = $3::bigint
where link_hash = $1::bytea and accepted_at is null;
