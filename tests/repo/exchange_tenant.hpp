// What a tenant has in exchange: a profile that is not shared, a checked file with a line, an export, a drop
// folder.
#pragma once

#include <fmt/format.h>

#include <string>

#include "contexts/exchange/rules/standard.hpp"
#include "platform/shape/json.hpp"
#include "repo/two_tenants.hpp"

namespace banso::census {

inline std::string exchange_sql(const Tenant& t) {
  const std::string mapping = shape::to_json(exchange::find_standard_profile("excel")->mapping);
  return fmt::format(
             "insert into exchange.profile (organization_id, profile_id, name, description, mapping, "
             "version, created_at, "
             "updated_at, updated_by_user_id) overriding system value values ({0}, {0}, '{1}', '{2}', '{3}', "
             "1, now(), "
             "now(), {4});"
             "insert into exchange.profile_version (organization_id, profile_id, version, name, mapping, "
             "note, saved_at, "
             "saved_by_user_id) values ({0}, {0}, 1, '{1}', '{3}', '{5}', now(), {4});",
             t.organization(), t.mark("mapping"), t.mark("mappingtext"), mapping, t.admin(),
             t.mark("mappingnote")) +
         fmt::format(
             "insert into exchange.import (organization_id, import_id, origin, file_name, file_size, sha256, "
             "profile_id, "
             "profile_version, mapping, state, message, rows_total, rows_new, notices, created_by, "
             "created_at, checked_at) "
             "overriding system value values ({0}, {0}, 'upload', '{1}', 1, '', {0}, 1, '{2}', 'checked', "
             "'{3}', 1, 1, "
             "'[\"{4}\"]', '{5}', now(), now());"
             "insert into exchange.import_row (organization_id, import_id, row_number, state, member_number, "
             "name, fields, "
             "noticed, problems) values ({0}, {0}, 2, 'new', '1', '{6}', '{{\"name\": \"{6}\"}}', true, "
             "'[{{\"column\": 1, \"header\": \"x\", \"value\": \"{7}\", \"code\": \"x\", \"message\": \"x\", "
             "\"blocks\": false}}]');"
             "insert into exchange.import_business (organization_id, import_id, row_number, certain, "
             "explanation) values "
             "({0}, {0}, 2, false, '{8}');",
             t.organization(), t.mark("memberfile"), mapping, t.mark("outcome"), t.mark("filenotice"),
             t.mark("bringer"), t.mark("linename"), t.mark("cell"), t.mark("registernote")) +
         fmt::format(
             "insert into exchange.export (organization_id, export_id, origin, profile_id, profile_version, "
             "profile_name, "
             "differences_only, state, message, file_name, created_by, created_at, finished_at) overriding "
             "system value "
             "values ({0}, {0}, 'person', {0}, 1, '{1}', false, 'succeeded', '{2}', '{3}', '{4}', now(), "
             "now());"
             "insert into exchange.exported_row (organization_id, profile_id, member_id, line_hash) values "
             "({0}, {0}, 1, 1);"
             "insert into exchange.drop_folder (organization_id, enabled, message, version, updated_at, "
             "updated_by_user_id) values ({0}, false, '{5}', 1, now(), {6});",
             t.organization(), t.mark("exported"), t.mark("exportword"), t.mark("exportfile"),
             t.mark("exporter"), t.mark("dropped"), t.admin());
}

}  // namespace banso::census
