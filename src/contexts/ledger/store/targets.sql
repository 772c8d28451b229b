-- Targets, batches and links.

-- name: add_targets
insert into ledger.target (organization_id, round_id, member_id, business_id, state, verdict, reasons, missing, snapshot,
  snapshot_version, name, name_key, post_code, address, district, email, channel, levy_yen, override_reason, question,
  note, register_flag, register_note, version, updated_at)
select $1::bigint, $2::bigint, n.member_id, n.business_id, n.state, n.verdict, n.reasons, n.missing, n.snapshot,
       n.snapshot_version, n.name, n.name_key, n.post_code, n.address, n.district, n.email, n.channel, n.levy_yen, '', '',
       '', n.register_flag, n.register_note, 1, $4::timestamptz
from jsonb_to_recordset($3::jsonb) as n (member_id bigint, business_id bigint, state text, verdict text, reasons text[],
  missing text[], snapshot jsonb, snapshot_version bigint, name text, name_key text, post_code text, address text,
  district text, email text, channel text, levy_yen bigint, register_flag text, register_note text)
on conflict (organization_id, round_id, member_id) do update
set business_id = excluded.business_id, verdict = excluded.verdict, reasons = excluded.reasons,
    missing = excluded.missing, snapshot = excluded.snapshot, snapshot_version = excluded.snapshot_version,
    name = excluded.name, name_key = excluded.name_key, post_code = excluded.post_code, address = excluded.address,
    district = excluded.district, email = excluded.email, channel = excluded.channel, levy_yen = excluded.levy_yen,
    register_flag = excluded.register_flag, register_note = excluded.register_note,
    state = case when target.override is null then excluded.state else target.state end,
    version = target.version + 1, updated_at = excluded.updated_at
where target.state in ('listed', 'excluded', 'business_closed');

-- name: find_target
select t.organization_id, t.round_id, t.target_id, t.member_id, t.business_id, t.state, t.verdict, t.reasons, t.missing,
       t.override, t.override_reason, t.name, t.post_code, t.address, t.district, t.email, t.channel, t.levy_yen,
       t.consent, t.answers, t.answer_channel, t.sent_at, t.reminded_at, t.answered_at, t.due_on, t.register_flag,
       t.register_note, t.note, t.version, t.snapshot, t.snapshot_version, t.question, t.consent_evidence_id, t.charge_id
from ledger.target t
where t.organization_id = $1::bigint and t.target_id = $2::bigint;

-- name: lock_target
select t.version
from ledger.target t
where t.organization_id = $1::bigint and t.target_id = $2::bigint
for update;

-- name: targets_of_businesses
select t.organization_id, t.round_id, t.target_id, t.state, t.name, t.answered_at, t.answers, t.question, t.consent,
       t.levy_yen, r.title, r.fiscal_year, r.deadline, r.state as round_state, r.asks_levy
from ledger.target t
join ledger.round r on r.organization_id = t.organization_id and r.round_id = t.round_id
where t.business_id = any ($1::bigint[])
order by r.fiscal_year desc, t.target_id
limit 100;

-- name: targets_to_send
select t.organization_id, t.round_id, t.target_id, t.member_id, t.business_id, t.state, t.verdict, t.reasons, t.missing,
       t.override, t.override_reason, t.name, t.post_code, t.address, t.district, t.email, t.channel, t.levy_yen,
       t.consent, t.answers, t.answer_channel, t.sent_at, t.reminded_at, t.answered_at, t.due_on, t.register_flag,
       t.register_note, t.note, t.version, t.snapshot, t.snapshot_version, t.question, t.consent_evidence_id, t.charge_id
from ledger.target t
where t.organization_id = $1::bigint and t.target_id = any ($2::bigint[])
order by t.post_code, t.address, t.target_id;

-- name: choose_to_send
select t.target_id
from ledger.target t
where t.organization_id = $1::bigint and t.round_id = $2::bigint
  and ($3::bigint[] is null or t.target_id = any ($3::bigint[]))
  and (($4::text = 'letters' and t.channel = 'letter') or ($4::text = 'mails' and t.channel = 'mail')
       or ($3::bigint[] is not null and t.channel <> 'none'))
  and ($4::text <> 'mails' or t.email <> '')
  and (case when $5::boolean then t.state in ('sent', 'opened', 'asked_back')
            when $3::bigint[] is not null then t.state in ('listed', 'sent', 'opened', 'returned_mail', 'asked_back')
            else t.state = 'listed' end)
order by t.post_code, t.address, t.target_id
limit 100000;

-- name: mark_sent
update ledger.target
set state = case when state in ('listed', 'returned_mail') then 'sent' else state end,
    sent_at = coalesce(sent_at, $3::timestamptz),
    reminded_at = case when $4::boolean then $3::timestamptz else reminded_at end,
    version = version + 1, updated_at = $3::timestamptz
where organization_id = $1::bigint and target_id = any ($2::bigint[]);

-- name: set_target_state
update ledger.target
set state = $3::text, due_on = $4::date, updated_at = $5::timestamptz, version = version + 1,
    note = case when $6::text = '' then note else $6::text end,
    question = case when $3::text = 'asked_back' then $7::text else question end,
    reviewed_at = case when $3::text = 'accepted' then $5::timestamptz else reviewed_at end
where organization_id = $1::bigint and target_id = $2::bigint;

-- name: override_target
update ledger.target
set override = $3::text, override_reason = $4::text, override_by_user_id = $5::bigint, state = $6::text,
    version = version + 1, updated_at = $7::timestamptz
where organization_id = $1::bigint and target_id = $2::bigint;

-- name: change_target
update ledger.target
set channel = $3::text, email = $4::text, post_code = $5::text, address = $6::text, note = $7::text,
    version = version + 1, updated_at = $8::timestamptz
