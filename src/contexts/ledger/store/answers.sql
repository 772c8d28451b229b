-- Answers, evidence and reviews.

-- name: add_answer
insert into ledger.answer (organization_id, target_id, number, unchanged, fields, form_answers, form_key, form_version,
  channel, answered_by, received_at, replay_key, entered_by_user_id)
values ($1::bigint, $2::bigint, $3::int, $4::boolean, $5::jsonb, $6::jsonb, $7::text, $8::bigint, $9::text, $10::text,
        $11::timestamptz, $12::text, $13::bigint)
on conflict (organization_id, target_id, replay_key) do nothing
returning answer_id;

-- name: find_replay
select a.answer_id, a.number
from ledger.answer a
where a.organization_id = $1::bigint and a.target_id = $2::bigint and a.replay_key = $3::text;

-- name: newest_answer
select a.answer_id, a.target_id, a.number, a.unchanged, a.fields, a.form_answers, a.form_key, a.form_version, a.channel,
       a.answered_by, a.received_at, a.entered_by_user_id
from ledger.answer a
where a.organization_id = $1::bigint and a.target_id = $2::bigint
order by a.number desc
limit 1;

-- name: count_answers
select count(*) as answers
from ledger.answer a
where a.organization_id = $1::bigint and a.target_id = $2::bigint;

-- name: add_evidence
insert into ledger.evidence (organization_id, target_id, consents, signature_kind, signer_name, signer_position,
  signature, document_version, document_text, document_hash, signed_at, peer, user_agent, entered_by_user_id,
  previous_hash, record_hash)
values ($1::bigint, $2::bigint, $3::boolean, $4::text, $5::text, $6::text, $7::text, $8::text, $9::text, $10::text,
        $11::timestamptz, $12::text, $13::text, $14::bigint, $15::text, $16::text)
returning evidence_id;

-- name: newest_evidence
select e.evidence_id, e.target_id, e.consents, e.signature_kind, e.signer_name, e.signer_position, e.signature,
       e.document_version, e.document_text, e.document_hash, e.signed_at, e.peer, e.user_agent, e.entered_by_user_id,
       e.previous_hash, e.record_hash
from ledger.evidence e
where e.organization_id = $1::bigint and e.target_id = $2::bigint
order by e.evidence_id desc
limit 1;

-- name: evidence_of_target
select e.evidence_id, e.target_id, e.consents, e.signature_kind, e.signer_name, e.signer_position, e.signature,
       e.document_version, e.document_text, e.document_hash, e.signed_at, e.peer, e.user_agent, e.entered_by_user_id,
       e.previous_hash, e.record_hash
from ledger.evidence e
where e.organization_id = $1::bigint and e.target_id = $2::bigint
order by e.evidence_id
limit 100;

-- name: evidence_of_round
select t.target_id, t.name, t.address, t.levy_yen, t.consent, e.signature_kind, e.signer_name, e.signed_at, e.record_hash
from ledger.target t
left join ledger.evidence e on e.organization_id = t.organization_id and e.evidence_id = t.consent_evidence_id
where t.organization_id = $1::bigint and t.round_id = $2::bigint and t.consent is not null
order by t.target_id;

-- name: add_review
insert into ledger.review (organization_id, answer_id, decisions, member_version, reviewed_at, reviewed_by_user_id)
values ($1::bigint, $2::bigint, $3::jsonb, $4::bigint, $5::timestamptz, $6::bigint);
