-- The statutory ledger (法定台帳): settings of a chamber, yearly rounds, the businesses in them, personal links, answers,
-- consents to the levy as evidence, and what staff made of the answers.
create schema ledger;
comment on schema ledger is 'Statutory ledger: who belongs in it, yearly rounds, answers without password, the levy';
grant usage on schema ledger to banso_runtime;
alter default privileges in schema ledger grant select, insert, update, delete on tables to banso_runtime;
alter default privileges in schema ledger grant usage, select on sequences to banso_runtime;

create table ledger.setting (
  organization_id          bigint      primary key,
  employees_floor          bigint      not null check (employees_floor >= 20),
  commerce_employees_floor bigint      not null check (commerce_employees_floor >= 5),
  capital_floor_yen        bigint      not null check (capital_floor_yen >= 3000000),
  floors_permitted_on      date,
  levy_basis               text        not null check (levy_basis in ('equal', 'employees', 'capital')),
  levy_steps               jsonb       not null,
  levy_permitted_from      int,
  levy_permitted_on        date,
  levy_permit_number       text        not null,
  levy_text                text        not null,
  letter_text              text        not null,
  contact                  text        not null,
  version                  bigint      not null,
  updated_at               timestamptz not null,
  updated_by_user_id       bigint      not null
);
comment on table ledger.setting is 'How a chamber keeps its ledger: floors, levy, and what its letters say';
comment on column ledger.setting.organization_id is 'The chamber (no foreign key: it lives in another context)';
comment on column ledger.setting.employees_floor is 'Employees in the district from which a business belongs in the ledger';
comment on column ledger.setting.commerce_employees_floor is 'The same in commerce and services';
comment on column ledger.setting.capital_floor_yen is 'Capital from which a business belongs in the ledger';
comment on column ledger.setting.floors_permitted_on is 'Day of the permission to raise the floors, or null';
comment on column ledger.setting.levy_basis is 'What the amount of the levy follows';
comment on column ledger.setting.levy_steps is 'Amounts of a year: from which measure on how much';
comment on column ledger.setting.levy_permitted_from is 'First of the two fiscal years of the permission, or null';
comment on column ledger.setting.levy_permitted_on is 'Day of the permission, or null';
comment on column ledger.setting.levy_permit_number is 'Number of the permission, or empty';
comment on column ledger.setting.levy_text is 'Text that a business agrees to, or empty for the usual one';
comment on column ledger.setting.letter_text is 'What the letter says, or empty for the usual text';
comment on column ledger.setting.contact is 'Whom to ask: department, phone, hours';
comment on column ledger.setting.version is 'Grows by one with each change; the ETag';
comment on column ledger.setting.updated_at is 'Last change';
comment on column ledger.setting.updated_by_user_id is 'Who made it';

create table ledger.round (
  organization_id    bigint      not null,
  round_id           bigint      not null generated always as identity,
  fiscal_year        int         not null check (fiscal_year between 1953 and 2200),
  title              text        not null,
  state              text        not null check (state in ('preparing', 'open', 'closed', 'reported')),
  base_day           date        not null,
  deadline           date        not null,
  asks_levy          boolean     not null,
  levy_text          text        not null,
  letter_text        text        not null,
  floors             jsonb       not null,
  levy_basis         text        not null check (levy_basis in ('equal', 'employees', 'capital')),
  levy_steps         jsonb       not null,
  cost_items         jsonb       not null,
  levy_accounts      jsonb       not null,
  form_key           text        not null,
  form_version       bigint      not null,
  version            bigint      not null,
  created_at         timestamptz not null,
  created_by_user_id bigint      not null,
  opened_at          timestamptz,
  closed_at          timestamptz,
  reported_at        timestamptz,
  primary key (organization_id, round_id),
  unique (organization_id, fiscal_year)
);
comment on table ledger.round is 'The update of the ledger of a fiscal year';
comment on column ledger.round.organization_id is 'The chamber';
comment on column ledger.round.round_id is 'Number of the round';
comment on column ledger.round.fiscal_year is 'Fiscal year';
comment on column ledger.round.title is 'What it is called on letters and pages';
comment on column ledger.round.state is 'Where it stands';
comment on column ledger.round.base_day is 'Day on which the law looks at the businesses (基準日)';
comment on column ledger.round.deadline is 'Day by which answers are asked for';
comment on column ledger.round.asks_levy is 'Whether businesses are asked to agree to the levy';
comment on column ledger.round.levy_text is 'The text they agree to; fixed when the round opens';
comment on column ledger.round.letter_text is 'What the letters say';
comment on column ledger.round.floors is 'The floors in force';
comment on column ledger.round.levy_basis is 'What the levy follows';
comment on column ledger.round.levy_steps is 'Amounts of the levy';
comment on column ledger.round.cost_items is 'Cost of making, keeping and running the ledger, item by item';
comment on column ledger.round.levy_accounts is 'Accounts of the levy of the last two fiscal years';
comment on column ledger.round.form_key is 'The form that asks';
comment on column ledger.round.form_version is 'Its version; 0: as shipped';
comment on column ledger.round.version is 'Grows by one with each change; the ETag';
comment on column ledger.round.created_at is 'When it was prepared';
comment on column ledger.round.created_by_user_id is 'Who prepared it';
comment on column ledger.round.opened_at is 'When it was opened';
comment on column ledger.round.closed_at is 'When it was closed';
comment on column ledger.round.reported_at is 'When the ledger was made final';

