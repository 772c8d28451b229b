// What a tenant has in membership: a record with its history, a notice of withdrawal, settings, a contact, a
// segment and a mailing with a recipient.
#pragma once

#include <fmt/format.h>

#include <string>

#include "repo/two_tenants.hpp"

namespace banso::census {

inline std::string membership_sql(const Tenant& t) {
  return fmt::format(
             "insert into membership.member (organization_id, member_id, business_id, standing, name, "
             "member_number, note, search_key, name_key, kana_key, representative_key, address_key, "
             "phone_key, "
             "created_at, updated_at) overriding system value values ({0}, {0}, {1}, 'member', '{2}', '{3}', "
             "'{4}', '|', '{2}', '', '', '', '', now(), now());"
             "insert into membership.member_change (organization_id, member_id, version, field, before, "
             "after, "
             "source, changed_at) values ({0}, {0}, 1, 'note', '\"{5}\"', '\"{4}\"', 'staff', now());"
             "insert into membership.withdrawal (organization_id, withdrawal_id, member_id, notice_on, "
             "effective_on, reason, recorded_at) overriding system value values ({0}, {0}, {0}, "
             "current_date, "
             "current_date + 100, '{6}', now());"
             "insert into membership.chamber_setting values ({0}, 1, '{{18201}}', '{{{7}}}', '{{}}', '{{}}', "
             "'{7}', null, null, null, null, null, null, 60, 200, now(), {8});",
             t.organization(), t.sole, t.mark("member"), t.mark("number"), t.mark("note"), t.mark("oldnote"),
             t.mark("leaving"), t.mark("section"), t.admin()) +
         fmt::format(
             "insert into membership.contact (organization_id, contact_id, member_id, kind, happened_at, "
             "people, "
             "summary, next_action, created_at) overriding system value values ({0}, {0}, {0}, 'visit', "
             "now(), "
             "'{1}', '{2}', '{3}', now());"
             "insert into membership.segment (organization_id, segment_id, name, filter, created_at, "
             "updated_at, "
             "updated_by_user_id) overriding system value values ({0}, {0}, '{4}', '{{}}', now(), now(), "
             "{5});"
             "insert into membership.mailing (organization_id, mailing_id, subject, body, filter, "
             "tracks_opens, "
             "created_at, updated_at, updated_by_user_id) overriding system value values ({0}, {0}, '{6}', "
             "'{7}', "
             "'{{}}', false, now(), now(), {5});"
             "insert into membership.mailing_recipient (organization_id, mailing_id, member_id, email) "
             "values "
             "({0}, {0}, {0}, '{8}@example.jp');",
             t.organization(), t.mark("people"), t.mark("summary"), t.mark("next"), t.mark("segment"),
             t.admin(), t.mark("subject"), t.mark("body"), t.mark("recipient"));
}

}  // namespace banso::census
