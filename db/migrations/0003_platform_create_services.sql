-- Jobs, audit log, outbox, mail. Rows here belong to the platform, not to one context; who sees which is said by the
-- policies. Times that decide who may take a job come from the database's clock, which all servers share.

-- Jobs ---------------------------------------------------------------------------------------------------------------
create sequence platform.job_id_seq;
create table platform.job (
  job_id bigint primary key default nextval('platform.job_id_seq'),
  kind text not null check (kind <> ''),
  title text not null check (title <> ''),
  payload jsonb not null default '{}',
  started_by_user_id bigint,
  state text not null default 'queued' check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  due_at timestamptz not null default now(),
  attempts int not null default 0 check (attempts >= 0),
  worker text check ((worker is not null) = (state = 'running')),
  cancel_requested boolean not null default false,
  progress_done bigint not null default 0 check (progress_done >= 0),
  progress_total bigint not null default 0 check (progress_total >= 0),
  progress_unit text not null default '',
  progress_message text not null default '',
  seconds_left bigint check (seconds_left >= 0),
  result jsonb,
  error text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz check ((finished_at is not null) = (state in ('succeeded', 'failed', 'cancelled'))),
  changed_at timestamptz not null default now()
);
alter sequence platform.job_id_seq owned by platform.job.job_id;
create index job_due_idx on platform.job (due_at, job_id) where state in ('queued', 'running');
create index job_starter_idx on platform.job (started_by_user_id, job_id desc) where started_by_user_id is not null;
create index job_finished_idx on platform.job (finished_at) where finished_at is not null;

comment on table platform.job is 'Work in the background: queued, running or finished';
comment on column platform.job.job_id is 'Number of the job';
comment on column platform.job.kind is 'What kind of work: names the handler in the program (registry.import_nta)';
comment on column platform.job.title is 'What it is, in Japanese, for the list of jobs';
comment on column platform.job.payload is 'What the handler needs: ids, never personal data';
comment on column platform.job.started_by_user_id is 'Who started it; null: the schedule or the program itself';
comment on column platform.job.state is 'queued, running, succeeded, failed or cancelled';
comment on column platform.job.due_at is
  'When a worker may take it. Queued: not before. Running: end of the lease, after which its server counts as dead';
comment on column platform.job.attempts is 'How often it was begun';
comment on column platform.job.worker is 'The server process that runs it';
comment on column platform.job.cancel_requested is 'Somebody asked the running job to stop';
comment on column platform.job.progress_done is 'How much is done, in progress_unit';
comment on column platform.job.progress_total is 'How much there is to do; 0: not known yet';
comment on column platform.job.progress_unit is 'What is counted, in Japanese';
comment on column platform.job.progress_message is 'What is being done now, in Japanese';
comment on column platform.job.seconds_left is 'Estimated seconds to the end; null: not known';
comment on column platform.job.result is 'What came out, small, for the screen';
comment on column platform.job.error is 'Why it failed (last time), in Japanese, for the screen';
comment on column platform.job.created_at is 'When it was queued';
comment on column platform.job.started_at is 'When it was last begun';
comment on column platform.job.finished_at is 'When it succeeded, failed or was cancelled';
comment on column platform.job.changed_at is 'Last change of state or progress: what a watching screen compares';

alter table platform.job enable row level security;
alter table platform.job force row level security;
-- app.job_kinds: the kinds whose permission the caller holds, set by the job routes alone.
create policy job_seen on platform.job for select using (
  started_by_user_id = nullif(current_setting('app.user_id', true), '')::bigint
  or kind = any (coalesce(nullif(current_setting('app.job_kinds', true), ''), '{}')::text[])
  or current_setting('app.system_admin', true) = 't'
  or current_setting('app.system', true) = 't');
create policy job_added on platform.job for insert with check (
  state = 'queued'
  and (started_by_user_id is null
       or started_by_user_id = nullif(current_setting('app.user_id', true), '')::bigint
       or current_setting('app.system', true) = 't'));
