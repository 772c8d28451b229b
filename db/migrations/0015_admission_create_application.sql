-- Applications for membership: from the form on the web to the board's approval and the member's record.
create schema admission;
comment on schema admission is 'Applications for membership and their way to admission';
grant usage on schema admission to banso_runtime;
alter default privileges in schema admission grant select, insert, update, delete on tables to banso_runtime;
alter default privileges in schema admission grant usage, select on sequences to banso_runtime;

create table admission.application (
  organization_id     bigint      not null,
  application_id      bigint      not null generated always as identity,
  link_hash           bytea       not null check (octet_length(link_hash) = 32),
  link_expires_at     timestamptz not null,
  link_revoked_at     timestamptz,
  state               text        not null check (state in ('received', 'contacted', 'visit_arranged', 'documents', 'board_approval', 'admitted', 'declined', 'withdrawn')),
  state_since         timestamptz not null,
  due_on              date,
  version             bigint      not null,
  source              text        not null check (source in ('web', 'counter')),
  form_version        bigint      not null,
  answers             jsonb       not null,
  name                text        not null,
  name_key            text        not null,
  email               text        not null,
  phone               text        not null,
  business_id         bigint,
  assigned_user_id    bigint,
  suspicions          text[]      not null default '{}',
  visit_at            timestamptz,
  visit_place         text        not null default '',
  units               bigint      check (units >= 0),
  joins_on            date,
  approved_on         date,
  approval_note       text        not null default '',
  reason              text        not null default '',
  note                text        not null default '',
  has_news            boolean     not null,
  member_id           bigint,
  received_at         timestamptz not null,
  received_by_user_id bigint,
  updated_at          timestamptz not null,
  primary key (organization_id, application_id),
  unique (link_hash),
  constraint application_is_due_until_its_end check ((due_on is null) = (state in ('admitted', 'declined', 'withdrawn'))),
  constraint application_admitted_is_a_member check ((member_id is not null) = (state = 'admitted'))
);
create index application_inbox_idx on admission.application (organization_id, state, due_on);
create index application_received_idx on admission.application (organization_id, received_at);
create index application_member_idx on admission.application (organization_id, member_id) where member_id is not null;

comment on table admission.application is 'Applications for membership';
comment on column admission.application.organization_id is 'The chamber (no foreign key: it lives in another context)';
comment on column admission.application.application_id is 'Number of the application';
comment on column admission.application.link_hash is 'SHA-256 of the personal link by which the applicant follows it';
comment on column admission.application.link_expires_at is 'When the link stops working';
comment on column admission.application.link_revoked_at is 'When the chamber revoked the link, or null';
comment on column admission.application.state is 'Where it stands: a state of the machine admission.application';
comment on column admission.application.state_since is 'When it came there';
comment on column admission.application.due_on is 'Until when the next step should be taken; null: nothing more is due';
comment on column admission.application.version is 'Grows by one with each change; the ETag';
comment on column admission.application.source is 'web: the applicant filled the form in; counter: staff did, from paper or in person';
comment on column admission.application.form_version is 'Version of the form the answers were given on (0: the national template)';
comment on column admission.application.answers is 'Question → normalised answer';
comment on column admission.application.name is 'Name of the business, from the answers';
comment on column admission.application.name_key is 'Its search key';
comment on column admission.application.email is 'Where mails go, from the answers; empty when there is none';
comment on column admission.application.phone is 'From the answers; empty when not given';
comment on column admission.application.business_id is 'The business in the register: from the corporate number, or chosen by staff (no foreign key: it lives in another context)';
comment on column admission.application.assigned_user_id is 'Who takes care of it (no foreign key: they live in another context)';
comment on column admission.application.suspicions is 'Why it may be the work of a robot; such applications wait outside the inbox';
comment on column admission.application.visit_at is 'When somebody visits or meets the applicant';
comment on column admission.application.visit_place is 'Where';
comment on column admission.application.units is '口数 agreed with the applicant; null: those of the rule';
comment on column admission.application.joins_on is 'Day of joining that was agreed; null: the day of admission';
comment on column admission.application.approved_on is 'When the board (常議員会) or the president approved; null: not yet';
comment on column admission.application.approval_note is 'Which meeting, or who decided';
comment on column admission.application.reason is 'Why it was declined or withdrawn, as told to the applicant';
comment on column admission.application.note is 'Words of the staff for themselves; never shown to the applicant';
comment on column admission.application.has_news is 'The applicant wrote or changed something that nobody has looked at';
comment on column admission.application.member_id is 'The member it became (no foreign key: it lives in another context)';
comment on column admission.application.received_at is 'When it came in';
comment on column admission.application.received_by_user_id is 'Who typed it in; null: the applicant';
comment on column admission.application.updated_at is 'Last change';

