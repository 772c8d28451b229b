#include "contexts/measures/store/answers.hpp"

#include "platform/db/statement.hpp"

namespace banso::measures::store {
namespace {

using Id = std::int64_t;

const db::Query<AnswerRow, Id> kCurrentAnswers{"measures.current_answers"};
const db::Query<AnswerRow, Id, std::string> kAnswerHistory{"measures.answer_history"};
const db::Command<Id, std::string, std::optional<boost::json::value>, Instant, Id> kAddAnswer{
    "measures.add_answer"};
const db::Query<BusinessAnswer, Id, std::string, std::int64_t> kAnswersAfter{"measures.answers_after"};
const db::Query<BusinessAnswer, std::vector<Id>> kAnswersOf{"measures.answers_of"};
const db::Query<Id, Id> kListFavourites{"measures.list_favourites"};
const db::Command<Id, Id, Instant, Id> kAddFavourite{"measures.add_favourite"};
const db::Command<Id, Id> kRemoveFavourite{"measures.remove_favourite"};

}  // namespace

std::vector<AnswerRow> current_answers(db::Tx& tx, Id business_id) {
  return kCurrentAnswers.all(tx, business_id);
}

std::vector<AnswerRow> answer_history(db::Tx& tx, Id business_id, const std::string& fact_key) {
  return kAnswerHistory.all(tx, business_id, fact_key);
}

void add_answer(db::Tx& tx, Id business_id, const std::string& fact_key,
                const std::optional<boost::json::value>& value, Instant now, Id user_id) {
  kAddAnswer.run(tx, business_id, fact_key, value, now, user_id);
}

std::vector<BusinessAnswer> answers_after(db::Tx& tx, Id business_id, const std::string& fact_key,
                                          std::int64_t limit) {
  return kAnswersAfter.all(tx, business_id, fact_key, limit);
}

std::vector<BusinessAnswer> answers_of(db::Tx& tx, const std::vector<Id>& business_ids) {
  return kAnswersOf.all(tx, business_ids);
}

std::vector<Id> favourites(db::Tx& tx, Id business_id) {
  return kListFavourites.all(tx, business_id);
}

void add_favourite(db::Tx& tx, Id business_id, Id measure_id, Instant now, Id user_id) {
  kAddFavourite.run(tx, business_id, measure_id, now, user_id);
}

bool remove_favourite(db::Tx& tx, Id business_id, Id measure_id) {
  return kRemoveFavourite.run(tx, business_id, measure_id) > 0;
}

}  // namespace banso::measures::store
