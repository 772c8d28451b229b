-- Dues: rules as data, charges, payments, papers, direct debits.
create schema dues;
comment on schema dues is 'Dues of members: rules, charges, payments, invoices, direct debits';
grant usage on schema dues to banso_runtime;
alter default privileges in schema dues grant select, insert, update, delete on tables to banso_runtime;
alter default privileges in schema dues grant usage, select on sequences to banso_runtime;

create table dues.rule (
  organization_id      bigint not null,
  rule_version         bigint not null,
  title                text not null check (title <> ''),
  valid_from_year      integer not null check (valid_from_year between 1950 and 2200),
  document             jsonb not null,
  note                 text not null,
  version              bigint not null,
  created_at           timestamptz not null,
  updated_at           timestamptz not null,
  updated_by_user_id   bigint not null,
  published_at         timestamptz,
  published_by_user_id bigint,
  primary key (organization_id, rule_version)
);
comment on table dues.rule is 'Rules of dues (会費規程) of a chamber by version; a published one never changes';
comment on column dues.rule.organization_id is 'The chamber';
comment on column dues.rule.rule_version is '1, 2 … within the chamber';
comment on column dues.rule.title is 'What it is called';
comment on column dues.rule.valid_from_year is 'First fiscal year it applies to, until a later rule does';
comment on column dues.rule.document is 'A DuesRule';
comment on column dues.rule.note is 'Why it was made: decision of the general meeting …';
comment on column dues.rule.version is 'Grows by one with each change of the draft; the ETag';
comment on column dues.rule.created_at is 'When the draft was begun';
comment on column dues.rule.updated_at is 'Last change';
comment on column dues.rule.updated_by_user_id is 'Who made it';
comment on column dues.rule.published_at is 'When it came into force; null: a draft';
comment on column dues.rule.published_by_user_id is 'Who published it';

create table dues.setting (
  organization_id    bigint not null,
  document           jsonb not null,
  version            bigint not null,
  updated_at         timestamptz not null,
  updated_by_user_id bigint not null,
  primary key (organization_id)
);
comment on table dues.setting is 'What a chamber prints on its papers and tells its bank';
comment on column dues.setting.organization_id is 'The chamber';
comment on column dues.setting.document is 'A DuesSetting: issuer, registration number, account for transfers, consignor of direct debits';
comment on column dues.setting.version is 'Grows by one with each change; the ETag';
comment on column dues.setting.updated_at is 'Last change';
comment on column dues.setting.updated_by_user_id is 'Who made it';

create table dues.counter (
  organization_id bigint not null,
  counter_key     text not null check (counter_key <> ''),
  last_number     bigint not null check (last_number > 0),
  primary key (organization_id, counter_key)
);
comment on table dues.counter is 'Numbers given once: of invoices, receipts, debit files';
comment on column dues.counter.organization_id is 'The chamber';
comment on column dues.counter.counter_key is 'invoice/2026, debit_run …';
comment on column dues.counter.last_number is 'The number given last';

create table dues.payer (
  organization_id    bigint not null,
  member_id          bigint not null,
  payment_method     text not null check (payment_method in ('direct_debit', 'transfer', 'cash')),
  plan_key           text not null default '',
  bank_code          text check (bank_code ~ '^[0-9]{4}$'),
  branch_code        text check (branch_code ~ '^[0-9]{3}$'),
  account_type       text check (account_type in ('ordinary', 'current', 'tax', 'savings', 'other')),
  account_number     text check (account_number ~ '^[0-9]{7}$'),
  holder_kana        text,
  customer_number    text check (customer_number ~ '^[0-9A-Z]{1,20}$'),
  is_new_account     boolean not null default true,
  seal_checked_on    date,
  version            bigint not null,
  updated_at         timestamptz not null,
  updated_by_user_id bigint not null,
  primary key (organization_id, member_id),
  constraint payer_account_is_whole check ((bank_code is null) = (branch_code is null) and (bank_code is null) = (account_type is null) and (bank_code is null) = (account_number is null) and (bank_code is null) = (holder_kana is null) and (bank_code is null) = (customer_number is null))
);
create unique index payer_customer_number_idx on dues.payer (organization_id, customer_number) where customer_number is not null;
comment on table dues.payer is 'How a member pays: way, plan, bank account of the direct debit';
comment on column dues.payer.organization_id is 'The chamber';
comment on column dues.payer.member_id is 'The member (no foreign key: it lives in another context)';
comment on column dues.payer.payment_method is 'Way of payment';
comment on column dues.payer.plan_key is 'Payment plan they chose, or empty';
comment on column dues.payer.bank_code is 'Bank of the direct debit';
comment on column dues.payer.branch_code is 'Its branch';
comment on column dues.payer.account_type is '預金種目';
comment on column dues.payer.account_number is '口座番号; shown masked only, never logged';
comment on column dues.payer.holder_kana is '預金者名 as the bank knows it, in half-width kana';
comment on column dues.payer.customer_number is '顧客番号 on the form that the bank holds, unique within the chamber';
comment on column dues.payer.is_new_account is 'Whether the next debit is the first from this account (新規コード 1)';
comment on column dues.payer.seal_checked_on is 'When the bank had checked the seal on the form; null: not yet, nothing is debited';
comment on column dues.payer.version is 'Grows by one with each change; the ETag';
comment on column dues.payer.updated_at is 'Last change';
comment on column dues.payer.updated_by_user_id is 'Who made it';

