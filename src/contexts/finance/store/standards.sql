-- name: edition_on
select e.edition_code, e.valid_from, e.title, e.source, e.note, e.points_for_a, e.points_for_b, e.points_for_c
from finance.benchmark_edition e
where e.valid_from <= $1::date
order by e.valid_from desc
limit 1;

-- name: class_of_industry
-- The longest code that fits decides: 5521, 552, 55.
select c.class_code, c.name, c.group_name, i.industry_code, i.small_up_to
from finance.benchmark_industry i
join finance.benchmark_class c on c.edition_code = i.edition_code and c.class_code = i.class_code
where i.edition_code = $1::text and ($2::text like i.industry_code || '%')
order by length(i.industry_code) desc
limit 1;

-- name: find_class
-- A class by its own code, with the larger bound of its industries for small enterprises.
select c.class_code, c.name, c.group_name, '' as industry_code,
       coalesce((select max(i.small_up_to)
                 from finance.benchmark_industry i
                 where i.edition_code = c.edition_code and i.class_code = c.class_code), 20) as small_up_to
from finance.benchmark_class c
where c.edition_code = $1::text and c.class_code = $2::text;

-- name: list_classes
select c.class_code, c.name, c.group_name,
       (select coalesce(array_agg(i.industry_code order by i.industry_code), '{}')
        from finance.benchmark_industry i
        where i.edition_code = c.edition_code and i.class_code = c.class_code) as industry_codes
from finance.benchmark_class c
where c.edition_code = $1::text
order by c.class_code;

-- name: list_standards
select t.indicator, t.median, t.limit_2, t.limit_3, t.limit_4, t.limit_5
from finance.benchmark_threshold t
where t.edition_code = $1::text and t.class_code = $2::text and t.size = $3::text;

-- name: seed_accounts
insert into finance.account (account_code, name, sheet, parent_account_code, position, is_benchmark_input)
select s.account_code, s.name, s.sheet, nullif(s.parent_account_code, ''), s.position, s.is_benchmark_input
from jsonb_to_recordset($1::jsonb) as s(
  account_code text, name text, sheet text, parent_account_code text, position integer, is_benchmark_input boolean)
on conflict do nothing;

-- name: seed_editions
insert into finance.benchmark_edition (edition_code, valid_from, title, source, note, points_for_a, points_for_b,
                                       points_for_c)
select s.edition_code, s.valid_from, s.title, s.source, s.note, s.points_for_a, s.points_for_b, s.points_for_c
from jsonb_to_recordset($1::jsonb) as s(
  edition_code text, valid_from date, title text, source text, note text, points_for_a integer, points_for_b integer,
  points_for_c integer)
on conflict do nothing;

-- name: seed_classes
insert into finance.benchmark_class (edition_code, class_code, name, group_name)
select s.edition_code, s.class_code, s.name, s.group_name
from jsonb_to_recordset($1::jsonb) as s(edition_code text, class_code text, name text, group_name text)
on conflict do nothing;

-- name: seed_thresholds
insert into finance.benchmark_threshold (edition_code, class_code, size, indicator, median, limit_2, limit_3, limit_4,
                                         limit_5)
select s.edition_code, s.class_code, s.size, s.indicator, s.median, s.limit_2, s.limit_3, s.limit_4, s.limit_5
from jsonb_to_recordset($1::jsonb) as s(
  edition_code text, class_code text, size text, indicator text, median bigint, limit_2 bigint, limit_3 bigint,
  limit_4 bigint, limit_5 bigint)
on conflict do nothing;

-- name: seed_industries
insert into finance.benchmark_industry (edition_code, industry_code, class_code, small_up_to)
select s.edition_code, s.industry_code, s.class_code, s.small_up_to
from jsonb_to_recordset($1::jsonb) as s(
  edition_code text, industry_code text, class_code text, small_up_to integer)
on conflict do nothing;
