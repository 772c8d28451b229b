-- name: remove_members
-- Records that nobody has touched since: those changed or spoken with stay. History goes with them.
delete from membership.member m
using unnest($2::bigint[], $3::bigint[]) as r (member_id, version)
where m.organization_id = $1::bigint and m.member_id = r.member_id and m.version = r.version
  and m.last_contact_at is null
returning m.member_id;
