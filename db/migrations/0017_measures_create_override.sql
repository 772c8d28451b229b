-- Measures that were withdrawn come back; officers' versions that stand above imports; how old the files of jGrants are;
-- notices of new measures that are quick to queue.
alter table measures.measure_version
  add column kind text not null default 'published' check (kind in ('published', 'withdrawn', 'restored'));
comment on column measures.measure_version.kind is 'published, or the same document again: withdrawn (taken out of the catalogue), restored (back in it)';

-- Two organisations may each write about the same import.
drop index measures.draft_measure_idx;
create unique index draft_measure_idx on measures.draft (measure_id, organization_id);

create table measures.measure_override (
  organization_id     bigint      not null,
  measure_override_id bigint      not null generated always as identity,
  measure_id          bigint      not null references measures.measure,
  begun_at            timestamptz not null,
  begun_by_user_id    bigint      not null,
  lifted_at           timestamptz,
  lifted_by_user_id   bigint,
  primary key (organization_id, measure_override_id),
  constraint measure_override_is_lifted_by_somebody check ((lifted_at is null) = (lifted_by_user_id is null))
);
create index measure_override_measure_idx on measures.measure_override (measure_id);
create unique index measure_override_standing_idx on measures.measure_override (measure_id) where lifted_at is null;

comment on table measures.measure_override is 'Imported or seeded measures whose version was written by officers: imports are kept but do not change the catalogue until it is lifted. Public, as measures are';
comment on column measures.measure_override.organization_id is 'Whose officers wrote it (no foreign key: it lives in another context)';
comment on column measures.measure_override.measure_override_id is 'Order of the overrides';
comment on column measures.measure_override.measure_id is 'The measure';
comment on column measures.measure_override.begun_at is 'When their first version was published';
comment on column measures.measure_override.begun_by_user_id is 'Who published it';
comment on column measures.measure_override.lifted_at is 'When the import was made to count again; null: it stands';
comment on column measures.measure_override.lifted_by_user_id is 'Who lifted it';

alter table measures.measure_override enable row level security, force row level security;
create policy measure_override_public on measures.measure_override for select using (true);
create policy measure_override_of_organization on measures.measure_override
  using (organization_id = any (
           coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (
                coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));

create policy measure_of_override on measures.measure for update
  using (source <> 'officer' and exists (
    select from measures.measure_override o
    where o.measure_id = measure.measure_id and o.lifted_at is null
      and o.organization_id = any (
            coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])));
create policy measure_version_of_override on measures.measure_version for insert
  with check (exists (
    select from measures.measure_override o
    where o.measure_id = measure_version.measure_id and o.lifted_at is null
      and o.organization_id = any (
            coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])));

alter table measures.jgrants_import
  add column as_of date,
  add column rows_older bigint not null default 0,
  add column rows_overridden bigint not null default 0;
comment on column measures.jgrants_import.as_of is 'Of which day the file is, as told by who loaded it; null: not told';
comment on column measures.jgrants_import.rows_older is 'Subsidies of which something newer was known: nothing was replaced, only gaps were filled';
comment on column measures.jgrants_import.rows_overridden is 'Subsidies whose version was written by officers: kept, but the catalogue did not change';

-- Whom a new measure fits is written as one row, however many they are: found and kept in one small step. Their notices
-- are written from it part by part.
create table recommend.new_measure (
  measure_id   bigint      primary key,
  found_at     timestamptz not null,
  people       integer     not null check (people >= 0),
  spread       integer     not null default 0 check (spread between 0 and people),
  user_ids     bigint[]    not null,
  business_ids bigint[]    not null,
  constraint new_measure_keeps_whom_it_has_not_told check (
    cardinality(user_ids) = cardinality(business_ids) and (cardinality(user_ids) = people or spread = people))
);
-- Numbers hardly pack, and packing them would cost more than writing them.
alter table recommend.new_measure alter column user_ids set storage external, alter column business_ids set storage external;

comment on table recommend.new_measure is 'New measures and the owners whom they were found to fit; emptied once their notices are written';
comment on column recommend.new_measure.measure_id is 'The measure (no foreign key: it lives in another context)';
comment on column recommend.new_measure.found_at is 'When they were found';
comment on column recommend.new_measure.people is 'How many owners were found, once for each business';
comment on column recommend.new_measure.spread is 'How many of them have their notice';
comment on column recommend.new_measure.user_ids is 'The owners in order (no foreign key: they live in another context); empty once all have their notice';
comment on column recommend.new_measure.business_ids is 'Their businesses, in the same places';

alter table recommend.new_measure enable row level security, force row level security;
create policy new_measure_of_system on recommend.new_measure
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');

-- Notices: one index, in the order in which people are told. Waiting ones are found by their time, in an index of a
-- few pages that costs nothing to keep.
drop index recommend.new_measure_notice_waiting_idx;
drop index recommend.new_measure_notice_user_idx;
alter table recommend.new_measure_notice
  drop constraint new_measure_notice_pkey,
  add primary key (user_id, measure_id, business_id);
create index new_measure_notice_queued_idx on recommend.new_measure_notice using brin (queued_at)
  with (pages_per_range = 32, autosummarize = on);
