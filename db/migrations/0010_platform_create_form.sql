-- Forms of chambers: the copy being written, and published versions that never change.
create table platform.form (
  organization_id    bigint      not null,
  form_key           text        not null check (form_key ~ '^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$' and length(form_key) <= 60),
  draft_version      bigint      not null check (draft_version > 0),
  document           jsonb       not null,
  base               jsonb       not null,
  created_at         timestamptz not null,
  updated_at         timestamptz not null,
  updated_by_user_id bigint      not null,
  primary key (organization_id, form_key)
);

comment on table platform.form is 'A form while a chamber changes it';
comment on column platform.form.organization_id is 'The chamber (no foreign key: it lives in identity)';
comment on column platform.form.form_key is 'Which form: admission.application, ledger.update';
comment on column platform.form.draft_version is 'Grows with every saving, so that two people do not overwrite each other';
comment on column platform.form.document is 'The form as it is now; may still have problems';
comment on column platform.form.base is 'The national template that the form was last brought up to, for merging the next one';
comment on column platform.form.created_at is 'When the draft was begun';
comment on column platform.form.updated_at is 'When it was saved last';
comment on column platform.form.updated_by_user_id is 'Who saved it last (no foreign key: people live in identity)';

create table platform.form_version (
  organization_id      bigint      not null,
  form_key             text        not null,
  version              bigint      not null check (version > 0),
  document             jsonb       not null,
  base                 jsonb       not null,
  note                 text        not null default '',
  published_at         timestamptz not null,
  published_by_user_id bigint      not null,
  primary key (organization_id, form_key, version)
);

comment on table platform.form_version is 'A form as it was published: answers keep the number, so that they stay readable; never changed';
comment on column platform.form_version.organization_id is 'The chamber (no foreign key: it lives in identity)';
comment on column platform.form_version.form_key is 'Which form';
comment on column platform.form_version.version is '1, 2, 3 …; 0 is the national template and has no row';
comment on column platform.form_version.document is 'The form';
comment on column platform.form_version.base is 'The national template that it was made from';
comment on column platform.form_version.note is 'What changed, in the words of who published it';
comment on column platform.form_version.published_at is 'When it was published';
comment on column platform.form_version.published_by_user_id is 'Who published it (no foreign key: people live in identity)';

alter table platform.form enable row level security, force row level security;
create policy form_of_organization on platform.form
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])
         or current_setting('app.system', true) = 't');

-- Published forms stand on public pages: everybody may read them. Nobody changes them.
alter table platform.form_version enable row level security, force row level security;
create policy form_version_public on platform.form_version for select using (true);
create policy form_version_published on platform.form_version for insert
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])
              or current_setting('app.system', true) = 't');
