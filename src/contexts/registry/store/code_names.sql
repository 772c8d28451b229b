-- name: municipality_names
select m.city_code as code, m.prefecture_name || m.name as name from registry.municipality m order by m.city_code;

-- name: industry_names
select i.industry_code as code, i.name from registry.industry i order by i.industry_code;
