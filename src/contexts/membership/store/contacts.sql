-- name: add_contact
insert into membership.contact (organization_id, member_id, kind, happened_at, people, summary, next_action,
                                next_due_on, next_user_id, reference, created_at, created_by_user_id)
values ($1::bigint, $2::bigint, $3::text, $4::timestamptz, $5::text, $6::text, $7::text, $8::date, $9::bigint,
        $10::text, $11::timestamptz, $12::bigint);

-- name: note_latest_contact
-- The member's latest contact, for filters and the list.
update membership.member m
set last_contact_at = (select max(c.happened_at)
                       from membership.contact c
                       where c.organization_id = $1::bigint and c.member_id = $2::bigint)
where m.organization_id = $1::bigint and m.member_id = $2::bigint;

-- name: note_contact_at
-- The same where the contacts themselves may not be read: it only moves on.
update membership.member m
set last_contact_at = greatest(m.last_contact_at, $3::timestamptz)
where m.organization_id = $1::bigint and m.member_id = $2::bigint;

-- name: contacts_of_member
select c.contact_id, c.member_id, c.kind, c.happened_at, c.people, c.summary, c.next_action, c.next_due_on,
       c.next_user_id, c.next_done_at, c.version, c.created_by_user_id, count(*) over () as total
from membership.contact c
where c.organization_id = $1::bigint and c.member_id = $2::bigint
order by c.happened_at desc, c.contact_id desc
limit $3::bigint offset $4::bigint;

-- name: contacts_of_chamber
-- The latest of all, or what is to be done next; by whom and until when where that is asked.
select c.contact_id, c.member_id, m.name as member_name, c.kind, c.happened_at, c.people, c.summary, c.next_action,
       c.next_due_on, c.next_user_id, c.next_done_at, c.version, c.created_by_user_id, count(*) over () as total
from membership.contact c
join membership.member m on m.organization_id = c.organization_id and m.member_id = c.member_id
where c.organization_id = $1::bigint
  and (not $2::boolean or (c.next_action is not null and c.next_done_at is null))
  and ($3::date is null or c.next_due_on <= $3::date)
  and ($4::bigint is null or c.next_user_id = $4::bigint)
  and ($5::text is null or c.kind = $5::text)
order by case when $2::boolean then coalesce(c.next_due_on, 'infinity'::date) end, c.happened_at desc, c.contact_id desc
limit $6::bigint offset $7::bigint;

-- name: change_contact
update membership.contact c
set kind = $5::text, happened_at = $6::timestamptz, people = $7::text, summary = $8::text, next_action = $9::text,
    next_due_on = $10::date, next_user_id = $11::bigint, next_done_at = $12::timestamptz, version = c.version + 1
where c.organization_id = $1::bigint and c.member_id = $2::bigint and c.contact_id = $3::bigint
  and c.version = $4::bigint;

-- name: remove_contact
delete from membership.contact c
where c.organization_id = $1::bigint and c.member_id = $2::bigint and c.contact_id = $3::bigint;