create policy job_changed on platform.job for update using (
  started_by_user_id = nullif(current_setting('app.user_id', true), '')::bigint
  or kind = any (coalesce(nullif(current_setting('app.job_kinds', true), ''), '{}')::text[])
  or current_setting('app.system_admin', true) = 't'
  or current_setting('app.system', true) = 't');
create policy job_pruned on platform.job for delete using (current_setting('app.system', true) = 't');

create table platform.job_schedule (
  kind text primary key,
  last_slot timestamptz not null
);
comment on table platform.job_schedule is 'How far each scheduled kind of job has been queued: once, whatever the number of servers';
comment on column platform.job_schedule.kind is 'The scheduled kind of job';
comment on column platform.job_schedule.last_slot is 'The latest planned time for which a job was queued (or which passed before the kind was first seen)';
alter table platform.job_schedule enable row level security;
alter table platform.job_schedule force row level security;
create policy job_schedule_of_the_system on platform.job_schedule using (current_setting('app.system', true) = 't');

-- Audit --------------------------------------------------------------------------------------------------------------
-- Grows without end, so its primary key begins with the time: it can be cut into partitions by month later.
create sequence platform.audit_entry_id_seq;
create table platform.audit_entry (
  occurred_at timestamptz not null,
  audit_entry_id bigint not null default nextval('platform.audit_entry_id_seq'),
  actor text not null,
  actor_user_id bigint,
  actor_name text not null default '',
  actor_organization_name text not null default '',
  api_token_id bigint,
  ip text not null default '',
  request_id text not null default '',
  action text not null check (action <> ''),
  object_type text not null,
  object_id text not null,
  business_id bigint,
  organization_id bigint,
  details jsonb not null default '{}',
  primary key (occurred_at, audit_entry_id)
);
alter sequence platform.audit_entry_id_seq owned by platform.audit_entry.audit_entry_id;
create index audit_entry_actor_idx on platform.audit_entry (actor_user_id, occurred_at) where actor_user_id is not null;
create index audit_entry_object_idx on platform.audit_entry (object_type, object_id, occurred_at);
create index audit_entry_business_idx on platform.audit_entry (business_id, occurred_at) where business_id is not null;
create index audit_entry_organization_idx on platform.audit_entry (organization_id, occurred_at)
  where organization_id is not null;

comment on table platform.audit_entry is 'Who did or read what, when and from where; entries are only ever added';
comment on column platform.audit_entry.occurred_at is 'When it happened';
comment on column platform.audit_entry.audit_entry_id is 'Number of the entry, rising';
comment on column platform.audit_entry.actor is 'user, anonymous, or the part of the program that acted (import, schedule …)';
comment on column platform.audit_entry.actor_user_id is 'The user who acted; kept when the user is gone';
comment on column platform.audit_entry.actor_name is 'The name shown for the actor at that time';
comment on column platform.audit_entry.actor_organization_name is 'The organisation the actor worked for at that time';
comment on column platform.audit_entry.api_token_id is 'The API token used, if any';
comment on column platform.audit_entry.ip is 'Address the request came from';
comment on column platform.audit_entry.request_id is 'Request, as in the log';
comment on column platform.audit_entry.action is '<context>.<thing>.<verb>';
comment on column platform.audit_entry.object_type is 'What was acted on: business, user, organization …';
comment on column platform.audit_entry.object_id is 'Which one';
comment on column platform.audit_entry.business_id is 'The business whose data it was';
comment on column platform.audit_entry.organization_id is 'The organisation on whose behalf the actor worked';
comment on column platform.audit_entry.details is 'Old and new values of a change, purpose of a read; never secrets';

revoke update, delete, truncate on platform.audit_entry from banso_runtime;
alter table platform.audit_entry enable row level security;
alter table platform.audit_entry force row level security;
create policy audit_entry_seen on platform.audit_entry for select using (
  actor_user_id = nullif(current_setting('app.user_id', true), '')::bigint
  or business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[])
  or organization_id = any (coalesce(nullif(current_setting('app.admin_organization_ids', true), ''), '{}')::bigint[])
  or current_setting('app.system_admin', true) = 't'
  or current_setting('app.system', true) = 't');
-- Anybody's deed is written down, also that of somebody who is not signed in (a wrong password).
create policy audit_entry_added on platform.audit_entry for insert with check (true);

