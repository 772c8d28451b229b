// The catalogue as it stands for one business, for its owner and for holders of a consent.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/measures/rules/next_question.hpp"
#include "contexts/measures/usecases/search_measures.hpp"

namespace banso::measures {

enum class WorthSort {
  worth,     ///< what can be had first, the largest amount first
  deadline,  ///< what ends first
};
BOOST_DESCRIBE_ENUM(WorthSort, worth, deadline)

struct BusinessMeasureQuery : http::PageQuery {
  std::optional<VerdictKind> verdict;
  std::optional<shape::Str<0, 100>> q;
  std::optional<MeasureKind> kind;
  std::optional<MeasurePurpose> purpose;
  std::optional<shape::Str<2, 10>> area;
  std::optional<MeasureStatus> status;  ///< nothing: all but closed ones
  std::optional<bool> favourite;        ///< true: only these, closed ones too
  std::optional<shape::Int<0, 1'000>> closes_within_days;
  std::optional<WorthSort> sort;
};
BOOST_DESCRIBE_STRUCT(BusinessMeasureQuery, (http::PageQuery),
                      (verdict, q, kind, purpose, area, status, favourite, closes_within_days, sort))

struct FrameFinding {
  std::string frame_key;
  std::string name;
  VerdictKind verdict{};
};
BOOST_DESCRIBE_STRUCT(FrameFinding, (), (frame_key, name, verdict))

struct BusinessMeasureItem : MeasureItem {
  VerdictKind verdict{};
  std::vector<FrameFinding> frames;
  std::vector<std::string> reasons_no;
  std::vector<FactKey> missing;
  std::optional<std::int64_t> worth_yen;  ///< the largest cap of a frame that the business may use
  bool favourite = false;
};
BOOST_DESCRIBE_STRUCT(BusinessMeasureItem, (MeasureItem),
                      (verdict, frames, reasons_no, missing, worth_yen, favourite))

struct VerdictCounts {
  std::int64_t eligible = 0;
  std::int64_t open = 0;
  std::int64_t not_eligible = 0;
  std::int64_t unpublished = 0;
};
BOOST_DESCRIBE_STRUCT(VerdictCounts, (), (eligible, open, not_eligible, unpublished))

struct BusinessMeasureList {
  std::vector<BusinessMeasureItem> items;
  std::int64_t total = 0;
  std::int64_t page = 1;
  std::int64_t per_page = 50;
  VerdictCounts counts;  ///< of all that the other filters let through
  std::optional<NextQuestion> next_question;
};
BOOST_DESCRIBE_STRUCT(BusinessMeasureList, (), (items, total, page, per_page, counts, next_question))

struct BusinessMeasureView {
  MeasureView measure;
  VerdictKind verdict{};
  std::vector<std::string> reasons_no;
  std::vector<FactKey> missing;
  std::optional<Proof> proof;
  std::vector<FrameVerdict> frames;
  std::optional<std::int64_t> worth_yen;
  bool favourite = false;
};
BOOST_DESCRIBE_STRUCT(BusinessMeasureView, (),
                      (measure, verdict, reasons_no, missing, proof, frames, worth_yen, favourite))

/// @throws Refused(kNotFound) for those who may not see it
BusinessMeasureList list_business_measures(http::Call& call, Catalogue& catalogue, std::int64_t business_id,
                                           const BusinessMeasureQuery& query);
BusinessMeasureView show_business_measure(http::Call& call, Catalogue& catalogue, std::int64_t business_id,
                                          std::int64_t measure_id);

/// The largest amount that the frame may pay this business: the first cap whose condition is met, those
/// before it that may be met, and the largest add-on.
std::optional<std::int64_t> worth_of(const Frame& frame, const Facts& facts, Date as_of);

}  // namespace banso::measures
