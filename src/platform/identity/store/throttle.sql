-- Counters of failed tries.

-- name: lock_tries
insert into identity.throttle as t (subject, failures, last_failure_at)
values ($1::text, 0, 'epoch')
on conflict (subject) do update set subject = t.subject
returning failures, last_failure_at,
          blocked_until;

-- name: save_tries
update identity.throttle
   set failures = $2::int, last_failure_at = $3::timestamptz, blocked_until = $4::timestamptz
 where subject = $1::text;

-- name: take_try_back
update identity.throttle
   set failures = greatest(failures - 1, 0),
       blocked_until = case when blocked_until is distinct from $2::timestamptz then blocked_until end
 where subject = $1::text;

-- name: forget_tries
delete from identity.throttle where subject = $1::text;