create table dues.run (
  organization_id bigint not null,
  run_id          bigint generated by default as identity unique,
  fiscal_year     integer not null,
  rule_version    bigint not null,
  charge_count    bigint not null,
  total_yen       bigint not null,
  made_at         timestamptz not null,
  made_by_user_id bigint not null,
  primary key (organization_id, run_id),
  foreign key (organization_id, rule_version) references dues.rule
);
create index run_rule_idx on dues.run (organization_id, rule_version);
create index run_year_idx on dues.run (organization_id, fiscal_year);
comment on table dues.run is 'Yearly runs: the dues of a fiscal year claimed from all members at once';
comment on column dues.run.organization_id is 'The chamber';
comment on column dues.run.run_id is 'Number of the run';
comment on column dues.run.fiscal_year is 'The fiscal year';
comment on column dues.run.rule_version is 'The rule it used';
comment on column dues.run.charge_count is 'Charges it made';
comment on column dues.run.total_yen is 'Their sum';
comment on column dues.run.made_at is 'When';
comment on column dues.run.made_by_user_id is 'By whom';

create table dues.charge (
  organization_id  bigint not null,
  charge_id        bigint generated by default as identity unique,
  member_id        bigint not null,
  business_id      bigint,
  member_number    text not null default '',
  member_name      text not null default '',
  name_key         text not null default '',
  kind             text not null check (kind in ('dues', 'admission_fee', 'levy', 'other')),
  fiscal_year      integer not null,
  title            text not null check (title <> ''),
  units            bigint,
  amount_yen       bigint not null check (amount_yen >= 0),
  tax_rate         integer not null default 0 check (tax_rate in (0, 8, 10)),
  reduced_yen      bigint not null default 0,
  paid_yen         bigint not null default 0,
  next_due_on      date,
  rule_version     bigint,
  run_id           bigint,
  explanation      text[] not null default '{}',
  made_at          timestamptz not null,
  made_by_user_id  bigint,
  cancelled_at     timestamptz,
  cancelled_reason text,
  primary key (organization_id, charge_id),
  foreign key (organization_id, rule_version) references dues.rule,
  foreign key (organization_id, run_id) references dues.run,
  constraint charge_is_not_overpaid check (reduced_yen >= 0 and paid_yen >= 0 and reduced_yen + paid_yen <= amount_yen)
);
create unique index charge_once_idx on dues.charge (organization_id, member_id, fiscal_year, kind) where cancelled_at is null and kind <> 'other';
create index charge_year_idx on dues.charge (organization_id, fiscal_year);
create index charge_open_idx on dues.charge (organization_id, next_due_on) where next_due_on is not null and cancelled_at is null;
create index charge_rule_idx on dues.charge (organization_id, rule_version);
create index charge_run_idx on dues.charge (organization_id, run_id);
create index charge_business_idx on dues.charge (business_id) where business_id is not null;
comment on table dues.charge is 'One claim of money against a member: dues of a year, admission fee, levy';
comment on column dues.charge.organization_id is 'The chamber';
comment on column dues.charge.charge_id is 'Number of the charge';
comment on column dues.charge.member_id is 'The member (no foreign key: it lives in another context)';
comment on column dues.charge.business_id is 'The member''s number in the register, so that its owner sees the charge';
comment on column dues.charge.member_number is 'The member''s number at the chamber, kept up to date';
comment on column dues.charge.member_name is 'The member''s name, kept up to date';
comment on column dues.charge.name_key is 'Search key of the name';
comment on column dues.charge.kind is 'What it is for';
comment on column dues.charge.fiscal_year is 'The fiscal year it belongs to';
comment on column dues.charge.title is 'As papers say it';
comment on column dues.charge.units is '口数, for dues';
comment on column dues.charge.amount_yen is 'The amount claimed, tax included';
comment on column dues.charge.tax_rate is '消費税率 in per cent; 0: 不課税';
comment on column dues.charge.reduced_yen is 'Sum of reductions and waivers';
comment on column dues.charge.paid_yen is 'Sum of payments';
comment on column dues.charge.next_due_on is 'Earliest day on which something open is due; null: nothing is open';
comment on column dues.charge.rule_version is 'The rule it was worked out by';
comment on column dues.charge.run_id is 'The yearly run it was made in';
comment on column dues.charge.explanation is 'How the amount came about, in words';
comment on column dues.charge.made_at is 'When it was made';
comment on column dues.charge.made_by_user_id is 'By whom; null: by the system';
comment on column dues.charge.cancelled_at is 'When it was taken back, as if it had never been';
comment on column dues.charge.cancelled_reason is 'Why';

