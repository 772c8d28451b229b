#include "contexts/measures/usecases/answers.hpp"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>

#include "contexts/measures/api.hpp"
#include "contexts/measures/store/answers.hpp"
#include "contexts/measures/usecases/search_measures.hpp"
#include "platform/audit/audit.hpp"
#include "platform/identity/api.hpp"
#include "platform/outbox/bus.hpp"
#include "platform/shape/json.hpp"

namespace banso::measures {
namespace {

constexpr std::size_t kMostFavourites = 300;

void must_own(const http::Call& call, std::int64_t business_id) {
  if (call.caller.owns(business_id)) return;
  throw Refused(RefusalCode::kForbidden, "measures.not_the_owner",
                "質問に答えたり、お気に入りを変えたりできるのは、確認を受けた事業者本人だけです。");
}

const Fact& named_fact(const std::string& fact_key) {
  if (const auto key = find_fact(fact_key)) return fact_of(*key);
  throw Refused(RefusalCode::kNotFound, "measures.fact_not_found",
                "この質問はありません。質問の一覧を読み込み直してください。");
}

/// A fact has one home. What lives elsewhere is changed there, and counts here at once.
void must_live_here(const Fact& fact) {
  std::string where;
  switch (fact.origin) {
    case FactOrigin::answer:
      return;
    case FactOrigin::registry:
      where =
          "法人番号の台帳（国税庁）から分かる項目なので、ここでは変えられません。台帳が違うときは、国税庁また"
          "は"
          "法務局への届出を確かめてください。";
      break;
    case FactOrigin::profile:
      where = "会社の登録項目です。「登録の内容」で変更すると、すべての施策の判定に反映されます。";
      break;
    case FactOrigin::finance:
      where = "決算の数字です。「経営の健康診断」で決算を入力すると、すべての施策の判定に反映されます。";
      break;
  }
  throw Refused(RefusalCode::kConflict, "measures.fact_lives_elsewhere",
                fmt::format("「{}」は{}", fact.name, where));
}

FactItem item_of(FactKey key, const FactValue& value) {
  return {key, shape::parse_json(print_fact_value(key, value)), value.told_by, value.as_of,
          fact_of(key).origin == FactOrigin::answer};
}

void record(http::Call& call, std::string_view action, std::int64_t business_id,
            boost::json::object details) {
  audit::record(call, {.action = action,
                       .object_type = "business",
                       .object_id = std::to_string(business_id),
                       .business_id = business_id,
                       .details = std::move(details)});
}

void announce(http::Call& call, std::int64_t business_id) {
  outbox::publish(call.tx, kAnswersChanged, {{"business_id", business_id}});
}

}  // namespace

FactList list_facts(http::Call& call, std::int64_t business_id) {
  const Facts known = facts_for_caller(call, business_id);
  FactList list;
  for (const Fact& fact : facts()) {
    if (const FactValue* value = known.find(fact.key)) list.items.push_back(item_of(fact.key, *value));
  }
  return list;
}

FactItem tell_fact(http::Call& call, std::int64_t business_id, const std::string& fact_key,
                   const FactInput& input) {
  must_own(call, business_id);
  const Fact& fact = named_fact(fact_key);
  must_live_here(fact);
  std::vector<FieldError> errors;
  auto value = parse_fact_value(fact.key, boost::json::serialize(input.value), "/value", errors);
  shape::refuse_if_any(std::move(errors));
  value->told_by = ToldBy::answer;
  value->as_of = jst_date(call.now);
  FactItem item = item_of(fact.key, *value);
  store::add_answer(call.tx, business_id, std::string(key_of(fact.key)), item.value, call.now,
                    call.caller.user_id);
  record(call, "measures.fact.tell", business_id, {{"fact_key", key_of(fact.key)}});
  announce(call, business_id);
  return item;
}

void take_back_fact(http::Call& call, std::int64_t business_id, const std::string& fact_key) {
  must_own(call, business_id);
  const Fact& fact = named_fact(fact_key);
  must_live_here(fact);
  store::add_answer(call.tx, business_id, std::string(key_of(fact.key)), std::nullopt, call.now,
                    call.caller.user_id);
  record(call, "measures.fact.take_back", business_id, {{"fact_key", key_of(fact.key)}});
  announce(call, business_id);
}

AnswerHistory show_answer_history(http::Call& call, std::int64_t business_id, const std::string& fact_key) {
  must_own(call, business_id);
  const auto rows =
      store::answer_history(call.tx, business_id, std::string(key_of(named_fact(fact_key).key)));
  std::vector<std::int64_t> people;
  for (const auto& row : rows) people.push_back(row.told_by_user_id);
  const auto names = identity::display_names(call.tx, people);
  AnswerHistory history;
  for (const auto& row : rows) {
    const auto name = names.find(row.told_by_user_id);
    history.items.push_back({row.value.value_or(nullptr), row.told_at,
                             name == names.end() ? std::string("（退会した人）") : name->second});
  }
  return history;
}

void add_favourite(http::Call& call, Catalogue& catalogue, std::int64_t business_id,
                   std::int64_t measure_id) {
  must_own(call, business_id);
  existing_measure(*catalogue.current(call.tx), measure_id);
  if (store::favourites(call.tx, business_id).size() >= kMostFavourites) {
    throw Refused(RefusalCode::kConflict, "measures.too_many_favourites",
                  "お気に入りは300件までです。使わないものを外してから加えてください。");
  }
  store::add_favourite(call.tx, business_id, measure_id, call.now, call.caller.user_id);
  record(call, "measures.favourite.add", business_id, {{"measure_id", measure_id}});
}

void remove_favourite(http::Call& call, std::int64_t business_id, std::int64_t measure_id) {
  must_own(call, business_id);
  if (store::remove_favourite(call.tx, business_id, measure_id)) {
    record(call, "measures.favourite.remove", business_id, {{"measure_id", measure_id}});
  }
}

}  // namespace banso::measures
