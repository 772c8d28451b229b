-- name: search_by_relevance
-- Candidates come from a function that may use the search index; the join puts them under row level security. Only
-- the page's rows are joined: their order and number come from the candidates. Sole proprietors are candidates when
-- they are the caller's own, or a consent for the caller's organisation is in force.
with candidate as materialized (
  select c.business_id, min(c.try) as try, bool_and(c.closed) as closed, min(c.name_length) as name_length
  from registry.find_business_candidates(
         $1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text, $8::text, $9::text,
         $10::text, $11::text, $12::text[],
         coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]
           || array(select o.business_id from registry.consent o
                    where o.organization_id = any (
                            coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])
                      and o.business_id >= 90000000000000 and o.withdrawn_at is null
                      and (now() at time zone interval '9 hours')::date between o.starts_on and o.ends_on),
         $13::integer, $14::integer) c
  group by c.business_id
), page as (
  select candidate.business_id, candidate.try, candidate.closed, candidate.name_length,
         (select count(counted.business_id) from candidate counted) as found,
         exists (select from candidate unread where unread.business_id is null) as left_unread
  from candidate
  where candidate.business_id is not null
  order by candidate.try, candidate.closed, candidate.name_length, candidate.business_id
  limit $15::integer offset $16::integer
)
select b.business_id, b.kind, b.status, b.name, b.name_kana, b.prefecture_name, b.city_name, b.street, b.post_code,
       b.industry_code, i.name as industry_name, b.successor_business_id, b.close_date,
       page.try as found_by, page.found, page.left_unread
from page
join registry.business b on b.business_id = page.business_id
left join registry.industry i on i.industry_code = b.industry_code
order by page.try, page.closed, page.name_length, page.business_id;

-- name: search_by_column
-- As above, but in the order of a column, which only the joined rows have.
with candidate as materialized (
  select c.business_id, min(c.try) as try
  from registry.find_business_candidates(
         $1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text, $8::text, $9::text,
         $10::text, $11::text, $12::text[],
         coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]
           || array(select o.business_id from registry.consent o
                    where o.organization_id = any (
                            coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])
                      and o.business_id >= 90000000000000 and o.withdrawn_at is null
                      and (now() at time zone interval '9 hours')::date between o.starts_on and o.ends_on),
         $13::integer, $14::integer) c
  group by c.business_id
)
select b.business_id, b.kind, b.status, b.name, b.name_kana, b.prefecture_name, b.city_name, b.street, b.post_code,
       b.industry_code, i.name as industry_name, b.successor_business_id, b.close_date,
       candidate.try as found_by, count(*) over () as found,
       exists (select from candidate unread where unread.business_id is null) as left_unread
from candidate
join registry.business b on b.business_id = candidate.business_id
left join registry.industry i on i.industry_code = b.industry_code
order by case when $17::text = 'name' then b.kana_key = '' end,
         case when $17::text = 'name' then b.kana_key end,
         case when $17::text = 'name' then b.name_key end,
         case when $17::text = 'updated' then b.update_date end desc nulls last,
         b.business_id
limit $15::integer offset $16::integer;

-- name: search_former_names
-- Businesses whose name once began so, whatever it is now. The operators of the range are leakproof: under row level
-- security only such conditions may use the index.
select b.business_id, b.kind, b.status, b.name, b.name_kana, b.prefecture_name, b.city_name, b.street, b.post_code,
       b.industry_code, i.name as industry_name, b.successor_business_id, b.close_date, h.former_name
from (select r.business_id, min(r.name) as former_name
      from registry.business_history r
      where r.name_key ~>=~ $1::text and r.name_key ~<~ $2::text and r.name_key <> ''
      group by r.business_id
      limit 200) h
join registry.business b on b.business_id = h.business_id
left join registry.industry i on i.industry_code = b.industry_code
where b.status = any ($3::text[]) and b.searchable
  and ($4::text is null or b.prefecture_code = $4::text) and ($5::text is null or b.city_code = $5::text)
  and ($6::text is null or b.kind = $6::text)
order by b.status <> 'active', char_length(h.former_name), b.business_id
limit $7::bigint;