create table dues.instalment (
  organization_id   bigint not null,
  charge_id         bigint not null,
  instalment_number integer not null check (instalment_number > 0),
  due_on            date not null,
  label             text not null,
  amount_yen        bigint not null check (amount_yen >= 0),
  reduced_yen       bigint not null default 0,
  paid_yen          bigint not null default 0,
  debit_run_id      bigint,
  primary key (organization_id, charge_id, instalment_number),
  foreign key (organization_id, charge_id) references dues.charge,
  constraint instalment_is_not_overpaid check (reduced_yen >= 0 and paid_yen >= 0 and reduced_yen + paid_yen <= amount_yen)
);
create index instalment_debit_run_idx on dues.instalment (organization_id, debit_run_id) where debit_run_id is not null;
comment on table dues.instalment is 'The parts a charge is paid in';
comment on column dues.instalment.organization_id is 'The chamber';
comment on column dues.instalment.charge_id is 'The charge';
comment on column dues.instalment.instalment_number is '1, 2 …';
comment on column dues.instalment.due_on is 'When it is due';
comment on column dues.instalment.label is '第1期 …';
comment on column dues.instalment.amount_yen is 'The amount';
comment on column dues.instalment.reduced_yen is 'Of it taken off';
comment on column dues.instalment.paid_yen is 'Of it paid';
comment on column dues.instalment.debit_run_id is 'The debit run that is collecting it just now';

create table dues.payment (
  organization_id   bigint not null,
  payment_id        bigint generated by default as identity unique,
  member_id         bigint not null,
  charge_id         bigint not null,
  instalment_number integer not null,
  paid_on           date not null,
  amount_yen        bigint not null check (amount_yen > 0),
  payment_method    text not null check (payment_method in ('direct_debit', 'transfer', 'cash')),
  note              text not null,
  replay_key        text,
  debit_run_id      bigint,
  noted_at          timestamptz not null,
  noted_by_user_id  bigint,
  cancelled_at      timestamptz,
  cancelled_reason  text,
  primary key (organization_id, payment_id),
  foreign key (organization_id, charge_id, instalment_number) references dues.instalment
);
create index payment_instalment_idx on dues.payment (organization_id, charge_id, instalment_number);
create index payment_member_idx on dues.payment (organization_id, member_id);
create index payment_day_idx on dues.payment (organization_id, paid_on);
create unique index payment_replay_idx on dues.payment (organization_id, replay_key, charge_id, instalment_number) where replay_key is not null;
comment on table dues.payment is 'Money that came in for an instalment';
comment on column dues.payment.organization_id is 'The chamber';
comment on column dues.payment.payment_id is 'Number of the payment';
comment on column dues.payment.member_id is 'The member';
comment on column dues.payment.charge_id is 'The charge';
comment on column dues.payment.instalment_number is 'The instalment';
comment on column dues.payment.paid_on is 'When the money came in';
comment on column dues.payment.amount_yen is 'How much';
comment on column dues.payment.payment_method is 'How';
comment on column dues.payment.note is 'Whatever the office notes';
comment on column dues.payment.replay_key is 'Key of the request, so that a replay does not pay twice';
comment on column dues.payment.debit_run_id is 'The debit run that brought it';
comment on column dues.payment.noted_at is 'When it was noted';
comment on column dues.payment.noted_by_user_id is 'By whom; null: by the system';
comment on column dues.payment.cancelled_at is 'When it was taken back (typed by mistake)';
comment on column dues.payment.cancelled_reason is 'Why';

