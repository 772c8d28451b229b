-- name: add_import
insert into exchange.import (organization_id, origin, file_name, file_size, sha256, file_key, profile_id, mapping, state,
                             created_by, created_by_user_id, created_at)
values ($1::bigint, $2::text, $3::text, $4::bigint, $5::text, $6::text, $7::bigint, $8::jsonb, 'waiting', $9::text,
        $10::bigint, $11::timestamptz)
returning import_id;

-- name: find_import
select i.organization_id, i.import_id, i.origin, i.file_name, i.file_size, i.sha256, i.file_key, i.profile_id,
       i.profile_version, i.mapping, i.state, i.message, i.rows_total, i.rows_new, i.rows_changed, i.rows_same,
       i.rows_conflict, i.rows_error, i.rows_noticed, i.rows_applied, i.encoding, i.round_trip, i.notices, i.job_id,
       i.created_by, i.created_by_user_id, i.created_at, i.checked_at, i.applied_at, i.undo_until, i.undone_at
from exchange.import i
where i.organization_id = $1::bigint and i.import_id = $2::bigint;

-- name: list_imports
select i.organization_id, i.import_id, i.origin, i.file_name, i.file_size, i.sha256, i.file_key, i.profile_id,
       i.profile_version, null::jsonb as mapping, i.state, i.message, i.rows_total, i.rows_new, i.rows_changed, i.rows_same,
       i.rows_conflict, i.rows_error, i.rows_noticed, i.rows_applied, i.encoding, '[]'::jsonb as round_trip, i.notices,
       i.job_id, i.created_by, i.created_by_user_id, i.created_at, i.checked_at, i.applied_at, i.undo_until, i.undone_at
from exchange.import i
where i.organization_id = $1::bigint
order by i.created_at desc, i.import_id desc
limit $2::bigint offset $3::bigint;

-- name: count_imports
select count(i.import_id) as total
from exchange.import i
where i.organization_id = $1::bigint;

-- name: find_applied_file
-- A file with the same bytes that has been taken over and not undone.
select i.file_name
from exchange.import i
where i.organization_id = $1::bigint and i.sha256 = $2::text and i.state = 'applied'
order by i.applied_at desc
limit 1;

-- name: set_import_state
update exchange.import
set state = $3::text, message = $4::text, job_id = coalesce($5::bigint, job_id)
where organization_id = $1::bigint and import_id = $2::bigint;

-- name: set_import_mapping
update exchange.import
set mapping = $3::jsonb, profile_id = $4::bigint, profile_version = $5::bigint
where organization_id = $1::bigint and import_id = $2::bigint;

-- name: move_import
-- From one of these states only: two people may press two buttons.
update exchange.import
set state = $4::text, message = ''
where organization_id = $1::bigint and import_id = $2::bigint and state = any ($3::text[]);

-- name: finish_check
update exchange.import
set state = 'checked', message = $3::text, rows_total = $4::bigint, rows_new = $5::bigint, rows_changed = $6::bigint,
    rows_same = $7::bigint, rows_conflict = $8::bigint, rows_error = $9::bigint, rows_noticed = $10::bigint,
    encoding = $11::text, round_trip = $12::jsonb, notices = $13::jsonb, checked_at = $14::timestamptz
where organization_id = $1::bigint and import_id = $2::bigint;

-- name: finish_apply
update exchange.import
set state = 'applied', message = $3::text, rows_applied = $4::bigint, applied_at = $5::timestamptz,
    undo_until = $6::timestamptz
where organization_id = $1::bigint and import_id = $2::bigint;

-- name: finish_undo
update exchange.import
set state = 'undone', message = $3::text, undone_at = $4::timestamptz
where organization_id = $1::bigint and import_id = $2::bigint;

-- name: forget_import_file
update exchange.import
set file_key = null
where organization_id = $1::bigint and import_id = $2::bigint;

-- name: recount_import
update exchange.import i
set rows_new = c.rows_new, rows_changed = c.rows_changed, rows_same = c.rows_same, rows_conflict = c.rows_conflict,
    rows_error = c.rows_error
from (select count(r.row_number) filter (where r.state = 'new') as rows_new,
             count(r.row_number) filter (where r.state = 'changed') as rows_changed,
             count(r.row_number) filter (where r.state = 'same') as rows_same,
             count(r.row_number) filter (where r.state = 'conflict') as rows_conflict,
             count(r.row_number) filter (where r.state = 'error') as rows_error
      from exchange.import_row r
      where r.organization_id = $1::bigint and r.import_id = $2::bigint) c
where i.organization_id = $1::bigint and i.import_id = $2::bigint;

-- name: clear_import_rows
delete from exchange.import_row
where organization_id = $1::bigint and import_id = $2::bigint;

