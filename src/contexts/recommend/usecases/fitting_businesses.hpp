// The other way round: for one measure, the businesses that let the caller's organisation see their data and
// that it fits, with reasons.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "contexts/measures/api.hpp"
#include "contexts/recommend/service/all_businesses.hpp"
#include "platform/http/call.hpp"
#include "platform/http/page.hpp"

namespace banso::recommend {

struct FittingBusiness {
  std::int64_t business_id = 0;
  std::string name;
  std::string prefecture_name;
  std::string address;  ///< in one line
  measures::VerdictKind verdict{};
  std::vector<std::string> reasons;        ///< conditions that are fulfilled
  std::vector<measures::FactKey> missing;  ///< what to ask
};
BOOST_DESCRIBE_STRUCT(FittingBusiness, (),
                      (business_id, name, prefecture_name, address, verdict, reasons, missing))
BANSO_LIST_OF(FittingBusinessPage, FittingBusiness)

/// Eligible ones first, then those whose answers are missing. Judged by what each consent opens, so that a
/// verdict tells nothing that the caller may not see: all of them (100,000 at most) in memory, those of the
/// page once more with their proofs, which is what the audit log notes as read. Without the table of all
/// businesses only the first 500 are looked at (total_is_capped). @throws Refused(kNotFound) for an unknown
/// measure
FittingBusinessPage list_fitting_businesses(http::Call& call, measures::Catalogue& catalogue,
                                            const AllBusinesses& all, std::int64_t measure_id,
                                            const http::PageQuery& query);

}  // namespace banso::recommend
