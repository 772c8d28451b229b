#include "contexts/ledger/store/rows.hpp"

#include "kernel/refusal.hpp"
#include "platform/db/statement.hpp"
#include "platform/shape/json.hpp"

namespace banso::ledger::store {
namespace {

using Id = std::int64_t;
const db::Query<Round, Id, Id> kFindRound{"ledger.find_round"};
const db::Query<Target, Id, Id> kFindTarget{"ledger.find_target"};
const db::Query<Id, Id, Id> kLockTarget{"ledger.lock_target"};
const db::Query<Answer, Id, Id> kNewestAnswer{"ledger.newest_answer"};
const db::Query<Evidence, Id, Id> kNewestEvidence{"ledger.newest_evidence"};
const db::Query<Setting, Id> kFindSetting{"ledger.find_setting"};

}  // namespace

std::optional<Round> find_round(db::Tx& tx, Id organization_id, Id round_id) {
  return kFindRound.maybe(tx, organization_id, round_id);
}
membership::MemberFields fields_of(const boost::json::value& snapshot) {
  boost::json::value whole = shape::parse_json(shape::to_json(membership::MemberFields{}));
  if (snapshot.is_object()) {
    for (const auto& [key, value] : snapshot.as_object()) {
      if (auto* member = whole.as_object().if_contains(key)) *member = value;
    }
  }
  membership::MemberFields fields;
  std::vector<FieldError> errors;
  shape::read_json(whole, &fields, shape::type_of<membership::MemberFields>(), "", errors);
  return fields;
}

std::optional<Target> find_target(db::Tx& tx, Id organization_id, Id target_id) {
  auto target = kFindTarget.maybe(tx, organization_id, target_id);
  if (target) target->held = fields_of(target->snapshot);
  return target;
}
std::optional<Id> lock_target(db::Tx& tx, Id organization_id, Id target_id) {
  return kLockTarget.maybe(tx, organization_id, target_id);
}
std::optional<Answer> newest_answer(db::Tx& tx, Id organization_id, Id target_id) {
  return kNewestAnswer.maybe(tx, organization_id, target_id);
}
std::optional<Evidence> newest_evidence(db::Tx& tx, Id organization_id, Id target_id) {
  return kNewestEvidence.maybe(tx, organization_id, target_id);
}
Setting find_setting(db::Tx& tx, Id organization_id) {
  return kFindSetting.maybe(tx, organization_id).value_or(Setting{});
}

Round existing_round(db::Tx& tx, Id organization_id, Id round_id) {
  auto round = find_round(tx, organization_id, round_id);
  if (!round) {
    throw Refused(RefusalCode::kNotFound, "ledger.round_not_found", "この年度更新は見つかりません。");
  }
  return std::move(*round);
}
Target existing_target(db::Tx& tx, Id organization_id, Id target_id) {
  auto target = find_target(tx, organization_id, target_id);
  if (!target) {
    throw Refused(RefusalCode::kNotFound, "ledger.target_not_found", "この対象は見つかりません。");
  }
  return std::move(*target);
}

}  // namespace banso::ledger::store
