// What a tenant has in measures: a published measure (public), a draft, answers, a favourite, a mail about
// it, wishes and a file of jGrants.
#pragma once

#include <fmt/format.h>

#include <string>

#include "contexts/measures/rules/measure.hpp"
#include "platform/shape/json.hpp"
#include "repo/two_tenants.hpp"

namespace banso::census {

inline std::string measures_sql(const Tenant& t) {
  measures::Measure measure;
  measure.measure_key = "measure_of_" + t.letter;
  measure.title = "公開した施策";
  const std::string published = shape::to_json(measure);
  measure.title = t.mark("draft");
  return fmt::format(
             "insert into measures.measure (measure_id, measure_key, source, owner_organization_id, "
             "current_version, "
             "changed_in, created_at, updated_at) overriding system value values ({0}, 'measure_of_{1}', "
             "'officer', "
             "{0}, 1, 2, now(), now());"
             "insert into measures.measure_version (measure_id, version, document, published_at, "
             "published_by) "
             "values ({0}, 1, '{2}', now(), '公開した組織');"
             "update measures.catalogue set version = 2;"
             "insert into measures.draft (draft_id, organization_id, measure_id, version, document, "
             "created_at, "
             "created_by_user_id, updated_at, updated_by_user_id) overriding system value values ({0}, {0}, "
             "{0}, 1, "
             "'{3}', now(), {4}, now(), {4});"
             "insert into measures.measure_override (organization_id, measure_id, begun_at, "
             "begun_by_user_id, "
             "lifted_at, lifted_by_user_id) values ({0}, {0}, now(), {4}, now(), {4});"
             "insert into measures.jgrants_import (jgrants_import_id, organization_id, file_name, file_size, "
             "sha256, "
             "state, started_by, started_by_user_id, created_at) overriding system value values ({0}, {0}, "
             "'{5}', 1, "
             "'', 'succeeded', '{6}', {4}, now());",
             t.organization(), t.letter, published, shape::to_json(measure), t.admin(), t.mark("jgrants"),
             t.mark("importer")) +
         fmt::format(
             "insert into measures.fact_answer (business_id, fact_key, value, told_at, told_by_user_id) "
             "values "
             "({0}, 'rebuilding', 'true', now(), {1}), ({0}, 'certifications', '[\"{2}\"]', now(), {1});"
             "insert into measures.favourite (business_id, measure_id, added_at, added_by_user_id) values "
             "({0}, {3}, now(), {1});"
             "insert into measures.notice (business_id, measure_id, user_id, kind, about, sent_at) values "
             "({0}, {3}, {1}, 'deadline', '{4}', now());"
             "insert into measures.notification_preference (user_id, deadline_days, changes, new_measures, "
             "digest, "
             "updated_at) values ({1}, '{{7}}', true, false, 'weekly', now());",
             t.sole, t.owner(), t.mark("answer"), t.organization(), t.mark("notice"));
}

}  // namespace banso::census