where organization_id = $1::bigint and target_id = $2::bigint and version = $9::bigint;

-- name: open_target
update ledger.target
set state = case when state in ('sent', 'returned_mail') then 'opened' else state end,
    opened_at = coalesce(opened_at, $3::timestamptz), version = version + 1, updated_at = $3::timestamptz
where organization_id = $1::bigint and target_id = $2::bigint
  and (opened_at is null or state in ('sent', 'returned_mail'));

-- name: answer_target
update ledger.target
set state = 'answered', answers = $3::int, answer_channel = $4::text, answered_at = $5::timestamptz, due_on = $6::date,
    opened_at = coalesce(opened_at, $5::timestamptz), version = version + 1, updated_at = $5::timestamptz
where organization_id = $1::bigint and target_id = $2::bigint;

-- name: note_consent
update ledger.target
set consent = $3::text, consent_evidence_id = $4::bigint, version = version + 1, updated_at = $5::timestamptz
where organization_id = $1::bigint and target_id = $2::bigint;

-- name: accepted_into
update ledger.target
set member_id = $3::bigint, version = version + 1
where organization_id = $1::bigint and target_id = $2::bigint;

-- name: note_charge
update ledger.target
set charge_id = $3::bigint, version = version + 1
where organization_id = $1::bigint and target_id = $2::bigint;

-- name: flag_target
update ledger.target
set register_flag = $3::text, register_note = $4::text, version = version + 1
where organization_id = $1::bigint and target_id = $2::bigint
  and (register_flag, register_note) is distinct from ($3::text, $4::text);

-- name: targets_with_business
select t.target_id, t.business_id, t.name, t.snapshot ->> 'city_code' as city_code, t.snapshot_version
from ledger.target t
where t.organization_id = $1::bigint and t.round_id = $2::bigint and t.business_id is not null
order by t.target_id;

-- name: to_charge
select t.target_id, t.member_id, t.levy_yen
from ledger.target t
where t.organization_id = $1::bigint and t.round_id = $2::bigint and t.charge_id is null and t.levy_yen > 0
  and t.member_id is not null and t.state not in ('excluded', 'business_closed')
order by t.target_id;

-- name: unchanged_answers
select t.target_id
from ledger.target t
join ledger.answer a on a.organization_id = t.organization_id and a.target_id = t.target_id and a.number = t.answers
where t.organization_id = $1::bigint and t.round_id = $2::bigint and t.state in ('answered', 'reviewing')
  and a.unchanged and t.member_id is not null and a.form_answers ->> 'remark' is null
order by t.target_id;

-- name: add_batch
insert into ledger.batch (organization_id, round_id, kind, reminder, state, target_ids, targets, created_at,
  created_by_user_id)
values ($1::bigint, $2::bigint, $3::text, $4::boolean, 'queued', $5::bigint[], cardinality($5::bigint[]),
        $6::timestamptz, $7::bigint)
returning batch_id;

-- name: note_batch_job
update ledger.batch set job_id = $3::bigint where organization_id = $1::bigint and batch_id = $2::bigint;

-- name: find_batch
select b.organization_id, b.batch_id, b.round_id, b.kind, b.reminder, b.state, b.target_ids, b.targets, b.pages,
       b.file_key, b.file_size, b.message, b.job_id, b.created_at, b.finished_at
from ledger.batch b
where b.organization_id = $1::bigint and b.batch_id = $2::bigint;

-- name: list_batches
select b.batch_id, b.kind, b.reminder, b.state, b.targets, b.pages, b.file_key is not null as has_file, b.file_size,
       b.message, b.job_id, b.created_at, b.finished_at
from ledger.batch b
where b.organization_id = $1::bigint and b.round_id = $2::bigint
order by b.batch_id desc
limit 100;

-- name: finish_batch
update ledger.batch
set state = $3::text, pages = $4::bigint, file_key = $5::text, file_size = $6::bigint, message = $7::text,
    finished_at = $8::timestamptz
where organization_id = $1::bigint and batch_id = $2::bigint;

-- name: old_batch_files
select b.organization_id, b.batch_id, b.file_key
from ledger.batch b
where b.file_key is not null and b.finished_at < $1::timestamptz
limit 1000;

-- name: forget_batch_file
update ledger.batch set file_key = null where organization_id = $1::bigint and batch_id = $2::bigint;

-- name: add_links
insert into ledger.link (organization_id, target_id, batch_id, channel, link_hash, created_at, expires_at)
select $1::bigint, n.target_id, $2::bigint, $3::text, n.link_hash, $6::timestamptz, $7::timestamptz
from unnest($4::bigint[], $5::bytea[]) as n (target_id, link_hash);

-- name: revoke_links_of_batch
update ledger.link
set revoked_at = $3::timestamptz
where organization_id = $1::bigint and batch_id = $2::bigint and revoked_at is null;

-- name: revoke_links_of_target
update ledger.link
set revoked_at = $3::timestamptz
where organization_id = $1::bigint and target_id = $2::bigint and revoked_at is null;

-- name: find_live_link
select l.organization_id, l.target_id, l.channel
from ledger.link l
where l.link_hash = $1::bytea and l.revoked_at is null and l.expires_at > $2::timestamptz;

-- name: note_link_opened
update ledger.link
set opened_at = $2::timestamptz
where link_hash = $1::bytea and opened_at is null;

-- name: targets_of_links
select l.organization_id, l.target_id, t.round_id
from ledger.link l
join ledger.target t on t.organization_id = l.organization_id and t.target_id = l.target_id
where l.organization_id = $1::bigint and l.link_hash = $2::bytea;