create table dues.adjustment (
  organization_id bigint not null,
  adjustment_id   bigint generated by default as identity unique,
  charge_id       bigint not null,
  kind            text not null check (kind in ('reduction', 'waiver')),
  amount_yen      bigint not null check (amount_yen > 0),
  reason          text not null check (reason <> ''),
  made_at         timestamptz not null,
  made_by_user_id bigint not null,
  primary key (organization_id, adjustment_id),
  foreign key (organization_id, charge_id) references dues.charge
);
create index adjustment_charge_idx on dues.adjustment (organization_id, charge_id);
comment on table dues.adjustment is 'Reductions and waivers, each with its reason';
comment on column dues.adjustment.organization_id is 'The chamber';
comment on column dues.adjustment.adjustment_id is 'Number of the adjustment';
comment on column dues.adjustment.charge_id is 'The charge';
comment on column dues.adjustment.kind is 'Part of it, or all that was open';
comment on column dues.adjustment.amount_yen is 'How much less is claimed';
comment on column dues.adjustment.reason is 'Why, in words';
comment on column dues.adjustment.made_at is 'When';
comment on column dues.adjustment.made_by_user_id is 'By whom';

create table dues.paper (
  organization_id bigint not null,
  paper_id        bigint generated by default as identity unique,
  kind            text not null check (kind in ('invoice', 'receipt', 'reminder')),
  paper_number    text not null,
  member_id       bigint not null,
  business_id     bigint,
  run_id          bigint,
  charge_ids      bigint[] not null,
  subject_key     text not null,
  document        jsonb not null,
  issued_on       date not null,
  made_at         timestamptz not null,
  made_by_user_id bigint,
  primary key (organization_id, paper_id),
  foreign key (organization_id, run_id) references dues.run,
  unique (organization_id, kind, paper_number),
  unique (organization_id, kind, subject_key)
);
create index paper_member_idx on dues.paper (organization_id, member_id);
create index paper_run_idx on dues.paper (organization_id, run_id);
create index paper_business_idx on dues.paper (business_id) where business_id is not null;
comment on table dues.paper is 'Invoices, receipts and reminders as they went out: printing one again gives the same page';
comment on column dues.paper.organization_id is 'The chamber';
comment on column dues.paper.paper_id is 'Number of the row';
comment on column dues.paper.kind is 'What it is';
comment on column dues.paper.paper_number is 'The number on it, unique within chamber and kind';
comment on column dues.paper.member_id is 'The member';
comment on column dues.paper.business_id is 'The member''s number in the register, so that its owner sees it';
comment on column dues.paper.run_id is 'The yearly run it belongs to';
comment on column dues.paper.charge_ids is 'Charges it is about';
comment on column dues.paper.subject_key is 'What it is about, so that the same is not issued twice';
comment on column dues.paper.document is 'A PaperDocument: everything printed';
comment on column dues.paper.issued_on is 'Day on it';
comment on column dues.paper.made_at is 'When it was made';
comment on column dues.paper.made_by_user_id is 'By whom';

