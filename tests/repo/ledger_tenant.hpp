// What a tenant has in the ledger: settings, a round with a business in it, its link, an answer, a consent,
// what staff made of it, and a batch of letters.
#pragma once

#include <fmt/format.h>

#include <string>

#include "platform/identity/secrets/tokens.hpp"
#include "repo/two_tenants.hpp"

namespace banso::census {

inline std::string ledger_sql(const Tenant& t) {
  return fmt::format(
             "insert into ledger.setting (organization_id, employees_floor, commerce_employees_floor, "
             "capital_floor_yen, levy_basis, levy_steps, levy_permit_number, levy_text, letter_text, "
             "contact, "
             "version, updated_at, updated_by_user_id) values "
             "({0}, 20, 5, 3000000, 'equal', '[]', '{1}', '', '', '{2}', 1, now(), {3});"
             "insert into ledger.round (organization_id, round_id, fiscal_year, title, state, base_day, "
             "deadline, "
             "asks_levy, levy_text, letter_text, floors, levy_basis, levy_steps, cost_items, levy_accounts, "
             "form_key, form_version, version, created_at, created_by_user_id, opened_at) overriding system "
             "value "
             "values ({0}, {0}, 2026, '{4}', 'open', date '2026-04-01', date '2026-06-30', true, '{5}', '', "
             "'{{\"employees\": 20, \"commerce_employees\": 5, \"capital_yen\": 3000000}}', 'equal', '[]', "
             "'[]', "
             "'[]', 'ledger.update', 0, 1, now(), {3}, now());",
             t.organization(), t.mark("permit"), t.mark("contactline"), t.admin(), t.mark("round"),
             t.mark("levytext")) +
         fmt::format(
             "insert into ledger.target (organization_id, target_id, round_id, member_id, business_id, "
             "state, "
             "verdict, reasons, missing, override_reason, snapshot, snapshot_version, name, name_key, "
             "post_code, "
             "address, district, email, channel, levy_yen, answers, question, note, register_flag, "
             "register_note, "
             "version, updated_at) overriding system value values ({0}, {0}, {0}, {0}, {1}, 'answered', "
             "'yes', "
             "'{{{2}}}', '{{}}', '', '{{\"name\": \"{3}\"}}', 1, '{3}', '{3}', '', '{4}', '', "
             "'{5}@example.jp', "
             "'letter', 2000, 1, '{6}', '{7}', '', '', 1, now());"
             "insert into ledger.batch (organization_id, batch_id, round_id, kind, reminder, state, "
             "target_ids, "
             "targets, message, created_at, created_by_user_id) overriding system value values ({0}, {0}, "
             "{0}, "
             "'letters', false, 'done', '{{{0}}}', 1, '{8}', now(), {9});",
             t.organization(), t.sole, t.mark("because"), t.mark("target"), t.mark("street"), t.mark("post"),
             t.mark("question"), t.mark("memo"), t.mark("batch"), t.admin()) +
         fmt::format(
             "insert into ledger.link (organization_id, target_id, batch_id, channel, link_hash, created_at, "
             "expires_at) values ({0}, {0}, {0}, 'letter', '{1}', now(), now() + interval '1 day');"
             "insert into ledger.answer (organization_id, answer_id, target_id, number, unchanged, fields, "
             "form_answers, form_key, form_version, channel, answered_by, received_at, replay_key) "
             "overriding "
             "system value values ({0}, {0}, {0}, 1, false, '{{\"phone\": null}}', '{{\"remark\": "
             "\"{2}\"}}', "
             "'ledger.update', 0, 'letter', '{3}', now(), 'key');"
             "insert into ledger.evidence (organization_id, target_id, consents, signature_kind, "
             "signer_name, "
             "signer_position, signature, document_version, document_text, document_hash, signed_at, peer, "
             "user_agent, previous_hash, record_hash) values ({0}, {0}, true, 'typed', '{4}', '', '', '1', "
             "'{5}', "
             "'{6}', now(), '192.0.2.1', '{7}', '', '{6}');"
             "insert into ledger.review (organization_id, answer_id, decisions, member_version, reviewed_at, "
             "reviewed_by_user_id) values ({0}, {0}, '{{\"note\": \"{8}\"}}', 1, now(), {9});"
             "insert into platform.workflow_step (organization_id, machine, subject_id, action, to_state, "
             "note, "
             "happened_at) values ({0}, 'ledger.target', {0}, 'begin', 'listed', '{8}', now());",
             t.organization(), identity::hash_token(t.mark("link")), t.mark("remark"), t.mark("answeredby"),
             t.mark("signer"), t.mark("consenttext"), std::string(64, 'a'), t.mark("agent"),
             t.mark("decision"), t.admin());
}

}  // namespace banso::census
