-- What businesses tell of their fiscal years, and the reference data of the Local Benchmark.
create schema finance;
comment on schema finance is 'Financial statements by fiscal year, and the Local Benchmark with its reference data';
grant usage on schema finance to banso_runtime;
alter default privileges in schema finance grant select, insert, update, delete on tables to banso_runtime;
alter default privileges in schema finance grant usage, select on sequences to banso_runtime;

-- Reference data -------------------------------------------------------------------------------------------------------
create table finance.account (
  account_code        text    primary key check (account_code ~ '^[a-z][a-z0-9_]{1,59}$'),
  name                text    not null,
  sheet               text    not null check (sheet in ('balance_sheet', 'income_statement', 'manufacturing_cost')),
  parent_account_code text    references finance.account deferrable initially deferred,
  position            integer not null,
  is_benchmark_input  boolean not null
);
create index account_parent_idx on finance.account (parent_account_code);

comment on table finance.account is 'Chart of accounts (勘定科目): the inputs of the Local Benchmark now, the rest of the statements below them later';
comment on column finance.account.account_code is 'Stable word of the account; with _yen behind it the member of the API';
comment on column finance.account.name is '勘定科目 as people read it';
comment on column finance.account.sheet is 'balance_sheet, income_statement or manufacturing_cost';
comment on column finance.account.parent_account_code is 'The sum this account is part of; null on top';
comment on column finance.account.position is 'Order on the sheet';
comment on column finance.account.is_benchmark_input is 'Whether the Local Benchmark asks for it';

create table finance.benchmark_edition (
  edition_code text    primary key,
  valid_from   date    not null unique,
  title        text    not null,
  source       text    not null,
  note         text    not null,
  points_for_a integer not null,
  points_for_b integer not null,
  points_for_c integer not null,
  constraint edition_grades_descend check (points_for_a > points_for_b and points_for_b > points_for_c)
);
comment on table finance.benchmark_edition is 'Editions of the reference values of the Local Benchmark';
comment on column finance.benchmark_edition.edition_code is 'Name of the edition';
comment on column finance.benchmark_edition.valid_from is 'First day on which it is used; until the next edition begins';
comment on column finance.benchmark_edition.title is 'What it is, for the screen';
comment on column finance.benchmark_edition.source is 'Where the values come from, and when they were taken';
comment on column finance.benchmark_edition.note is 'What is uncertain about it';
comment on column finance.benchmark_edition.points_for_a is 'Fewest points (of 30) for grade A';
comment on column finance.benchmark_edition.points_for_b is 'Fewest points for grade B';
comment on column finance.benchmark_edition.points_for_c is 'Fewest points for grade C; fewer are D';

create table finance.benchmark_class (
  edition_code text not null references finance.benchmark_edition,
  class_code   text not null check (class_code ~ '^[0-9]{4}$'),
  name         text not null,
  group_name   text not null,
  primary key (edition_code, class_code)
);
comment on table finance.benchmark_class is 'Industry classes that the Local Benchmark compares within';
comment on column finance.benchmark_class.edition_code is 'The edition';
comment on column finance.benchmark_class.class_code is 'Four digits, the first two of them the group';
comment on column finance.benchmark_class.name is 'Name of the class';
comment on column finance.benchmark_class.group_name is 'Name of the group';

create table finance.benchmark_threshold (
  edition_code text   not null,
  class_code   text   not null,
  size         text   not null check (size in ('small', 'medium')),
  indicator    text   not null check (indicator in ('sales_growth', 'operating_margin', 'labour_productivity',
                                                    'ebitda_debt', 'working_capital', 'equity_ratio')),
  median       bigint not null,
  limit_2      bigint not null,
  limit_3      bigint not null,
  limit_4      bigint not null,
  limit_5      bigint not null,
  primary key (edition_code, class_code, size, indicator),
  foreign key (edition_code, class_code) references finance.benchmark_class,
  constraint threshold_limits_are_in_order check (
    case when indicator in ('ebitda_debt', 'working_capital')
         then limit_2 >= limit_3 and limit_3 >= limit_4 and limit_4 >= limit_5
         else limit_2 <= limit_3 and limit_3 <= limit_4 and limit_4 <= limit_5 end)
);
comment on table finance.benchmark_threshold is 'Median and limits of the points by class, size and indicator, in millionths (of 1, of yen a person, of times, of months)';
comment on column finance.benchmark_threshold.edition_code is 'The edition';
comment on column finance.benchmark_threshold.class_code is 'The class';
comment on column finance.benchmark_threshold.size is 'small (小規模事業者) or medium (中規模事業者)';
comment on column finance.benchmark_threshold.indicator is 'Which of the six';
comment on column finance.benchmark_threshold.median is 'Middle of the class';
comment on column finance.benchmark_threshold.limit_2 is 'From here on 2 points';
comment on column finance.benchmark_threshold.limit_3 is 'From here on 3 points';
comment on column finance.benchmark_threshold.limit_4 is 'From here on 4 points';
comment on column finance.benchmark_threshold.limit_5 is 'From here on 5 points';

create table finance.benchmark_industry (
  edition_code  text    not null,
  industry_code text    not null,
  class_code    text    not null,
  small_up_to   integer not null check (small_up_to > 0),
  primary key (edition_code, industry_code),
  foreign key (edition_code, class_code) references finance.benchmark_class
);
create index benchmark_industry_class_idx on finance.benchmark_industry (edition_code, class_code);
comment on table finance.benchmark_industry is 'Which class an industry (JSIC) belongs to; the longest code that fits decides';
comment on column finance.benchmark_industry.edition_code is 'The edition';
comment on column finance.benchmark_industry.industry_code is 'JSIC code of any level (no foreign key: it lives in another context)';
comment on column finance.benchmark_industry.class_code is 'The class';
comment on column finance.benchmark_industry.small_up_to is 'Most employees of a small enterprise (小規模企業者) in this industry';