-- name: clear_import_businesses
delete from exchange.import_business
where organization_id = $1::bigint and import_id = $2::bigint;

-- name: add_import_rows
insert into exchange.import_row (organization_id, import_id, row_number, state, member_id, member_version, matched_by,
                                 member_number, name, fields, kept, differences, problems, noticed, mendable, candidates)
select $1::bigint, $2::bigint, r.row_number, r.state, r.member_id, r.member_version, r.matched_by, r.member_number, r.name,
       r.fields::jsonb, r.kept::jsonb, r.differences::jsonb, r.problems::jsonb, r.noticed = 't', r.mendable = 't',
       r.candidates::bigint[]
from unnest($3::bigint[], $4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::text[], $9::text[], $10::text[],
            $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[])
       as r (row_number, state, member_id, member_version, matched_by, member_number, name, fields, kept, differences,
             problems, noticed, mendable, candidates);

-- name: add_import_businesses
insert into exchange.import_business (organization_id, import_id, row_number, business_id, certain, explanation)
select $1::bigint, $2::bigint, b.row_number, b.business_id, b.certain = 't', b.explanation
from unnest($3::bigint[], $4::bigint[], $5::text[], $6::text[]) as b (row_number, business_id, certain, explanation);

-- name: page_import_rows
select r.row_number, r.state, r.member_id, r.member_version, r.matched_by, r.member_number, r.name, r.fields, r.kept,
       r.differences, r.problems, r.noticed, r.mendable, r.candidates, r.decision, r.applied_member_id, r.applied_version,
       r.undone, b.business_id, coalesce(b.certain, false) as business_certain, b.explanation as business_note,
       count(*) over () as found
from exchange.import_row r
left join exchange.import_business b
  on b.organization_id = r.organization_id and b.import_id = r.import_id and b.row_number = r.row_number
where r.organization_id = $1::bigint and r.import_id = $2::bigint
  and ($3::text[] is null or r.state = any ($3::text[]))
  and (not $4::boolean or r.noticed)
  and ($5::text is null or strpos(r.name, $5::text) > 0 or r.member_number = $5::text)
order by r.row_number
limit $6::bigint offset $7::bigint;

-- name: find_import_row
select r.row_number, r.state, r.member_id, r.member_version, r.matched_by, r.member_number, r.name, r.fields, r.kept,
       r.differences, r.problems, r.noticed, r.mendable, r.candidates, r.decision, r.applied_member_id, r.applied_version,
       r.undone, b.business_id, coalesce(b.certain, false) as business_certain, b.explanation as business_note,
       1::bigint as found
from exchange.import_row r
left join exchange.import_business b
  on b.organization_id = r.organization_id and b.import_id = r.import_id and b.row_number = r.row_number
where r.organization_id = $1::bigint and r.import_id = $2::bigint and r.row_number = $3::bigint;

-- name: next_import_rows
-- In portions, in the order of the file.
select r.row_number, r.state, r.member_id, r.member_version, r.matched_by, r.member_number, r.name, r.fields, r.kept,
       r.differences, r.problems, r.noticed, r.mendable, r.candidates, r.decision, r.applied_member_id, r.applied_version,
       r.undone, b.business_id, coalesce(b.certain, false) as business_certain, b.explanation as business_note,
       0::bigint as found
from exchange.import_row r
left join exchange.import_business b
  on b.organization_id = r.organization_id and b.import_id = r.import_id and b.row_number = r.row_number
where r.organization_id = $1::bigint and r.import_id = $2::bigint and r.row_number > $3::bigint
order by r.row_number
limit 500;

-- name: decide_import_row
update exchange.import_row
set decision = $4::text, state = $5::text, member_id = $6::bigint, member_version = $7::bigint, matched_by = 'person',
    differences = $8::jsonb
where organization_id = $1::bigint and import_id = $2::bigint and row_number = $3::bigint;

-- name: note_applied_rows
update exchange.import_row r
set applied_member_id = a.member_id, applied_version = a.version, differences = a.differences::jsonb
from unnest($3::bigint[], $4::bigint[], $5::bigint[], $6::text[]) as a (row_number, member_id, version, differences)
where r.organization_id = $1::bigint and r.import_id = $2::bigint and r.row_number = a.row_number;

-- name: note_left_rows
-- Lines that could not be taken over after all: the record changed since the check.
update exchange.import_row r
set state = 'conflict', problems = r.problems || $4::jsonb
where r.organization_id = $1::bigint and r.import_id = $2::bigint and r.row_number = any ($3::bigint[]);

-- name: note_undone_rows
update exchange.import_row r
set undone = true
where r.organization_id = $1::bigint and r.import_id = $2::bigint and r.row_number = any ($3::bigint[]);

-- name: remove_import
delete from exchange.import
where organization_id = $1::bigint and import_id = $2::bigint;
