// What a tenant has in admission: an application with everything that was done to it, and the chamber's
// texts.
#pragma once

#include <fmt/format.h>

#include <string>

#include "repo/two_tenants.hpp"

namespace banso::census {

inline std::string admission_sql(const Tenant& t) {
  return fmt::format(
             "insert into admission.application (organization_id, application_id, link_hash, "
             "link_expires_at, "
             "state, state_since, due_on, version, source, form_version, answers, name, name_key, email, "
             "phone, "
             "has_news, received_at, updated_at, note, reason) overriding system value values ({0}, {0}, "
             "sha256('{1}'), now() + interval '1 year', 'received', now(), current_date, 1, 'web', 0, "
             "'{{\"name\": \"{2}\"}}', '{2}', '{2}', 'applicant-of-{0}@example.jp', '', true, now(), now(), "
             "'{3}', "
             "'');"
             "insert into admission.application_link (organization_id, application_id, link_hash, "
             "created_at, "
             "expires_at) values ({0}, {0}, sha256('{4}'), now(), now() + interval '1 year');"
             "insert into admission.message (organization_id, message_id, application_id, direction, kind, "
             "subject, "
             "body, sent_at) overriding system value values ({0}, {0}, {0}, 'in', 'answer', '{5}', '{5}', "
             "now());",
             t.organization(), t.mark("linkone"), t.mark("application"), t.mark("applicationnote"),
             t.mark("linktwo"), t.mark("message")) +
         fmt::format(
             "insert into admission.activity (organization_id, activity_id, application_id, kind, "
             "happened_at, "
             "with_whom, summary, by_user_id, noted_at) overriding system value values ({0}, {0}, {0}, "
             "'visit', "
             "now(), '', '{2}', {1}, now());"
             "insert into admission.paper (organization_id, application_id, paper_key, received_on, note, "
             "by_user_id) values ({0}, {0}, 'application', current_date, '{3}', {1});"
             "insert into admission.template (organization_id, template_key, subject, body, version, "
             "updated_at, "
             "updated_by_user_id) values ({0}, 'welcome', '{4}', '{4}', 1, now(), {1});"
             "insert into admission.reception (organization_id, accepts_applications, notice, contact, "
             "version, "
             "updated_at, updated_by_user_id) values ({0}, true, '', '', 1, now(), {1});"
             "insert into admission.office (organization_id, notify_email, papers, version, updated_at, "
             "updated_by_user_id) values ({0}, '{5}@example.jp', '[]', 1, now(), {1});"
             "insert into admission.account_invitation (organization_id, application_id, member_id, email, "
             "link_hash, created_at, created_by_user_id, expires_at) values ({0}, {0}, {0}, "
             "'{6}@example.jp', "
             "sha256('{6}'), now(), {1}, now() + interval '1 day');"
             "insert into platform.workflow_step (organization_id, workflow_step_id, machine, subject_id, "
             "from_state, action, to_state, note, happened_at) overriding system value values ({0}, {0}, "
             "'admission.application', {0}, null, 'begin', 'received', '{7}', now());",
             t.organization(), t.admin(), t.mark("activity"), t.mark("paper"), t.mark("template"),
             t.mark("notify"), t.mark("memberinvited"), t.mark("workflowstep"));
}

}  // namespace banso::census