create table dues.bundle (
  organization_id bigint not null,
  bundle_id       bigint generated by default as identity unique,
  title           text not null,
  run_id          bigint,
  job_id          bigint,
  paper_ids       bigint[] not null,
  file_key        text,
  page_count      bigint not null default 0,
  made_at         timestamptz not null,
  made_by_user_id bigint not null,
  primary key (organization_id, bundle_id),
  foreign key (organization_id, run_id) references dues.run
);
create index bundle_run_idx on dues.bundle (organization_id, run_id);
comment on table dues.bundle is 'Many papers in one PDF, drawn by a job';
comment on column dues.bundle.organization_id is 'The chamber';
comment on column dues.bundle.bundle_id is 'Number of the bundle';
comment on column dues.bundle.title is 'What is in it';
comment on column dues.bundle.run_id is 'The yearly run whose invoices it holds';
comment on column dues.bundle.job_id is 'The job that draws it (no foreign key: jobs are forgotten after a while)';
comment on column dues.bundle.paper_ids is 'Papers in their order; empty until they are issued';
comment on column dues.bundle.file_key is 'Where the PDF is, once it is drawn';
comment on column dues.bundle.page_count is 'Its pages';
comment on column dues.bundle.made_at is 'When it was asked for';
comment on column dues.bundle.made_by_user_id is 'By whom';

create table dues.debit_run (
  organization_id bigint not null,
  debit_run_id    bigint generated by default as identity unique,
  run_number      bigint not null,
  title           text not null,
  debit_on        date not null,
  due_until       date not null,
  state           text not null check (state in ('collected', 'file_made', 'result_imported', 'cancelled')),
  consignor       jsonb not null,
  line_count      bigint not null,
  total_yen       bigint not null,
  paid_count      bigint not null default 0,
  paid_yen        bigint not null default 0,
  file_sha256     bytea,
  result_sha256   bytea,
  made_at         timestamptz not null,
  made_by_user_id bigint not null,
  file_made_at    timestamptz,
  result_at       timestamptz,
  primary key (organization_id, debit_run_id),
  unique (organization_id, run_number)
);
create unique index debit_run_result_idx on dues.debit_run (organization_id, result_sha256) where result_sha256 is not null;
comment on table dues.debit_run is 'Direct debits of one day: file to the bank, result back';
comment on column dues.debit_run.organization_id is 'The chamber';
comment on column dues.debit_run.debit_run_id is 'Number of the row';
comment on column dues.debit_run.run_number is '1, 2 … within the chamber, given once';
comment on column dues.debit_run.title is 'What it is called';
comment on column dues.debit_run.debit_on is '引落日, a business day of banks';
comment on column dues.debit_run.due_until is 'Instalments due up to this day were collected';
comment on column dues.debit_run.state is 'How far it is';
comment on column dues.debit_run.consignor is 'Consignor and its account as they were when it was collected: the file can be made again byte by byte';
comment on column dues.debit_run.line_count is 'Records';
comment on column dues.debit_run.total_yen is 'Their sum';
comment on column dues.debit_run.paid_count is 'Records debited';
comment on column dues.debit_run.paid_yen is 'Their sum';
comment on column dues.debit_run.file_sha256 is 'Hash of the file as it was made';
comment on column dues.debit_run.result_sha256 is 'Hash of the result file that was imported: once only';
comment on column dues.debit_run.made_at is 'When it was collected';
comment on column dues.debit_run.made_by_user_id is 'By whom';
comment on column dues.debit_run.file_made_at is 'When the file was made first';
comment on column dues.debit_run.result_at is 'When the result came in';