create table admission.application_link (
  organization_id bigint      not null,
  application_id  bigint      not null,
  link_hash       bytea       not null check (octet_length(link_hash) = 32),
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  primary key (organization_id, application_id, link_hash),
  unique (link_hash),
  foreign key (organization_id, application_id) references admission.application on delete cascade
);
comment on table admission.application_link is 'Further links to an application: each mail and letter of the office carries one of its own';
comment on column admission.application_link.organization_id is 'The chamber (no foreign key: it lives in another context)';
comment on column admission.application_link.application_id is 'The application';
comment on column admission.application_link.link_hash is 'SHA-256 of the link';
comment on column admission.application_link.created_at is 'When it was written';
comment on column admission.application_link.expires_at is 'When it stops working';

create table admission.message (
  organization_id bigint      not null,
  message_id      bigint      not null generated always as identity,
  application_id  bigint      not null,
  direction       text        not null check (direction in ('out', 'in')),
  kind            text        not null check (kind in ('mail', 'letter', 'question', 'answer')),
  subject         text        not null,
  body            text        not null,
  sent_at         timestamptz not null,
  by_user_id      bigint,
  primary key (organization_id, message_id),
  foreign key (organization_id, application_id) references admission.application on delete cascade
);
create index message_application_idx on admission.message (organization_id, application_id, message_id);

comment on table admission.message is 'What was written between the chamber and the applicant';
comment on column admission.message.organization_id is 'The chamber (no foreign key: it lives in another context)';
comment on column admission.message.message_id is 'Number of the message';
comment on column admission.message.application_id is 'The application';
comment on column admission.message.direction is 'out: to the applicant; in: from them';
comment on column admission.message.kind is 'mail, letter (a PDF was made), question (asked back, waits for an answer), answer';
comment on column admission.message.subject is 'Subject line';
comment on column admission.message.body is 'The text';
comment on column admission.message.sent_at is 'When';
comment on column admission.message.by_user_id is 'Who wrote it; null: the applicant or the program';

create table admission.activity (
  organization_id bigint      not null,
  activity_id     bigint      not null generated always as identity,
  application_id  bigint      not null,
  kind            text        not null check (kind in ('call', 'visit', 'counter', 'online', 'other')),
  happened_at     timestamptz not null,
  with_whom       text        not null,
  summary         text        not null,
  by_user_id      bigint      not null,
  noted_at        timestamptz not null,
  primary key (organization_id, activity_id),
  foreign key (organization_id, application_id) references admission.application on delete cascade
);
create index activity_application_idx on admission.activity (organization_id, application_id, happened_at);

comment on table admission.activity is 'Face-to-face work: calls, visits, talks at the counter';
comment on column admission.activity.organization_id is 'The chamber (no foreign key: it lives in another context)';
comment on column admission.activity.activity_id is 'Number of the entry';
comment on column admission.activity.application_id is 'The application';
comment on column admission.activity.kind is 'call, visit, counter, online or other';
comment on column admission.activity.happened_at is 'When';
comment on column admission.activity.with_whom is 'Whom one spoke to';
comment on column admission.activity.summary is 'What was said; never shown to the applicant';
comment on column admission.activity.by_user_id is 'Who did it (no foreign key: they live in another context)';
comment on column admission.activity.noted_at is 'When it was written down';