-- What owners tell ----------------------------------------------------------------------------------------------------
create table finance.statement (
  business_id        bigint      not null references registry.business,
  fiscal_year_end    date        not null,
  months             integer     not null check (months between 1 and 12),
  employees          bigint      not null check (employees >= 0),
  previous_sales_yen bigint,
  confirmed          text[]      not null default '{}',
  version            bigint      not null,
  updated_at         timestamptz not null,
  updated_by_user_id bigint      not null,
  primary key (business_id, fiscal_year_end)
);
comment on table finance.statement is 'A fiscal year of a business, as its owner told it';
comment on column finance.statement.business_id is 'The business';
comment on column finance.statement.fiscal_year_end is 'Last day of the fiscal year (決算日)';
comment on column finance.statement.months is 'Length of the fiscal year';
comment on column finance.statement.employees is 'People at its end';
comment on column finance.statement.previous_sales_yen is 'Sales of the year before as told with this year, or null';
comment on column finance.statement.confirmed is 'Questions of plausibility that the owner answered with yes';
comment on column finance.statement.version is 'Grows by one with each change; the ETag';
comment on column finance.statement.updated_at is 'Last change';
comment on column finance.statement.updated_by_user_id is 'Who made it';

create table finance.statement_line (
  business_id     bigint not null,
  fiscal_year_end date   not null,
  account_code    text   not null references finance.account,
  amount_yen      bigint not null,
  primary key (business_id, fiscal_year_end, account_code),
  foreign key (business_id, fiscal_year_end) references finance.statement on delete cascade
);
create index statement_line_account_idx on finance.statement_line (account_code);
comment on table finance.statement_line is 'The amounts of a fiscal year, one row an account';
comment on column finance.statement_line.business_id is 'The business';
comment on column finance.statement_line.fiscal_year_end is 'The fiscal year';
comment on column finance.statement_line.account_code is 'The account';
comment on column finance.statement_line.amount_yen is 'Amount in yen';

create table finance.benchmark_sheet (
  business_id        bigint      primary key references registry.business,
  version            bigint      not null,
  sheet              jsonb       not null,
  updated_at         timestamptz not null,
  updated_by_user_id bigint      not null
);
comment on table finance.benchmark_sheet is 'The non-financial sheet of the Local Benchmark: work flow, trade flow, four views, dialogue';
comment on column finance.benchmark_sheet.business_id is 'The business';
comment on column finance.benchmark_sheet.version is 'Grows by one with each change; the ETag';
comment on column finance.benchmark_sheet.sheet is 'A BenchmarkSheet';
comment on column finance.benchmark_sheet.updated_at is 'Last change';
comment on column finance.benchmark_sheet.updated_by_user_id is 'Who made it';

-- Row level security ---------------------------------------------------------------------------------------------------
alter table finance.account enable row level security, force row level security;
alter table finance.benchmark_edition enable row level security, force row level security;
alter table finance.benchmark_class enable row level security, force row level security;
alter table finance.benchmark_threshold enable row level security, force row level security;
alter table finance.benchmark_industry enable row level security, force row level security;
alter table finance.statement enable row level security, force row level security;
alter table finance.statement_line enable row level security, force row level security;
alter table finance.benchmark_sheet enable row level security, force row level security;

create policy account_public on finance.account for select using (true);
create policy account_written_by_system on finance.account
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy edition_public on finance.benchmark_edition for select using (true);
create policy edition_written_by_system on finance.benchmark_edition
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy class_public on finance.benchmark_class for select using (true);
create policy class_written_by_system on finance.benchmark_class
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy threshold_public on finance.benchmark_threshold for select using (true);
create policy threshold_written_by_system on finance.benchmark_threshold
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy benchmark_industry_public on finance.benchmark_industry for select using (true);
create policy benchmark_industry_written_by_system on finance.benchmark_industry
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');

create policy statement_of_own_business on finance.statement
  using (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]))
  with check (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]));
create policy statement_by_consent on finance.statement for select
  using (exists (
    select from registry.consent c
    where c.business_id = statement.business_id
      and c.organization_id = any (
            coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])
      and c.scope in ('figures', 'all') and c.purpose in ('consultation', 'subsidy')
      and c.withdrawn_at is null
      and (now() at time zone interval '9 hours')::date between c.starts_on and c.ends_on));
create policy statement_of_system on finance.statement
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');

create policy line_of_own_business on finance.statement_line
  using (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]))
  with check (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]));
create policy line_by_consent on finance.statement_line for select
  using (exists (
    select from registry.consent c
    where c.business_id = statement_line.business_id
      and c.organization_id = any (
            coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])
      and c.scope in ('figures', 'all') and c.purpose in ('consultation', 'subsidy')
      and c.withdrawn_at is null
      and (now() at time zone interval '9 hours')::date between c.starts_on and c.ends_on));
create policy line_of_system on finance.statement_line
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');

create policy sheet_of_own_business on finance.benchmark_sheet
  using (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]))
  with check (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]));
create policy sheet_by_consent on finance.benchmark_sheet for select
  using (exists (
    select from registry.consent c
    where c.business_id = benchmark_sheet.business_id
      and c.organization_id = any (
            coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])
      and c.scope in ('figures', 'all') and c.purpose in ('consultation', 'subsidy')
      and c.withdrawn_at is null
      and (now() at time zone interval '9 hours')::date between c.starts_on and c.ends_on));
create policy sheet_of_system on finance.benchmark_sheet
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
