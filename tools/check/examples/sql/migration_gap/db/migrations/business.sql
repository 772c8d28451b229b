create table registry.business (business_id bigint primary key);
