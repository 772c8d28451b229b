-- name: add_step
insert into platform.workflow_step (organization_id, machine, subject_id, from_state, action, to_state, note, due_on,
                                    happened_at, by_user_id)
values ($1::bigint, $2::text, $3::bigint, $4::text, $5::text, $6::text, $7::text, $8::date, $9::timestamptz,
        $10::bigint);

-- name: steps_of
select workflow_step_id, action, from_state, to_state, note, due_on, happened_at, by_user_id
from platform.workflow_step
where organization_id = $1::bigint and machine = $2::text and subject_id = $3::bigint
order by workflow_step_id
limit 500;
