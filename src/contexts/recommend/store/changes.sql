-- name: note_change
insert into recommend.changed_business (business_id, changed_at) values ($1::bigint, $2::timestamptz);

-- name: changed_since
select distinct c.business_id from recommend.changed_business c where c.changed_at >= $1::timestamptz;

-- name: forget_changes
delete from recommend.changed_business where changed_at < $1::timestamptz;
