// What is known of a business as facts, answers to questions, and favourites.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/measures/catalogue/catalogue.hpp"
#include "contexts/measures/rules/facts.hpp"
#include "platform/http/call.hpp"

namespace banso::measures {

struct FactItem {
  FactKey key{};
  boost::json::value value;
  ToldBy told_by{};
  std::optional<Date> as_of;
  bool editable_here = false;  ///< answered here; others are changed where they live
};
BOOST_DESCRIBE_STRUCT(FactItem, (), (key, value, told_by, as_of, editable_here))

struct FactList {
  std::vector<FactItem> items;
};
BOOST_DESCRIBE_STRUCT(FactList, (), (items))

struct FactInput {
  boost::json::value value;
};
BOOST_DESCRIBE_STRUCT(FactInput, (), (value))

/// One of the answers that were given to a question.
struct AnswerItem {
  boost::json::value value;  ///< null: taken back
  Instant told_at{};
  std::string told_by;
};
BOOST_DESCRIBE_STRUCT(AnswerItem, (), (value, told_at, told_by))

struct AnswerHistory {
  std::vector<AnswerItem> items;
};
BOOST_DESCRIBE_STRUCT(AnswerHistory, (), (items))

/// @throws Refused(kNotFound)
FactList list_facts(http::Call& call, std::int64_t business_id);
/// Answers a question once for all measures. @throws Refused(kForbidden) for anybody but an owner, kNotFound
/// for a fact that is none, kConflict with the place where it is changed for one that lives elsewhere,
/// kInvalid at /value
FactItem tell_fact(http::Call& call, std::int64_t business_id, const std::string& fact_key,
                   const FactInput& input);
/// Takes an answer back: the fact is unknown again.
void take_back_fact(http::Call& call, std::int64_t business_id, const std::string& fact_key);
AnswerHistory show_answer_history(http::Call& call, std::int64_t business_id, const std::string& fact_key);

/// @throws Refused(kForbidden) for anybody but an owner, kNotFound for a measure that is none
void add_favourite(http::Call& call, Catalogue& catalogue, std::int64_t business_id, std::int64_t measure_id);
void remove_favourite(http::Call& call, std::int64_t business_id, std::int64_t measure_id);

}  // namespace banso::measures