create table ledger.batch (
  organization_id    bigint      not null,
  batch_id           bigint      not null generated always as identity,
  round_id           bigint      not null,
  kind               text        not null check (kind in ('letters', 'mails')),
  reminder           boolean     not null,
  state              text        not null check (state in ('queued', 'running', 'done', 'failed')),
  target_ids         bigint[]    not null,
  targets            bigint      not null,
  pages              bigint      not null default 0,
  file_key           text,
  file_size          bigint      not null default 0,
  message            text        not null default '',
  job_id             bigint,
  created_at         timestamptz not null,
  created_by_user_id bigint      not null,
  finished_at        timestamptz,
  primary key (organization_id, batch_id),
  foreign key (organization_id, round_id) references ledger.round
);
create index batch_round_idx on ledger.batch (organization_id, round_id, batch_id);
comment on table ledger.batch is 'Letters printed in one go, or mails sent in one go';
comment on column ledger.batch.organization_id is 'The chamber';
comment on column ledger.batch.batch_id is 'Number of the batch';
comment on column ledger.batch.round_id is 'The round';
comment on column ledger.batch.kind is 'What is sent';
comment on column ledger.batch.reminder is 'Whether it reminds';
comment on column ledger.batch.state is 'How far it is';
comment on column ledger.batch.target_ids is 'To whom';
comment on column ledger.batch.targets is 'How many';
comment on column ledger.batch.pages is 'Pages of the file';
comment on column ledger.batch.file_key is 'The file in the store; removed some weeks later, because it holds links';
comment on column ledger.batch.file_size is 'Its bytes';
comment on column ledger.batch.message is 'Why it failed, in words';
comment on column ledger.batch.job_id is 'The job that makes it';
comment on column ledger.batch.created_at is 'When it was asked for';
comment on column ledger.batch.created_by_user_id is 'Who asked for it';
comment on column ledger.batch.finished_at is 'When it was done';

