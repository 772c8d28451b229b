-- name: add_export
insert into exchange.export (organization_id, origin, profile_id, profile_version, profile_name, differences_only, filter,
                             replace_characters, state, created_by, created_by_user_id, created_at)
values ($1::bigint, $2::text, $3::bigint, $4::bigint, $5::text, $6::boolean, $7::jsonb, $8::boolean, 'queued', $9::text,
        $10::bigint, $11::timestamptz)
returning export_id;

-- name: find_export
select e.organization_id, e.export_id, e.origin, e.profile_id, e.profile_version, e.profile_name, e.differences_only,
       e.filter, e.replace_characters, e.state, e.message, e.rows_written, e.rows_gone, e.problems, e.problems_total,
       e.file_name, e.file_size, e.file_key, e.job_id, e.created_by, e.created_at, e.finished_at
from exchange.export e
where e.organization_id = $1::bigint and e.export_id = $2::bigint;

-- name: list_exports
select e.organization_id, e.export_id, e.origin, e.profile_id, e.profile_version, e.profile_name, e.differences_only,
       e.filter, e.replace_characters, e.state, e.message, e.rows_written, e.rows_gone, '[]'::jsonb as problems,
       e.problems_total, e.file_name, e.file_size, e.file_key, e.job_id, e.created_by, e.created_at, e.finished_at
from exchange.export e
where e.organization_id = $1::bigint
order by e.created_at desc, e.export_id desc
limit $2::bigint offset $3::bigint;

-- name: count_exports
select count(e.export_id) as total
from exchange.export e
where e.organization_id = $1::bigint;

-- name: set_export_state
update exchange.export
set state = $3::text, message = $4::text, job_id = coalesce($5::bigint, job_id),
    finished_at = coalesce($6::timestamptz, finished_at)
where organization_id = $1::bigint and export_id = $2::bigint;

-- name: finish_export
update exchange.export
set state = $3::text, message = $4::text, rows_written = $5::bigint, rows_gone = $6::bigint, problems = $7::jsonb,
    problems_total = $8::bigint, file_name = $9::text, file_size = $10::bigint, file_key = $11::text,
    finished_at = $12::timestamptz
where organization_id = $1::bigint and export_id = $2::bigint;

-- name: exported_lines
select r.member_id, r.line_hash
from exchange.exported_row r
where r.organization_id = $1::bigint and r.profile_id = $2::bigint;

-- name: note_exported_lines
insert into exchange.exported_row (organization_id, profile_id, member_id, line_hash)
select $1::bigint, $2::bigint, l.member_id, l.line_hash
from unnest($3::bigint[], $4::bigint[]) as l (member_id, line_hash)
on conflict (organization_id, profile_id, member_id) do update set line_hash = excluded.line_hash;

-- name: forget_exported_lines
delete from exchange.exported_row
where organization_id = $1::bigint and profile_id = $2::bigint and member_id = any ($3::bigint[]);

-- name: find_drop_folder
select d.organization_id, d.enabled, d.import_profile_id, d.export_profile_id, d.export_differences, d.looked_at,
       d.exported_on, d.message, d.version
from exchange.drop_folder d
where d.organization_id = $1::bigint;

-- name: enabled_drop_folders
select d.organization_id, d.enabled, d.import_profile_id, d.export_profile_id, d.export_differences, d.looked_at,
       d.exported_on, d.message, d.version
from exchange.drop_folder d
where d.enabled
order by d.organization_id;

-- name: save_drop_folder
-- A version of 0 stands for: there is none yet.
insert into exchange.drop_folder (organization_id, enabled, import_profile_id, export_profile_id, export_differences,
                                  version, updated_at, updated_by_user_id)
values ($1::bigint, $2::boolean, $3::bigint, $4::bigint, $5::boolean, 1, $7::timestamptz, $8::bigint)
on conflict (organization_id) do update
set enabled = excluded.enabled, import_profile_id = excluded.import_profile_id,
    export_profile_id = excluded.export_profile_id, export_differences = excluded.export_differences,
    version = drop_folder.version + 1, updated_at = excluded.updated_at, updated_by_user_id = excluded.updated_by_user_id
where drop_folder.version = $6::bigint;

-- name: note_drop_look
update exchange.drop_folder
set looked_at = $2::timestamptz, message = $3::text
where organization_id = $1::bigint;

-- name: note_drop_export
update exchange.drop_folder
set exported_on = $2::date
where organization_id = $1::bigint;
