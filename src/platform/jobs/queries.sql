-- name: next_job_id
select nextval('platform.job_id_seq') as job_id;

-- name: add_job
with added as (
  insert into platform.job (job_id, kind, title, payload, started_by_user_id)
  values ($1::bigint, $2::text, $3::text, $4::jsonb, $5::bigint)
)
select pg_notify('banso_jobs', '');

-- name: claim_job
-- A queued job that is due, or a running one whose lease ran out: its server is gone.
update platform.job
set state = 'running', worker = $1::text, attempts = attempts + 1, started_at = clock_timestamp(),
    due_at = clock_timestamp() + make_interval(secs => $3::float8 / 1000),
    progress_done = 0, progress_total = 0, progress_unit = '', progress_message = '', seconds_left = null,
    changed_at = clock_timestamp()
where job_id = (
  select waiting.job_id
  from platform.job as waiting
  where waiting.state in ('queued', 'running') and waiting.due_at <= clock_timestamp()
    and waiting.kind = any ($2::text[])
  order by waiting.due_at, waiting.job_id
  limit 1
  for update skip locked)
returning job_id, kind, payload, started_by_user_id, attempts, cancel_requested;

-- name: extend_leases
update platform.job
set due_at = clock_timestamp() + make_interval(secs => $3::float8 / 1000)
where job_id = any ($1::bigint[]) and state = 'running' and worker = $2::text
returning job_id, attempts, cancel_requested;

-- name: report_progress
update platform.job
set progress_done = $4::bigint, progress_total = $5::bigint, progress_unit = $6::text, progress_message = $7::text,
    seconds_left = $8::bigint, changed_at = clock_timestamp()
where job_id = $1::bigint and state = 'running' and worker = $2::text and attempts = $3::int
returning job_id, attempts, cancel_requested;

-- name: finish_job
update platform.job
set state = $4::text, worker = null, cancel_requested = false, result = $5::jsonb, error = $6::text,
    due_at = clock_timestamp(), finished_at = clock_timestamp(), seconds_left = null,
    progress_done = $7::bigint, progress_total = $8::bigint, progress_unit = $9::text, progress_message = $10::text,
    changed_at = clock_timestamp()
where job_id = $1::bigint and state = 'running' and worker = $2::text and attempts = $3::int;

-- name: requeue_job
update platform.job
set state = 'queued', worker = null, error = $4::text, attempts = attempts - $5::int,
    due_at = clock_timestamp() + make_interval(secs => $6::float8 / 1000), seconds_left = null,
    changed_at = clock_timestamp()
where job_id = $1::bigint and state = 'running' and worker = $2::text and attempts = $3::int;

-- name: remove_finished_errand
delete from platform.job
where job_id = $1::bigint and state = 'running' and worker = $2::text and attempts = $3::int;

-- name: note_schedule
insert into platform.job_schedule (kind, last_slot) values ($1::text, $2::timestamptz) on conflict (kind) do nothing;

-- name: take_slot
-- Changes a row for one server only: the row lock lets the others see that the slot is taken.
update platform.job_schedule set last_slot = $2::timestamptz where kind = $1::text and last_slot < $2::timestamptz;

-- name: add_scheduled_job
-- Not while the one before still runs: two of a kind that is meant to run alone would get in each other's way.
with added as (
  insert into platform.job (kind, title)
  select $1::text, $2::text
  where not exists (select 1 from platform.job where kind = $1::text and state in ('queued', 'running'))
)
select pg_notify('banso_jobs', '');

-- name: count_unfinished
select count(*) filter (where state = 'queued') as queued, count(*) filter (where state = 'running') as running
from platform.job
where state in ('queued', 'running');

-- name: delete_old_jobs
delete from platform.job where finished_at < $1::timestamptz;

-- name: list_jobs
select job_id, kind, state, title,
       jsonb_build_object('done', progress_done, 'total', progress_total, 'unit', progress_unit,
                          'message', progress_message, 'seconds_left', seconds_left) as progress,
       started_by_user_id, created_at, started_at, finished_at, changed_at, attempts, cancel_requested, error, result
from platform.job
where ($1::text is null or state = $1::text) and ($2::text is null or kind = $2::text)
order by job_id desc
limit $3::bigint offset $4::bigint;

-- name: count_jobs
select count(*)
from (select 1 from platform.job
      where ($1::text is null or state = $1::text) and ($2::text is null or kind = $2::text)
      limit $3::bigint) as found;

-- name: find_job
select job_id, kind, state, title,
       jsonb_build_object('done', progress_done, 'total', progress_total, 'unit', progress_unit,
                          'message', progress_message, 'seconds_left', seconds_left) as progress,
       started_by_user_id, created_at, started_at, finished_at, changed_at, attempts, cancel_requested, error, result
from platform.job
where job_id = $1::bigint;

-- name: cancel_job
with changed as (
  update platform.job
  set state = case state when 'queued' then 'cancelled' else state end,
      cancel_requested = (state = 'running'),
      finished_at = case state when 'queued' then clock_timestamp() end,
      changed_at = clock_timestamp()
  where job_id = $1::bigint and state in ('queued', 'running')
  returning job_id
)
select count(*) as changed, max(pg_notify('banso_jobs', 'cancel')::text) as notified from changed;

-- name: retry_job
with changed as (
  update platform.job
  set state = 'queued', attempts = 0, error = null, result = null, finished_at = null, due_at = clock_timestamp(),
      progress_done = 0, progress_total = 0, progress_unit = '', progress_message = '',
      changed_at = clock_timestamp()
  where job_id = $1::bigint and state in ('failed', 'cancelled')
  returning job_id
)
select count(*) as changed, max(pg_notify('banso_jobs', '')::text) as notified from changed;
