-- All businesses at once, for the system.

-- name: listed_businesses
select b.business_id, b.name, b.kind, b.status, b.prefecture_code, b.city_code, b.industry_code,
       coalesce(p.industry_codes, '{}') as industry_codes, p.established_on, p.regular_employee_count, p.capital_yen
from registry.business b
left join registry.business_profile p on p.business_id = b.business_id
where b.business_id = any ($1::bigint[]);

-- name: businesses_changed_since
select p.business_id from registry.business_profile p where p.updated_at >= $1::timestamptz
union
select c.business_id from registry.claim c where c.state = 'confirmed' and c.decided_at >= $1::timestamptz;

-- name: last_change_by_import
select max(i.finished_at)
from registry.import i
where i.kind = 'nta' and i.state = 'succeeded' and i.rows_inserted + i.rows_updated > 0;

-- name: businesses_open_to_caller
select c.business_id, bool_or(c.scope in ('figures', 'all')) as sees_figures
from registry.consent c
where c.organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])
  and c.purpose in ('consultation', 'subsidy')
  and c.withdrawn_at is null
  and (now() at time zone interval '9 hours')::date between c.starts_on and c.ends_on
group by c.business_id
order by c.business_id
limit $1::bigint;