create table ledger.target (
  organization_id     bigint      not null,
  target_id           bigint      not null generated always as identity,
  round_id            bigint      not null,
  member_id           bigint,
  business_id         bigint,
  state               text        not null check (state in ('listed', 'sent', 'opened', 'answered', 'reviewing', 'accepted', 'asked_back', 'returned_mail', 'business_closed', 'excluded')),
  verdict             text        not null check (verdict in ('yes', 'no', 'unknown')),
  reasons             text[]      not null,
  missing             text[]      not null,
  override            text        check (override in ('included', 'excluded')),
  override_reason     text        not null,
  override_by_user_id bigint,
  snapshot            jsonb       not null,
  snapshot_version    bigint      not null,
  name                text        not null,
  name_key            text        not null,
  post_code           text        not null,
  address             text        not null,
  district            text        not null,
  email               text        not null,
  channel             text        not null check (channel in ('letter', 'mail', 'none')),
  levy_yen            bigint      not null,
  consent             text        check (consent in ('yes', 'no')),
  consent_evidence_id bigint,
  answers             int         not null default 0,
  answer_channel      text        check (answer_channel in ('letter', 'mail', 'paper', 'my_page', 'counter')),
  sent_at             timestamptz,
  reminded_at         timestamptz,
  opened_at           timestamptz,
  answered_at         timestamptz,
  reviewed_at         timestamptz,
  due_on              date,
  question            text        not null,
  note                text        not null,
  register_flag       text        not null check (register_flag in ('', 'closed', 'merged', 'moved', 'renamed')),
  register_note       text        not null,
  charge_id           bigint,
  version             bigint      not null,
  updated_at          timestamptz not null,
  primary key (organization_id, target_id),
  foreign key (organization_id, round_id) references ledger.round on delete cascade
);
create index target_round_idx on ledger.target (organization_id, round_id, state, target_id);
create unique index target_member_idx on ledger.target (organization_id, round_id, member_id);
create index target_business_idx on ledger.target (business_id);
comment on table ledger.target is 'A business in a round';
comment on column ledger.target.organization_id is 'The chamber';
comment on column ledger.target.target_id is 'Number of the target';
comment on column ledger.target.round_id is 'The round';
comment on column ledger.target.member_id is 'Record of the chamber (no foreign key: it lives in another context); null: the business has none yet';
comment on column ledger.target.business_id is 'Number in the register, or null';
comment on column ledger.target.state is 'Where it stands';
comment on column ledger.target.verdict is 'Whether the law counts it among the 特定商工業者, as computed';
comment on column ledger.target.reasons is 'Why, in words';
comment on column ledger.target.missing is 'What would have to be known to decide';
comment on column ledger.target.override is 'What staff decided otherwise, or null';
comment on column ledger.target.override_reason is 'Why they did; empty without an override';
comment on column ledger.target.override_by_user_id is 'Who did';
comment on column ledger.target.snapshot is 'What the chamber held when the target was listed: fields of a member, without notes';
comment on column ledger.target.snapshot_version is 'Version of the record at that time; 0: there was none';
comment on column ledger.target.name is 'Name, for lists and letters';
comment on column ledger.target.name_key is 'Search key of the name';
comment on column ledger.target.post_code is 'Postal code that letters go to, or empty';
comment on column ledger.target.address is 'Address that letters go to';
comment on column ledger.target.district is 'District within the chamber, or empty';
comment on column ledger.target.email is 'Address of mails, or empty';
comment on column ledger.target.channel is 'How it is asked';
comment on column ledger.target.levy_yen is 'Levy of the year';
comment on column ledger.target.consent is 'Whether it agrees to the levy, by the newest evidence or paper';
comment on column ledger.target.consent_evidence_id is 'The evidence; null: none, or on paper';
comment on column ledger.target.answers is 'How many answers came; the newest counts';
comment on column ledger.target.answer_channel is 'How the newest answer came';
comment on column ledger.target.sent_at is 'When it was first asked';
comment on column ledger.target.reminded_at is 'When it was last reminded';
comment on column ledger.target.opened_at is 'When the page was first opened';
comment on column ledger.target.answered_at is 'When the newest answer came';
comment on column ledger.target.reviewed_at is 'When the answer was taken up';
comment on column ledger.target.due_on is 'Until when staff or the business should act';
comment on column ledger.target.question is 'What the business is asked (照会), or empty';
comment on column ledger.target.note is 'Of staff, for staff';
comment on column ledger.target.register_flag is 'What the national register says otherwise, or empty';
comment on column ledger.target.register_note is 'The same in words';
comment on column ledger.target.charge_id is 'The charge of the levy (no foreign key: it lives in another context), or null';
comment on column ledger.target.version is 'Grows by one with each change';
comment on column ledger.target.updated_at is 'Last change';

create table ledger.link (
  organization_id bigint      not null,
  link_id         bigint      not null generated always as identity,
  target_id       bigint      not null,
  batch_id        bigint,
  channel         text        not null check (channel in ('letter', 'mail', 'my_page')),
  link_hash       bytea       not null unique check (octet_length(link_hash) = 32),
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  revoked_at      timestamptz,
  opened_at       timestamptz,
  primary key (organization_id, link_id),
  foreign key (organization_id, target_id) references ledger.target on delete cascade,
  foreign key (organization_id, batch_id) references ledger.batch
);
create index link_target_idx on ledger.link (organization_id, target_id);
create index link_batch_idx on ledger.link (organization_id, batch_id);
comment on table ledger.link is 'Personal links of letters and mails; the token itself is stored nowhere';
comment on column ledger.link.organization_id is 'The chamber';
comment on column ledger.link.link_id is 'Number of the link';
comment on column ledger.link.target_id is 'Whose page it opens';
comment on column ledger.link.batch_id is 'With which letters or mails it went out; null: made one by one';
comment on column ledger.link.channel is 'How it went out; my_page: an owner who is signed in opened it';
comment on column ledger.link.link_hash is 'SHA-256 of the token';
comment on column ledger.link.created_at is 'When it was made';
comment on column ledger.link.expires_at is 'Until when it works';
comment on column ledger.link.revoked_at is 'When it was taken back';
comment on column ledger.link.opened_at is 'When it was first opened';

