-- name: add_withdrawal
insert into membership.withdrawal (organization_id, member_id, notice_on, effective_on, reason, recorded_at,
                                   recorded_by_user_id)
values ($1::bigint, $2::bigint, $3::date, $4::date, $5::text, $6::timestamptz, $7::bigint)
on conflict (organization_id, member_id) where state = 'planned' do nothing;

-- name: withdrawals_of_member
select w.withdrawal_id, w.member_id, w.notice_on, w.effective_on, w.reason, w.state, w.recorded_at
from membership.withdrawal w
where w.organization_id = $1::bigint and w.member_id = $2::bigint
order by w.withdrawal_id desc
limit 50;

-- name: settle_withdrawal
update membership.withdrawal w
set state = $3::text, settled_at = $4::timestamptz
where w.organization_id = $1::bigint and w.member_id = $2::bigint and w.state = 'planned';

-- name: due_withdrawals
select w.organization_id, w.withdrawal_id, w.member_id, w.effective_on, w.reason
from membership.withdrawal w
where w.state = 'planned' and w.effective_on < $1::date
order by w.organization_id, w.withdrawal_id
limit $2::bigint;

-- name: planned_withdrawals
select w.member_id, w.effective_on
from membership.withdrawal w
where w.organization_id = $1::bigint and w.member_id = any ($2::bigint[]) and w.state = 'planned';

-- name: members_to_check
-- Records with a number in the register, for comparing their state; some of them, or a page of all.
select m.organization_id, m.member_id, m.business_id, m.version, m.register_state
from membership.member m
where m.business_id is not null
  and (m.organization_id, m.member_id) > ($1::bigint, $2::bigint)
  and ($3::bigint[] is null or (m.organization_id = $1::bigint and m.member_id = any ($3::bigint[])))
order by m.organization_id, m.member_id
limit $4::bigint;

-- name: note_register_state
update membership.member m
set register_state = $3::text, register_closed_on = $4::date
where m.organization_id = $1::bigint and m.member_id = $2::bigint;

-- name: changes_of_member
select c.member_change_id, c.version, c.field, c.before, c.after, c.source, c.reference, c.changed_at,
       c.changed_by_user_id, count(*) over () as total
from membership.member_change c
where c.organization_id = $1::bigint and c.member_id = $2::bigint and ($3::boolean or c.field <> 'note')
order by c.member_change_id desc
limit $4::bigint offset $5::bigint;
