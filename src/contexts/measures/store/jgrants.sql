-- What jGrants says, and the files it came in.

-- name: known_records
select r.jgrants_id, r.measure_id, m.current_version, o.organization_id as override_organization_id, r.record, v.document
from measures.jgrants_record r
join measures.measure m on m.measure_id = r.measure_id
join measures.measure_version v on v.measure_id = m.measure_id and v.version = m.current_version
left join measures.measure_override o on o.measure_id = m.measure_id and o.lifted_at is null
where r.jgrants_id = any ($1::text[]);

-- name: find_record_of_measure
select r.record from measures.jgrants_record r where r.measure_id = $1::bigint;

-- name: save_record
insert into measures.jgrants_record (jgrants_id, measure_id, record, first_seen_at, last_seen_at)
values ($1::text, $2::bigint, $3::jsonb, $4::timestamptz, $4::timestamptz)
on conflict (jgrants_id) do update set record = excluded.record, last_seen_at = excluded.last_seen_at;

-- name: seen_again
update measures.jgrants_record set last_seen_at = $2::timestamptz where jgrants_id = any ($1::text[]);

-- name: find_detail_html
select coalesce(r.record ->> 'detail_html', '') as detail_html
from measures.jgrants_record r
where r.measure_id = $1::bigint and r.record ->> 'detail_html' is not null;

-- name: add_jgrants_import
insert into measures.jgrants_import (organization_id, file_name, file_size, sha256, file_key, state, started_by,
                                     started_by_user_id, created_at, as_of)
values ($1::bigint, $2::text, $3::bigint, $4::text, $5::text, 'queued', $6::text, $7::bigint, $8::timestamptz,
        $9::date)
returning jgrants_import_id;

-- name: set_jgrants_import_job
update measures.jgrants_import set job_id = $2::bigint where jgrants_import_id = $1::bigint;

-- name: find_jgrants_import
select i.jgrants_import_id, i.file_name, i.file_size, i.sha256, i.file_key, i.state, i.rows_added, i.rows_changed,
       i.rows_unchanged, i.rows_odd, i.rows_rejected, i.rows_ended, i.problems, i.report_key, i.message, i.started_by,
       i.job_id, i.created_at, i.started_at, i.finished_at, i.as_of, i.rows_older, i.rows_overridden
from measures.jgrants_import i
where i.jgrants_import_id = $1::bigint;

-- name: list_jgrants_imports
select i.jgrants_import_id, i.file_name, i.file_size, i.sha256, i.file_key, i.state, i.rows_added, i.rows_changed,
       i.rows_unchanged, i.rows_odd, i.rows_rejected, i.rows_ended, i.problems, i.report_key, i.message, i.started_by,
       i.job_id, i.created_at, i.started_at, i.finished_at, i.as_of, i.rows_older, i.rows_overridden
from measures.jgrants_import i
order by i.jgrants_import_id desc
limit $1::int offset $2::int;

-- name: count_jgrants_imports
select count(*) from measures.jgrants_import i;

-- name: find_same_jgrants_file
select i.file_name
from measures.jgrants_import i
where i.sha256 = $1::text and i.state = 'succeeded'
order by i.jgrants_import_id desc
limit 1;

-- name: take_jgrants_turn
select pg_try_advisory_xact_lock(20260808);

-- name: begin_jgrants_import
update measures.jgrants_import
set state = 'running', started_at = $2::timestamptz
where jgrants_import_id = $1::bigint;

-- name: end_jgrants_import
update measures.jgrants_import
set state = $2::text, finished_at = $3::timestamptz, message = $4::text, rows_added = $5::bigint,
    rows_changed = $6::bigint, rows_unchanged = $7::bigint, rows_odd = $8::bigint, rows_rejected = $9::bigint,
    rows_ended = $10::bigint, problems = $11::jsonb, report_key = $12::text, rows_older = $13::bigint,
    rows_overridden = $14::bigint, file_key = null
where jgrants_import_id = $1::bigint;
