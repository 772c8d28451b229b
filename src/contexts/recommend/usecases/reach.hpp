// How many businesses a rule reaches: by prefecture, industry and size, small counts kept back.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/measures/api.hpp"
#include "contexts/recommend/matching/table.hpp"
#include "contexts/recommend/service/all_businesses.hpp"
#include "platform/http/call.hpp"

namespace banso::recommend {

/// In tens. Null: fewer than ten, perhaps none.
struct ReachCount {
  std::optional<std::int64_t> eligible;
  std::optional<std::int64_t> open;  ///< facts are missing
};
BOOST_DESCRIBE_STRUCT(ReachCount, (), (eligible, open))

struct ReachGroup {
  std::string code;  ///< "": unknown
  std::string name;
  std::optional<std::int64_t> eligible;
  std::optional<std::int64_t> open;
};
BOOST_DESCRIBE_STRUCT(ReachGroup, (), (code, name, eligible, open))

struct Reach {
  bool ready = true;
  Date as_of{};
  std::int64_t businesses = 0;
  ReachCount total;
  std::vector<ReachGroup> by_prefecture;  ///< groups without any business of their own are left out
  std::vector<ReachGroup> by_industry;
  std::vector<ReachGroup> by_size;  ///< small, medium, large, unknown: by the SME Basic Act
};
BOOST_DESCRIBE_STRUCT(Reach, (), (ready, as_of, businesses, total, by_prefecture, by_industry, by_size))

/// Pure: what a table says of a rule on a day.
Reach reach_of(const Table& table, const measures::Rule& rule, Date as_of);

struct ReachInput {
  measures::Rule rule;
};
BOOST_DESCRIBE_STRUCT(ReachInput, (), (rule))

/// For officers; noted in the audit log. @throws Refused(kUnavailable) while the table is being prepared or
/// when it is switched off
Reach show_reach(http::Call& call, const AllBusinesses& all, const ReachInput& input);

/// The table, or why there is none. @throws Refused(kUnavailable)
std::shared_ptr<const Table> need_table(const AllBusinesses& all);

}  // namespace banso::recommend