create table ledger.answer (
  organization_id    bigint      not null,
  answer_id          bigint      not null generated always as identity,
  target_id          bigint      not null,
  number             int         not null check (number > 0),
  unchanged          boolean     not null,
  fields             jsonb       not null,
  form_answers       jsonb       not null,
  form_key           text        not null,
  form_version       bigint      not null,
  channel            text        not null check (channel in ('letter', 'mail', 'paper', 'my_page', 'counter')),
  answered_by        text        not null,
  received_at        timestamptz not null,
  replay_key         text        not null,
  entered_by_user_id bigint,
  primary key (organization_id, answer_id),
  unique (organization_id, target_id, number),
  unique (organization_id, target_id, replay_key),
  foreign key (organization_id, target_id) references ledger.target on delete cascade
);
comment on table ledger.answer is 'What a business answered; rows are only added, the newest counts';
comment on column ledger.answer.organization_id is 'The chamber';
comment on column ledger.answer.answer_id is 'Number of the answer; part of the receipt';
comment on column ledger.answer.target_id is 'Who answered';
comment on column ledger.answer.number is '1 for the first answer of a target, then rising';
comment on column ledger.answer.unchanged is 'Whether it was confirmed as it stands';
comment on column ledger.answer.fields is 'What was told: fields of a member; of an unchanged answer empty';
comment on column ledger.answer.form_answers is 'The form as it was sent';
comment on column ledger.answer.form_key is 'The form';
comment on column ledger.answer.form_version is 'Its version';
comment on column ledger.answer.channel is 'How it came';
comment on column ledger.answer.answered_by is 'Name of whoever filled it in, or empty';
comment on column ledger.answer.received_at is 'When it came';
comment on column ledger.answer.replay_key is 'What makes a repeated submission the same answer';
comment on column ledger.answer.entered_by_user_id is 'Who typed it in or sent it signed in; null: by link';

create table ledger.evidence (
  organization_id    bigint      not null,
  evidence_id        bigint      not null generated always as identity,
  target_id          bigint      not null,
  consents           boolean     not null,
  signature_kind     text        not null check (signature_kind in ('typed', 'drawn', 'paper')),
  signer_name        text        not null check (signer_name <> ''),
  signer_position    text        not null,
  signature          text        not null,
  document_version   text        not null,
  document_text      text        not null,
  document_hash      text        not null check (document_hash ~ '^[0-9a-f]{64}$'),
  signed_at          timestamptz not null,
  peer               text        not null,
  user_agent         text        not null,
  entered_by_user_id bigint,
  previous_hash      text        not null,
  record_hash        text        not null check (record_hash ~ '^[0-9a-f]{64}$'),
  primary key (organization_id, evidence_id),
  foreign key (organization_id, target_id) references ledger.target on delete cascade
);
create index evidence_target_idx on ledger.evidence (organization_id, target_id, evidence_id);
comment on table ledger.evidence is 'Consent to the levy as evidence: rows are only added, each holds the hash of the one before';
comment on column ledger.evidence.organization_id is 'The chamber';
comment on column ledger.evidence.evidence_id is 'Number of the evidence';
comment on column ledger.evidence.target_id is 'Who agreed or refused';
comment on column ledger.evidence.consents is 'Agreed or refused';
comment on column ledger.evidence.signature_kind is 'How it was signed; paper: signed or stamped on the sheet, kept by the chamber';
comment on column ledger.evidence.signer_name is 'Name of whoever signed';
comment on column ledger.evidence.signer_position is 'Position, or empty';
comment on column ledger.evidence.signature is 'Drawn signature as PNG in base64, or empty';
comment on column ledger.evidence.document_version is 'Which text, in words';
comment on column ledger.evidence.document_text is 'The text as it was shown';
comment on column ledger.evidence.document_hash is 'SHA-256 of the text';
comment on column ledger.evidence.signed_at is 'When';
comment on column ledger.evidence.peer is 'Network address it came from, or empty for paper';
comment on column ledger.evidence.user_agent is 'Browser it came from, or empty for paper';
comment on column ledger.evidence.entered_by_user_id is 'Who typed it in; null: the business itself';
comment on column ledger.evidence.previous_hash is 'Hash of the evidence of the target before this, or empty';
comment on column ledger.evidence.record_hash is 'SHA-256 over everything above in a fixed form';

