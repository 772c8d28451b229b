// What a tenant has in recommend: a new measure that somebody will be told of, and a change that was noted.
#pragma once

#include <fmt/format.h>

#include <string>

#include "repo/two_tenants.hpp"

namespace banso::census {

inline std::string recommend_sql(const Tenant& t) {
  return fmt::format(
      "insert into recommend.new_measure_notice (business_id, measure_id, user_id, queued_at) values "
      "({0}, {1}, {2}, now());"
      "insert into recommend.new_measure (measure_id, found_at, people, user_ids, business_ids) values "
      "({1}, now(), 1, '{{{2}}}', '{{{0}}}');"
      "insert into recommend.changed_business (business_id, changed_at) values ({0}, now());",
      t.sole, t.organization(), t.owner());
}

}  // namespace banso::census
