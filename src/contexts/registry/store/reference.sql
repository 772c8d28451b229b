-- Reference data: places, industries.

-- name: find_postal_codes
select post_code, prefecture_code, prefecture_name, city_code, city_name, town_name as town, prefecture_kana,
       city_kana, town_kana, note, office_name, office_street
from registry.postal_code
where post_code = $1::text
order by edition, postal_code_id
limit 100;

-- name: list_municipalities
select city_code, area_code, prefecture_code, prefecture_name, name, name_kana
from registry.municipality
where prefecture_code = $1::text
order by city_code;

-- name: list_industries
select i.industry_code, i.level, i.parent_code, i.name
from registry.industry i
where ($1::bigint is null or i.level = $1::bigint)
  and ($2::text is null or i.parent_code = $2::text)
  and ($3::text is null or strpos(i.name, $3::text) > 0 or i.industry_code = upper($3::text))
order by i.level, i.industry_code collate "C"
limit 2500;

-- name: seed_industries
insert into registry.industry (industry_code, level, parent_code, name)
select s.industry_code, s.level, nullif(s.parent_code, ''), s.name
from unnest($1::text[], $2::int[], $3::text[], $4::text[]) as s (industry_code, level, parent_code, name)
where not exists (select 1 from registry.industry);

-- name: seed_municipalities
insert into registry.municipality (city_code, area_code, prefecture_code, prefecture_name, name, name_kana)
select s.city_code, s.area_code, s.prefecture_code, s.prefecture_name, s.name, s.name_kana
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
       as s (city_code, area_code, prefecture_code, prefecture_name, name, name_kana)
where not exists (select 1 from registry.municipality);

-- name: seed_postal_codes
insert into registry.postal_code (edition, post_code, city_code, prefecture_code, prefecture_name, city_name, town_name,
                                  prefecture_kana, city_kana, town_kana, note)
select 'seed', s.post_code, s.city_code, s.prefecture_code, s.prefecture_name, s.city_name, s.town_name,
       s.prefecture_kana, s.city_kana, s.town_kana, s.note
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
            $10::text[])
       as s (post_code, city_code, prefecture_code, prefecture_name, city_name, town_name, prefecture_kana, city_kana,
             town_kana, note)
where not exists (select 1 from registry.postal_code);