create table ledger.review (
  organization_id     bigint      not null,
  review_id           bigint      not null generated always as identity,
  answer_id           bigint      not null,
  decisions           jsonb       not null,
  member_version      bigint      not null,
  reviewed_at         timestamptz not null,
  reviewed_by_user_id bigint      not null,
  primary key (organization_id, review_id),
  foreign key (organization_id, answer_id) references ledger.answer on delete cascade
);
create index review_answer_idx on ledger.review (organization_id, answer_id);
comment on table ledger.review is 'What staff made of an answer; rows are only added';
comment on column ledger.review.organization_id is 'The chamber';
comment on column ledger.review.review_id is 'Number of the review';
comment on column ledger.review.answer_id is 'The answer';
comment on column ledger.review.decisions is 'By field: taken, changed or left, with the values';
comment on column ledger.review.member_version is 'Version of the record after it';
comment on column ledger.review.reviewed_at is 'When';
comment on column ledger.review.reviewed_by_user_id is 'Who';

-- Row level security -------------------------------------------------------------------------------------------------
alter table ledger.setting enable row level security, force row level security;
alter table ledger.round enable row level security, force row level security;
alter table ledger.batch enable row level security, force row level security;
alter table ledger.target enable row level security, force row level security;
alter table ledger.link enable row level security, force row level security;
alter table ledger.answer enable row level security, force row level security;
alter table ledger.evidence enable row level security, force row level security;
alter table ledger.review enable row level security, force row level security;

create policy setting_of_organization on ledger.setting
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy setting_of_system on ledger.setting
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy round_of_organization on ledger.round
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy round_of_system on ledger.round
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy batch_of_organization on ledger.batch
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy batch_of_system on ledger.batch
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy target_of_organization on ledger.target
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy target_of_system on ledger.target
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy link_of_organization on ledger.link
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy link_of_system on ledger.link
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');

-- A personal link shows itself and the one business it was sent to; an owner sees the own businesses. Both may mark it as
-- opened and answered. Whoever sees a target sees its round, its answers and its evidence.
create policy link_by_itself on ledger.link for select using (link_hash = decode(nullif(current_setting('app.link', true), ''), 'hex'));
create policy link_opened_by_itself on ledger.link for update using (link_hash = decode(nullif(current_setting('app.link', true), ''), 'hex')) with check (link_hash = decode(nullif(current_setting('app.link', true), ''), 'hex'));
create policy link_made_by_owner on ledger.link for insert
  with check (channel = 'my_page'
              and exists (select from ledger.target t
                          where t.organization_id = link.organization_id and t.target_id = link.target_id
                            and t.business_id = any (
                                  coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[])));
create policy target_by_link on ledger.target for select
  using (exists (select from ledger.link l
                 where l.organization_id = target.organization_id and l.target_id = target.target_id
                   and l.link_hash = decode(nullif(current_setting('app.link', true), ''), 'hex')));
create policy target_answered_by_link on ledger.target for update
  using (exists (select from ledger.link l
                 where l.organization_id = target.organization_id and l.target_id = target.target_id
                   and l.link_hash = decode(nullif(current_setting('app.link', true), ''), 'hex')));
create policy target_of_owner on ledger.target for select
  using (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]));
create policy target_answered_by_owner on ledger.target for update
  using (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]));
create policy round_of_target on ledger.round for select
  using (exists (select from ledger.target t
                 where t.organization_id = round.organization_id and t.round_id = round.round_id));

create policy answer_of_target on ledger.answer for select
  using (exists (select from ledger.target t
                 where t.organization_id = answer.organization_id and t.target_id = answer.target_id));
create policy answer_of_system on ledger.answer for select using (current_setting('app.system', true) = 't');
create policy answer_added_to_target on ledger.answer for insert
  with check (exists (select from ledger.target t
                      where t.organization_id = answer.organization_id and t.target_id = answer.target_id));
create policy evidence_of_target on ledger.evidence for select
  using (exists (select from ledger.target t
                 where t.organization_id = evidence.organization_id and t.target_id = evidence.target_id));
create policy evidence_of_system on ledger.evidence for select using (current_setting('app.system', true) = 't');
create policy evidence_added_to_target on ledger.evidence for insert
  with check (exists (select from ledger.target t
                      where t.organization_id = evidence.organization_id and t.target_id = evidence.target_id));
create policy review_seen on ledger.review for select
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])
         or current_setting('app.system', true) = 't');
create policy review_added on ledger.review for insert
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