create table admission.paper (
  organization_id bigint not null,
  application_id  bigint not null,
  paper_key       text   not null,
  received_on     date   not null,
  note            text   not null,
  by_user_id      bigint not null,
  primary key (organization_id, application_id, paper_key),
  foreign key (organization_id, application_id) references admission.application on delete cascade
);
comment on table admission.paper is 'Papers that came in';
comment on column admission.paper.organization_id is 'The chamber (no foreign key: it lives in another context)';
comment on column admission.paper.application_id is 'The application';
comment on column admission.paper.paper_key is 'Which paper of the chamber''s checklist';
comment on column admission.paper.received_on is 'When it came in';
comment on column admission.paper.note is 'What is to be said about it';
comment on column admission.paper.by_user_id is 'Who took it (no foreign key: they live in another context)';

create table admission.template (
  organization_id    bigint      not null,
  template_key       text        not null,
  subject            text        not null,
  body               text        not null,
  version            bigint      not null,
  updated_at         timestamptz not null,
  updated_by_user_id bigint      not null,
  primary key (organization_id, template_key)
);
comment on table admission.template is 'Mails and letters that a chamber has reworded; those it has not are as shipped';
comment on column admission.template.organization_id is 'The chamber (no foreign key: it lives in another context)';
comment on column admission.template.template_key is 'Which one: receipt, question, welcome …';
comment on column admission.template.subject is 'Subject line, with placeholders';
comment on column admission.template.body is 'Text, with placeholders';
comment on column admission.template.version is 'Grows by one with each change; the ETag';
comment on column admission.template.updated_at is 'Last change';
comment on column admission.template.updated_by_user_id is 'Who made it';

create table admission.reception (
  organization_id      bigint      not null,
  accepts_applications boolean     not null,
  notice               text        not null,
  contact              text        not null,
  version              bigint      not null,
  updated_at           timestamptz not null,
  updated_by_user_id   bigint      not null,
  primary key (organization_id)
);
comment on table admission.reception is 'How a chamber receives applications: what everybody may read on its page';
comment on column admission.reception.organization_id is 'The chamber (no foreign key: it lives in another context)';
comment on column admission.reception.accepts_applications is 'Whether the form on the web is open';
comment on column admission.reception.notice is 'Shown above the form; may be empty';
comment on column admission.reception.contact is 'Whom to ask: section, telephone, hours';
comment on column admission.reception.version is 'Grows by one with each change; the ETag';
comment on column admission.reception.updated_at is 'Last change';
comment on column admission.reception.updated_by_user_id is 'Who made it';

create table admission.office (
  organization_id    bigint      not null,
  notify_email       text        not null,
  papers             jsonb       not null,
  version            bigint      not null,
  updated_at         timestamptz not null,
  updated_by_user_id bigint      not null,
  primary key (organization_id)
);
comment on table admission.office is 'How the office of a chamber works on applications';
comment on column admission.office.organization_id is 'The chamber (no foreign key: it lives in another context)';
comment on column admission.office.notify_email is 'Where new applications are told of; empty: nowhere';
comment on column admission.office.papers is 'The checklist: [{paper_key, label, is_required}]';
comment on column admission.office.version is 'Grows by one with each change';
comment on column admission.office.updated_at is 'Last change';
comment on column admission.office.updated_by_user_id is 'Who made it';

create table admission.account_invitation (
  organization_id     bigint      not null,
  application_id      bigint      not null,
  member_id           bigint      not null,
  business_id         bigint,
  email               text        not null,
  link_hash           bytea       not null check (octet_length(link_hash) = 32),
  created_at          timestamptz not null,
  created_by_user_id  bigint      not null,
  expires_at          timestamptz not null,
  accepted_at         timestamptz,
  accepted_by_user_id bigint,
  primary key (organization_id, application_id),
  unique (link_hash),
  foreign key (organization_id, application_id) references admission.application on delete cascade
);
comment on table admission.account_invitation is 'Invitations of new members to their account (マイページ)';
comment on column admission.account_invitation.organization_id is 'The chamber (no foreign key: it lives in another context)';
comment on column admission.account_invitation.application_id is 'The application';
comment on column admission.account_invitation.member_id is 'The member (no foreign key: it lives in another context)';
comment on column admission.account_invitation.business_id is 'The business whose owner the invited person becomes; null: they ask for confirmation themselves';
comment on column admission.account_invitation.email is 'Where it was sent';
comment on column admission.account_invitation.link_hash is 'SHA-256 of the link';
comment on column admission.account_invitation.created_at is 'When it was sent';
comment on column admission.account_invitation.created_by_user_id is 'Who sent it';
comment on column admission.account_invitation.expires_at is 'When the link stops working';
comment on column admission.account_invitation.accepted_at is 'When it was used';
comment on column admission.account_invitation.accepted_by_user_id is 'Who used it';