-- Outbox -------------------------------------------------------------------------------------------------------------
create sequence platform.outbox_event_id_seq;
create table platform.outbox_event (
  event_id bigint primary key default nextval('platform.outbox_event_id_seq'),
  event_type text not null check (event_type <> ''),
  payload jsonb not null,
  occurred_at timestamptz not null default now(),
  dispatched_at timestamptz
);
alter sequence platform.outbox_event_id_seq owned by platform.outbox_event.event_id;
create index outbox_event_dispatched_idx on platform.outbox_event (dispatched_at) where dispatched_at is not null;
comment on table platform.outbox_event is 'What happened in one context and others may want to know, written in the same transaction';
comment on column platform.outbox_event.event_id is 'Number of the event';
comment on column platform.outbox_event.event_type is '<context>.<what happened>: registry.claim_confirmed';
comment on column platform.outbox_event.payload is 'Ids and facts for the subscribers, no personal data';
comment on column platform.outbox_event.occurred_at is 'When it was published';
comment on column platform.outbox_event.dispatched_at is 'When every subscriber had taken it';

create table platform.outbox_delivery (
  event_id bigint not null references platform.outbox_event (event_id) on delete cascade,
  subscriber text not null,
  delivered_at timestamptz not null default now(),
  primary key (event_id, subscriber)
);
comment on table platform.outbox_delivery is 'Which subscriber has taken which event: written with the subscriber''s own work, so that it happens once';
comment on column platform.outbox_delivery.event_id is 'The event';
comment on column platform.outbox_delivery.subscriber is 'Name of the subscriber in the program';
comment on column platform.outbox_delivery.delivered_at is 'When it was taken';

alter table platform.outbox_event enable row level security;
alter table platform.outbox_event force row level security;
create policy outbox_event_added on platform.outbox_event for insert with check (true);
create policy outbox_event_of_the_system on platform.outbox_event using (current_setting('app.system', true) = 't');
alter table platform.outbox_delivery enable row level security;
alter table platform.outbox_delivery force row level security;
create policy outbox_delivery_of_the_system on platform.outbox_delivery
  using (current_setting('app.system', true) = 't');

-- Mail ---------------------------------------------------------------------------------------------------------------
create sequence platform.mail_id_seq;
create table platform.mail (
  mail_id bigint primary key default nextval('platform.mail_id_seq'),
  recipient text not null check (recipient ~ '^[^[:space:]<>]+@[^[:space:]<>]+$'),
  subject text not null check (subject !~ '[\r\n]'),
  body text,
  state text not null default 'queued' check (state in ('queued', 'sent', 'kept', 'failed')),
  error text,
  created_at timestamptz not null,
  finished_at timestamptz check ((finished_at is not null) = (state <> 'queued'))
);
alter sequence platform.mail_id_seq owned by platform.mail.mail_id;
create index mail_finished_idx on platform.mail (finished_at) where finished_at is not null;
comment on table platform.mail is 'Mails to people: queued with the work that causes them, delivered by a job';
comment on column platform.mail.mail_id is 'Number of the mail; part of its Message-ID';
comment on column platform.mail.recipient is 'Address it goes to';
comment on column platform.mail.subject is 'Subject line';
comment on column platform.mail.body is 'Plain text; null once sent, as it may hold links that sign somebody in';
comment on column platform.mail.state is 'queued; sent: the mail server took it; kept: to be read here (demo, no mail server); failed: given up';
comment on column platform.mail.error is 'What the mail server said when it refused';
comment on column platform.mail.created_at is 'When it was queued';
comment on column platform.mail.finished_at is 'When it was sent, kept or given up';

alter table platform.mail enable row level security;
alter table platform.mail force row level security;
create policy mail_added on platform.mail for insert with check (state = 'queued');
create policy mail_of_the_system on platform.mail using (current_setting('app.system', true) = 't');
-- Demo mode shows kept mails to every visitor, who needs the links in them; set by the mail routes, in demo mode alone.
create policy mail_kept_for_the_demo on platform.mail for select using (
  state = 'kept' and current_setting('app.shows_kept_mails', true) = 't');
