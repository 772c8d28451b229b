-- Imports: comparing with what is known, and the record of every import.

-- name: content_hashes
select business_id, content_hash
from registry.business
where business_id = any ($1::bigint[]);

-- name: stored_facts
select business_id, name, name_kana, name_en, kind, prefecture_code, city_code, prefecture_name, city_name, street,
       post_code, address_abroad, close_date, close_cause, successor_business_id, change_cause, assignment_date,
       change_date, update_date, process, corrected, searchable, name_image_id, address_image_id,
       address_abroad_image_id, prefecture_name_en, address_en, address_abroad_en, content_hash
from registry.business
where business_id = any ($1::bigint[]);

-- name: fill_successors
-- What the successor's record tells of the absorbed; the absorbed one's own word stays.
update registry.business b
set successor_business_id = m.successor_business_id
from unnest($1::bigint[], $2::bigint[]) as m (business_id, successor_business_id)
where b.business_id = m.business_id and b.successor_business_id is null and b.status <> 'active';

-- name: clear_successors
update registry.business b
set successor_business_id = null
from unnest($1::bigint[], $2::bigint[]) as m (business_id, successor_business_id)
where b.business_id = m.business_id and b.successor_business_id = m.successor_business_id
  and b.close_cause <> '11';

-- name: settle_search_index
select registry.settle_search_index();

-- name: take_import_turn
-- One import at a time. Held until the transaction ends, however it ends.
select pg_try_advisory_xact_lock(hashtextextended('registry.import', 0));

-- name: add_import
insert into registry.import (kind, file_name, file_size, sha256, file_key, strict, state, started_by,
                             started_by_user_id, created_at)
values ($1::text, $2::text, $3::bigint, $4::text, $5::text, $6::boolean, 'queued', $7::text, $8::bigint,
        $9::timestamptz)
returning import_id;

-- name: set_import_job
update registry.import set job_id = $2::bigint where import_id = $1::bigint;

-- name: find_import
select import_id, kind, file_name, file_size, sha256, file_key, strict, state, rows_inserted, rows_updated,
       rows_unchanged, rows_history_only, rows_rejected, entries, problems, rejected_key, message, started_by,
       started_by_user_id, job_id, created_at, started_at, finished_at
from registry.import
where import_id = $1::bigint;

-- name: list_imports
select import_id, kind, file_name, file_size, sha256, file_key, strict, state, rows_inserted, rows_updated,
       rows_unchanged, rows_history_only, rows_rejected, entries, problems, rejected_key, message, started_by,
       started_by_user_id, job_id, created_at, started_at, finished_at
from registry.import
where ($1::text is null or kind = $1::text)
order by import_id desc
limit $2::bigint offset $3::bigint;

-- name: count_imports
select count(*) from registry.import where ($1::text is null or kind = $1::text);

-- name: find_running_import
select started_by, started_at
from registry.import
where state = 'running' and import_id <> $1::bigint
order by started_at desc
limit 1;

-- name: find_same_file
select file_name, finished_at
from registry.import
where sha256 = $1::text and kind = $2::text and state = 'succeeded'
order by finished_at desc
limit 1;

-- name: begin_import
-- Whoever has the turn is alone: what still says "running" was cut off and has changed nothing.
with left_behind as (
  update registry.import
  set state = 'failed', finished_at = $2::timestamptz,
      message = '途中で止まったため、何も取り込まれていません。もう一度取り込んでください。'
  where state = 'running' and import_id <> $1::bigint)
update registry.import
set state = 'running', started_at = $2::timestamptz, finished_at = null, message = ''
where import_id = $1::bigint;

-- name: end_import
update registry.import
set state = $2::text, finished_at = $3::timestamptz, message = $4::text, rows_inserted = $5::bigint,
    rows_updated = $6::bigint, rows_unchanged = $7::bigint, rows_history_only = $8::bigint,
    rows_rejected = $9::bigint, entries = $10::jsonb, problems = $11::jsonb,
    rejected_key = coalesce($12::text, rejected_key)
where import_id = $1::bigint;

-- name: imports_with_old_files
-- Files of imports that ended, or were never begun, before the moment; oldest first.
select import_id, file_key, job_id, state
from registry.import
where file_key is not null and state <> 'running' and coalesce(finished_at, created_at) < $1::timestamptz
order by import_id
limit 1000;

-- name: forget_import_file
update registry.import set file_key = null where import_id = $1::bigint;
