// What businesses answered, and what they want to keep an eye on.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::measures::store {

/// The newest answer to a question; value null: taken back.
struct AnswerRow {
  std::string fact_key;
  std::optional<boost::json::value> value;
  Instant told_at{};
  std::int64_t told_by_user_id = 0;
};
BOOST_DESCRIBE_STRUCT(AnswerRow, (), (fact_key, value, told_at, told_by_user_id))

/// The answers of a business that count, as the caller may see them, without those taken back.
std::vector<AnswerRow> current_answers(db::Tx& tx, std::int64_t business_id);
/// Everything that was ever answered to a question, newest first, at most 100.
std::vector<AnswerRow> answer_history(db::Tx& tx, std::int64_t business_id, const std::string& fact_key);
/// @param value nothing: the answer is taken back
void add_answer(db::Tx& tx, std::int64_t business_id, const std::string& fact_key,
                const std::optional<boost::json::value>& value, Instant now, std::int64_t user_id);

/// An answer of some business.
struct BusinessAnswer {
  std::int64_t business_id = 0;
  std::string fact_key;
  std::optional<boost::json::value> value;  ///< nothing: taken back
  Instant told_at{};
};
BOOST_DESCRIBE_STRUCT(BusinessAnswer, (), (business_id, fact_key, value, told_at))
/// The newest answers of all businesses after this business and fact, in that order: a page, for the system
/// only.
std::vector<BusinessAnswer> answers_after(db::Tx& tx, std::int64_t business_id, const std::string& fact_key,
                                          std::int64_t limit);
/// The same of some businesses.
std::vector<BusinessAnswer> answers_of(db::Tx& tx, const std::vector<std::int64_t>& business_ids);

/// Measures that the business wants to keep an eye on.
std::vector<std::int64_t> favourites(db::Tx& tx, std::int64_t business_id);
void add_favourite(db::Tx& tx, std::int64_t business_id, std::int64_t measure_id, Instant now,
                   std::int64_t user_id);
bool remove_favourite(db::Tx& tx, std::int64_t business_id, std::int64_t measure_id);

}  // namespace banso::measures::store
