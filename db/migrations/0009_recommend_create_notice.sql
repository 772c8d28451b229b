-- Who is told of which new measure, and which businesses changed since they were last read into memory.
create schema recommend;
comment on schema recommend is 'Rules over all businesses: notices of new measures, and what changed for the tables in memory';
grant usage on schema recommend to banso_runtime;
alter default privileges in schema recommend grant select, insert, update, delete on tables to banso_runtime;
alter default privileges in schema recommend grant usage, select on sequences to banso_runtime;

create table recommend.new_measure_notice (
  business_id bigint      not null,
  measure_id  bigint      not null,
  user_id     bigint      not null,
  queued_at   timestamptz not null,
  finished_at timestamptz,
  mailed      boolean     not null default false,
  primary key (business_id, measure_id, user_id),
  constraint new_measure_notice_is_mailed_when_finished check (not mailed or finished_at is not null)
);
create index new_measure_notice_waiting_idx on recommend.new_measure_notice (user_id) where finished_at is null;
create index new_measure_notice_user_idx on recommend.new_measure_notice (user_id, queued_at);
comment on table recommend.new_measure_notice is 'New measures that fit a business whose owner has an account; told once, in the next digest';
comment on column recommend.new_measure_notice.business_id is 'The business (no foreign key: it lives in another context)';
comment on column recommend.new_measure_notice.measure_id is 'The measure (no foreign key: it lives in another context)';
comment on column recommend.new_measure_notice.user_id is 'The owner who is told (no foreign key: they live in another context)';
comment on column recommend.new_measure_notice.queued_at is 'When the measure was found to fit';
comment on column recommend.new_measure_notice.finished_at is 'When it went out, or when it turned out that the person wants no mail; null: waiting for the digest';
comment on column recommend.new_measure_notice.mailed is 'Whether a mail told of it';

create table recommend.changed_business (
  change_id   bigint      generated always as identity primary key,
  business_id bigint      not null,
  changed_at  timestamptz not null
);
create index changed_business_at_idx on recommend.changed_business (changed_at);
comment on table recommend.changed_business is 'Businesses whose figures or answers changed, for every process that holds all businesses in memory; emptied after a week';
comment on column recommend.changed_business.change_id is 'Number of the change';
comment on column recommend.changed_business.business_id is 'The business (no foreign key: it lives in another context)';
comment on column recommend.changed_business.changed_at is 'When the change was heard of';

alter table recommend.new_measure_notice enable row level security, force row level security;
create policy new_measure_notice_of_oneself on recommend.new_measure_notice for select
  using (user_id = nullif(current_setting('app.user_id', true), '')::bigint);
create policy new_measure_notice_of_system on recommend.new_measure_notice
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');

alter table recommend.changed_business enable row level security, force row level security;
create policy changed_business_of_system on recommend.changed_business
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