create table dues.debit_line (
  organization_id bigint not null,
  debit_run_id    bigint not null,
  line_number     integer not null check (line_number > 0),
  member_id       bigint not null,
  member_name     text not null,
  bank_code       text not null,
  bank_name       text not null,
  branch_code     text not null,
  branch_name     text not null,
  account_type    text not null,
  account_number  text not null,
  holder_kana     text not null,
  customer_number text not null,
  is_new_account  boolean not null,
  amount_yen      bigint not null check (amount_yen > 0),
  result_code     text check (result_code ~ '^[0-9]$'),
  next_step       text check (next_step in ('debit_again', 'letter', 'account', 'none')),
  primary key (organization_id, debit_run_id, line_number),
  foreign key (organization_id, debit_run_id) references dues.debit_run,
  unique (organization_id, debit_run_id, customer_number)
);
comment on table dues.debit_line is 'One record of a debit run: what is debited from one member''s account';
comment on column dues.debit_line.organization_id is 'The chamber';
comment on column dues.debit_line.debit_run_id is 'The run';
comment on column dues.debit_line.line_number is 'Place in the file';
comment on column dues.debit_line.member_id is 'The member';
comment on column dues.debit_line.member_name is 'Their name then';
comment on column dues.debit_line.bank_code is 'Bank then';
comment on column dues.debit_line.bank_name is 'Its name in half-width kana';
comment on column dues.debit_line.branch_code is 'Branch then';
comment on column dues.debit_line.branch_name is 'Its name in half-width kana';
comment on column dues.debit_line.account_type is '預金種目 then';
comment on column dues.debit_line.account_number is '口座番号 then; shown masked only, never logged';
comment on column dues.debit_line.holder_kana is '預金者名 then';
comment on column dues.debit_line.customer_number is '顧客番号';
comment on column dues.debit_line.is_new_account is 'Whether it is the first debit from this account';
comment on column dues.debit_line.amount_yen is 'The amount';
comment on column dues.debit_line.result_code is '振替結果コード; null: no result yet';
comment on column dues.debit_line.next_step is 'What the office does about a failure';

create table dues.debit_part (
  organization_id   bigint not null,
  debit_run_id      bigint not null,
  line_number       integer not null,
  charge_id         bigint not null,
  instalment_number integer not null,
  amount_yen        bigint not null check (amount_yen > 0),
  primary key (organization_id, debit_run_id, charge_id, instalment_number),
  foreign key (organization_id, debit_run_id, line_number) references dues.debit_line,
  foreign key (organization_id, charge_id, instalment_number) references dues.instalment
);
create index debit_part_line_idx on dues.debit_part (organization_id, debit_run_id, line_number);
create index debit_part_instalment_idx on dues.debit_part (organization_id, charge_id, instalment_number);
comment on table dues.debit_part is 'The instalments a record of a debit run is made of';
comment on column dues.debit_part.organization_id is 'The chamber';
comment on column dues.debit_part.debit_run_id is 'The run';
comment on column dues.debit_part.line_number is 'The record';
comment on column dues.debit_part.charge_id is 'The charge';
comment on column dues.debit_part.instalment_number is 'The instalment';
comment on column dues.debit_part.amount_yen is 'What was open of it';

create table dues.reminder (
  organization_id bigint not null,
  reminder_id     bigint generated by default as identity unique,
  member_id       bigint not null,
  channel         text not null check (channel in ('mail', 'letter')),
  charge_ids      bigint[] not null,
  amount_yen      bigint not null,
  paper_id        bigint,
  made_at         timestamptz not null,
  made_by_user_id bigint not null,
  primary key (organization_id, reminder_id),
  foreign key (organization_id, paper_id) references dues.paper
);
create index reminder_member_idx on dues.reminder (organization_id, member_id);
create index reminder_paper_idx on dues.reminder (organization_id, paper_id);
comment on table dues.reminder is 'Reminders of unpaid charges';
comment on column dues.reminder.organization_id is 'The chamber';
comment on column dues.reminder.reminder_id is 'Number of the reminder';
comment on column dues.reminder.member_id is 'The member';
comment on column dues.reminder.channel is 'How it went out';
comment on column dues.reminder.charge_ids is 'Charges it was about';
comment on column dues.reminder.amount_yen is 'What was open';
comment on column dues.reminder.paper_id is 'The letter';
comment on column dues.reminder.made_at is 'When';
comment on column dues.reminder.made_by_user_id is 'By whom';

create table dues.standing_note (
  organization_id  bigint not null,
  member_id        bigint not null,
  note             text not null check (note <> ''),
  noted_at         timestamptz not null,
  noted_by_user_id bigint not null,
  primary key (organization_id, member_id)
);
comment on table dues.standing_note is 'Members whose rights the office may suspend because of unpaid dues: the office decides, the program only keeps the mark';
comment on column dues.standing_note.organization_id is 'The chamber';
comment on column dues.standing_note.member_id is 'The member';
comment on column dues.standing_note.note is 'Why, and what was decided';
comment on column dues.standing_note.noted_at is 'When';
comment on column dues.standing_note.noted_by_user_id is 'By whom';

