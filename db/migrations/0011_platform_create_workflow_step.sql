-- The history of everything that goes through a state machine: applications, targets of a ledger round.
create table platform.workflow_step (
  organization_id  bigint      not null,
  workflow_step_id bigint      not null generated always as identity,
  machine          text        not null check (machine <> ''),
  subject_id       bigint      not null,
  from_state       text,
  action           text        not null check (action <> ''),
  to_state         text        not null check (to_state <> ''),
  note             text        not null,
  due_on           date,
  happened_at      timestamptz not null,
  by_user_id       bigint,
  primary key (organization_id, workflow_step_id)
);
create index workflow_step_subject_idx on platform.workflow_step (organization_id, machine, subject_id, workflow_step_id);

comment on table platform.workflow_step is 'Steps that were taken, one row each; rows are only ever added';
comment on column platform.workflow_step.organization_id is 'Whose work it is (no foreign key: it lives in another context)';
comment on column platform.workflow_step.workflow_step_id is 'Number of the step, rising';
comment on column platform.workflow_step.machine is 'The state machine, by the name it has in the program (admission.application)';
comment on column platform.workflow_step.subject_id is 'What went through it: number of the application, of the target …';
comment on column platform.workflow_step.from_state is 'State before; null: the work began';
comment on column platform.workflow_step.action is 'What was done, a word of the machine; begin for the first row';
comment on column platform.workflow_step.to_state is 'State after; the same as before when the step left it';
comment on column platform.workflow_step.note is 'Words of whoever did it, for the organisation, or empty';
comment on column platform.workflow_step.due_on is 'Until when the next step was expected, or null';
comment on column platform.workflow_step.happened_at is 'When it was done';
comment on column platform.workflow_step.by_user_id is 'Who did it; null: the applicant, the recipient of a letter, or the program';

-- Only added and read: there is no policy for changing or removing.
alter table platform.workflow_step enable row level security, force row level security;
create policy workflow_step_seen on platform.workflow_step for select
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])
         or current_setting('app.system', true) = 't');
create policy workflow_step_added on platform.workflow_step for insert
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])
              or current_setting('app.system', true) = 't');
-- Somebody with a personal link, without an account: the applicant, the recipient of a letter.
create policy workflow_step_added_by_link on platform.workflow_step for insert
  with check (by_user_id is null and nullif(current_setting('app.link', true), '') is not null);