-- Row level security ---------------------------------------------------------------------------------------------------
alter table admission.application enable row level security, force row level security;
create policy application_of_organization on admission.application
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy application_of_system on admission.application
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
-- The applicant, without an account: what they send is new, from the web, and holds nothing that the office decides.
create policy application_added_by_link on admission.application for insert
  with check (link_hash = decode(nullif(current_setting('app.link', true), ''), 'hex') and state = 'received' and source = 'web' and assigned_user_id is null
              and received_by_user_id is null and member_id is null and approved_on is null and units is null
              and note = '');
create policy application_seen_by_link on admission.application for select
  using ((link_hash = decode(nullif(current_setting('app.link', true), ''), 'hex') and link_revoked_at is null) or exists (
    select from admission.application_link l
    where l.organization_id = application.organization_id and l.application_id = application.application_id
      and l.link_hash = decode(nullif(current_setting('app.link', true), ''), 'hex')));
-- Until the office begins with the documents they may correct it, and until it is decided take it back.
create policy application_changed_by_link on admission.application for update
  using (member_id is null and state in ('received', 'contacted', 'visit_arranged', 'documents', 'board_approval')
         and ((link_hash = decode(nullif(current_setting('app.link', true), ''), 'hex') and link_revoked_at is null) or exists (
    select from admission.application_link l
    where l.organization_id = application.organization_id and l.application_id = application.application_id
      and l.link_hash = decode(nullif(current_setting('app.link', true), ''), 'hex'))))
  with check (member_id is null);

alter table admission.application_link enable row level security, force row level security;
create policy application_link_of_organization on admission.application_link
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy application_link_of_system on admission.application_link
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy application_link_seen_by_link on admission.application_link for select
  using (link_hash = decode(nullif(current_setting('app.link', true), ''), 'hex'));

alter table admission.message enable row level security, force row level security;
create policy message_of_organization on admission.message
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy message_of_system on admission.message
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
-- The holder of a link sees exactly one application, and so its messages.
create policy message_seen_by_link on admission.message for select
  using (exists (
    select from admission.application a
    where a.organization_id = message.organization_id and a.application_id = message.application_id
      and nullif(current_setting('app.link', true), '') is not null));
create policy message_added_by_link on admission.message for insert
  with check (direction = 'in' and kind = 'answer' and by_user_id is null and exists (
    select from admission.application a
    where a.organization_id = message.organization_id and a.application_id = message.application_id
      and nullif(current_setting('app.link', true), '') is not null));

alter table admission.activity enable row level security, force row level security;
create policy activity_of_organization on admission.activity
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy activity_of_system on admission.activity
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');

alter table admission.paper enable row level security, force row level security;
create policy paper_of_organization on admission.paper
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy paper_of_system on admission.paper
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');

alter table admission.template enable row level security, force row level security;
create policy template_of_organization on admission.template
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy template_of_system on admission.template
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
-- The receipt goes out when somebody applies who has no account.
create policy template_of_receipt on admission.template for select
  using (template_key = 'receipt');

alter table admission.office enable row level security, force row level security;
create policy office_of_organization on admission.office
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy office_of_system on admission.office
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');

alter table admission.account_invitation enable row level security, force row level security;
create policy account_invitation_of_organization on admission.account_invitation
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy account_invitation_of_system on admission.account_invitation
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
-- Whoever holds the link of the mail.
create policy account_invitation_seen_by_link on admission.account_invitation for select
  using (link_hash = decode(nullif(current_setting('app.link', true), ''), 'hex'));
create policy account_invitation_accepted_by_link on admission.account_invitation for update
  using (link_hash = decode(nullif(current_setting('app.link', true), ''), 'hex') and accepted_at is null)
  with check (link_hash = decode(nullif(current_setting('app.link', true), ''), 'hex'));

alter table admission.reception enable row level security, force row level security;
create policy reception_public on admission.reception for select using (true);
create policy reception_of_organization on admission.reception
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy reception_of_system on admission.reception
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