create table dues.bank (
  bank_code text not null check (bank_code ~ '^[0-9]{4}$'),
  name      text not null,
  kana      text not null,
  primary key (bank_code)
);
comment on table dues.bank is 'Banks, as their association names them';
comment on column dues.bank.bank_code is '金融機関コード';
comment on column dues.bank.name is 'Its name';
comment on column dues.bank.kana is 'Its reading, in half-width kana as bank files have it';

create table dues.bank_branch (
  bank_code   text not null references dues.bank,
  branch_code text not null check (branch_code ~ '^[0-9]{3}$'),
  name        text not null,
  kana        text not null,
  primary key (bank_code, branch_code)
);
comment on table dues.bank_branch is 'Their branches';
comment on column dues.bank_branch.bank_code is 'The bank';
comment on column dues.bank_branch.branch_code is '店番';
comment on column dues.bank_branch.name is 'Its name';
comment on column dues.bank_branch.kana is 'Its reading, in half-width kana as bank files have it';

-- Row level security ---------------------------------------------------------------------------------------------------
alter table dues.rule enable row level security, force row level security;
alter table dues.setting enable row level security, force row level security;
alter table dues.counter enable row level security, force row level security;
alter table dues.payer enable row level security, force row level security;
alter table dues.run enable row level security, force row level security;
alter table dues.charge enable row level security, force row level security;
alter table dues.instalment enable row level security, force row level security;
alter table dues.payment enable row level security, force row level security;
alter table dues.adjustment enable row level security, force row level security;
alter table dues.paper enable row level security, force row level security;
alter table dues.bundle enable row level security, force row level security;
alter table dues.debit_run enable row level security, force row level security;
alter table dues.debit_line enable row level security, force row level security;
alter table dues.debit_part enable row level security, force row level security;
alter table dues.reminder enable row level security, force row level security;
alter table dues.standing_note enable row level security, force row level security;
alter table dues.bank enable row level security, force row level security;
alter table dues.bank_branch enable row level security, force row level security;

create policy rule_of_chamber on dues.rule
  using (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy rule_published_is_public on dues.rule for select using (published_at is not null);
create policy rule_of_system on dues.rule
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy setting_of_chamber on dues.setting
  using (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy setting_of_system on dues.setting
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy counter_of_chamber on dues.counter
  using (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy counter_of_system on dues.counter
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy payer_of_chamber on dues.payer
  using (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy payer_of_system on dues.payer
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy run_of_chamber on dues.run
  using (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy run_of_system on dues.run
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy charge_of_chamber on dues.charge
  using (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy charge_of_system on dues.charge
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy instalment_of_chamber on dues.instalment
  using (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy instalment_of_system on dues.instalment
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy payment_of_chamber on dues.payment
  using (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy payment_of_system on dues.payment
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy adjustment_of_chamber on dues.adjustment
  using (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy adjustment_of_system on dues.adjustment
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy paper_of_chamber on dues.paper
  using (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy paper_of_system on dues.paper
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy bundle_of_chamber on dues.bundle
  using (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy bundle_of_system on dues.bundle
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy debit_run_of_chamber on dues.debit_run
  using (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy debit_run_of_system on dues.debit_run
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy debit_line_of_chamber on dues.debit_line
  using (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy debit_line_of_system on dues.debit_line
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy debit_part_of_chamber on dues.debit_part
  using (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy debit_part_of_system on dues.debit_part
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy reminder_of_chamber on dues.reminder
  using (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy reminder_of_system on dues.reminder
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy standing_note_of_chamber on dues.standing_note
  using (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (
    coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy standing_note_of_system on dues.standing_note
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy charge_of_own_business on dues.charge for select
  using (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]));
create policy paper_of_own_business on dues.paper for select
  using (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]));
create policy instalment_of_own_business on dues.instalment for select
  using (exists (
    select from dues.charge c
    where c.organization_id = instalment.organization_id and c.charge_id = instalment.charge_id
      and c.business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[])));
create policy payment_of_own_business on dues.payment for select
  using (exists (
    select from dues.charge c
    where c.organization_id = payment.organization_id and c.charge_id = payment.charge_id
      and c.business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[])));
create policy bank_public on dues.bank for select using (true);
create policy bank_written_by_system on dues.bank
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy bank_branch_public on dues.bank_branch for select using (true);
create policy bank_branch_written_by_system on dues.bank_branch
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
