#include "contexts/ledger/usecases/choose_targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "contexts/registry/api.hpp"
#include "kernel/text.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/api.hpp"
#include "platform/shape/json.hpp"

namespace banso::ledger {
namespace {

using Id = std::int64_t;
using membership::LegalForm;
using membership::Member;
using membership::MemberFields;
using membership::Standing;

constexpr std::size_t kPortion = 500;

/// A row of ledger.target as the statement takes many of them.
struct NewTarget {
  std::optional<Id> member_id;
  std::optional<Id> business_id;
  TargetState state{};
  Truth verdict{};
  std::vector<std::string> reasons;
  std::vector<std::string> missing;
  MemberFields snapshot;
  Id snapshot_version = 0;
  std::string name;
  std::string name_key;
  std::string post_code;
  std::string address;
  std::string district;
  std::string email;
  Channel channel{};
  Id levy_yen = 0;
  std::string register_flag;
  std::string register_note;
};
BOOST_DESCRIBE_STRUCT(NewTarget, (),
                      (member_id, business_id, state, verdict, reasons, missing, snapshot, snapshot_version,
                       name, name_key, post_code, address, district, email, channel, levy_yen, register_flag,
                       register_note))

struct RegisteredTarget {
  Id target_id = 0;
  Id business_id = 0;
  std::string name;
  std::optional<std::string> city_code;
  Id snapshot_version = 0;
};
BOOST_DESCRIBE_STRUCT(RegisteredTarget, (), (target_id, business_id, name, city_code, snapshot_version))

const db::Command<Id, Id, std::vector<NewTarget>, Instant> kAddTargets{"ledger.add_targets"};
const db::Query<RegisteredTarget, Id, Id> kWithBusiness{"ledger.targets_with_business"};
const db::Command<Id, Id, std::string, std::string> kFlagTarget{"ledger.flag_target"};

template <class T>
std::optional<Id> number(const std::optional<T>& value) {
  return value ? std::optional<Id>(static_cast<Id>(*value)) : std::nullopt;
}

Truth in_district(const Member& member, const std::vector<std::string>& city_codes) {
  const MemberFields& fields = member.fields;
  if (!fields.places.empty()) return Truth::yes;
  if (!city_codes.empty() && fields.city_code) {
    return std::find(city_codes.begin(), city_codes.end(), *fields.city_code) != city_codes.end() ? Truth::yes
                                                                                                  : Truth::no;
  }
  // Whoever is a member, or was in the ledger before, has a place of business in the district.
  return member.standing == Standing::member || member.standing == Standing::statutory_only ? Truth::yes
                                                                                            : Truth::unknown;
}

StatutoryFacts facts_of(const Member& member, const std::vector<std::string>& city_codes) {
  const MemberFields& fields = member.fields;
  StatutoryFacts facts;
  facts.closed = member.register_state == "closed";
  facts.in_district = in_district(member, city_codes);
  facts.in_district_since = fields.opened_in_district_on;
  if (!facts.in_district_since && fields.joined_on) {
    facts.in_district_since = fields.joined_on;
    facts.since_is_from_membership = true;
  }
  if (fields.legal_form) {
    facts.sole_proprietor = *fields.legal_form == LegalForm::sole_proprietor ? Truth::yes : Truth::no;
  }
  facts.district_employees = number(fields.district_employees);
  facts.all_employees = number(fields.regular_employees);
  facts.capital_yen = number(fields.capital_yen);
  if (!fields.industry_codes.empty()) facts.industry_code = fields.industry_codes.front();
  return facts;
}

LevyFacts levy_facts_of(const MemberFields& fields) {
  return {number(fields.district_employees), number(fields.regular_employees), number(fields.capital_yen)};
}

template <class T>
std::string text_or(const std::optional<T>& value, const std::optional<T>& other = {}) {
  return value ? std::string(*value) : other ? std::string(*other) : std::string();
}

Channel channel_of(const MemberFields& fields) {
  if (fields.email && fields.mail_allowed.value_or(false)) return Channel::mail;
  return fields.mailing_address || fields.address ? Channel::letter : Channel::none;
}

NewTarget target_of(const Member& member, const Round& round, const std::vector<std::string>& city_codes,
                    bool include_unknown) {
  const MemberFields& fields = member.fields;
  Judged judged = judge_member(member, round, city_codes);
  NewTarget target;
  target.member_id = member.member_id;
  target.business_id = member.business_id;
  target.verdict = judged.verdict.verdict;
  const bool asked = target.verdict == Truth::yes || (target.verdict == Truth::unknown && include_unknown);
  target.state = judged.verdict.open == Truth::no ? TargetState::business_closed
                 : asked                          ? TargetState::listed
                                                  : TargetState::excluded;
  target.reasons = std::move(judged.reasons);
  target.missing = std::move(judged.missing);
  target.snapshot = fields;
  target.snapshot.note.reset();
  target.snapshot_version = member.version;
  target.name = fields.name;
  target.name_key = fold_name(fields.name);
  target.post_code = fields.mailing_address ? text_or(fields.mailing_post_code) : text_or(fields.post_code);
  target.address = text_or(fields.mailing_address, fields.address);
  target.district = text_or(fields.district);
  target.email = text_or(fields.email);
  target.channel = channel_of(fields);
  target.levy_yen = levy_amount(round.levy_basis, round.levy_steps, levy_facts_of(fields));
  if (judged.verdict.open == Truth::no) {
    target.register_flag = "closed";
    target.register_note = "国税庁の登録で、登記が閉鎖されています。";
  }
  return target;
}

}  // namespace

Judged judge_member(const Member& member, const Round& round, const std::vector<std::string>& city_codes) {
  const StatutoryFacts facts = facts_of(member, city_codes);
  Judged judged;
  judged.verdict = judge_statutory(facts, round.floors, round.base_day);
  judged.reasons = statutory_reasons(judged.verdict, facts, round.floors, round.base_day);
  judged.missing = statutory_missing(judged.verdict, facts);
  return judged;
}

void list_members(db::Tx& tx, const Round& round, std::span<const Member> members,
                  const std::vector<std::string>& city_codes, bool include_unknown, Instant now) {
  std::vector<NewTarget> targets;
  for (const Member& member : members)
    targets.push_back(target_of(member, round, city_codes, include_unknown));
  kAddTargets.run(tx, round.organization_id, round.round_id, targets, now);
}

ChooseResult choose_targets(http::Call& call, Id organization_id, Id round_id, const ChooseInput& input) {
  membership::must_work_for(call, organization_id);
  const Round round = store::existing_round(call.tx, organization_id, round_id);
  if (round.state != RoundState::preparing && round.state != RoundState::open) {
    throw Refused(RefusalCode::kConflict, "ledger.round_is_closed",
                  "締め切った年度更新の対象は変えられません。");
  }
  const auto chamber = membership::settings_of(call.tx, organization_id);
  const std::vector<std::string> city_codes(chamber.city_codes.begin(), chamber.city_codes.end());
  ChooseResult result;
  std::vector<NewTarget> portion;
  const auto store_portion = [&] {
    if (!portion.empty()) kAddTargets.run(call.tx, organization_id, round_id, portion, call.now);
    portion.clear();
  };
  std::vector<NewTarget> all;
  membership::MemberFilter filter;
  filter.standing = {Standing::member, Standing::statutory_only, Standing::prospect};
  membership::each_member(
      call.tx, organization_id, filter,
      [&](const Member& member) {
        all.push_back(target_of(member, round, city_codes, input.include_unknown));
        ++result.judged;
        const Truth verdict = all.back().verdict;
        ++(verdict == Truth::yes ? result.yes : verdict == Truth::no ? result.no : result.unknown);
      },
      call.now);
  for (NewTarget& target : all) {
    portion.push_back(std::move(target));
    if (portion.size() == kPortion) store_portion();
  }
  store_portion();
  record(call, "ledger.targets.choose", "ledger_round", round_id, organization_id,
         {{"judged", result.judged}, {"yes", result.yes}, {"unknown", result.unknown}});
  return result;
}

TargetItem add_business(http::Call& call, Id organization_id, Id round_id, const AddBusinessInput& input) {
  membership::must_work_for(call, organization_id);
  const Round round = store::existing_round(call.tx, organization_id, round_id);
  const auto business = registry::find_business(call.tx, input.business_id);
  if (!business) {
    throw Refused(RefusalCode::kNotFound, "ledger.business_not_found",
                  "この番号の事業者は登録されていません。");
  }
  for (const RegisteredTarget& there : kWithBusiness.all(call.tx, organization_id, round_id)) {
    if (there.business_id == input.business_id) {
      throw Refused(RefusalCode::kConflict, "ledger.already_target",
                    "この事業者は、もう対象の一覧にあります。");
    }
  }
  NewTarget target;
  target.business_id = business->business_id;
  target.state = TargetState::listed;
  target.verdict = Truth::unknown;
  target.reasons = {"登録にはありますが、商工会議所の台帳にまだ記録がありません。"};
  target.missing = {"地区内の従業員数", "資本金"};
  target.snapshot.name = business->name;
  if (!business->name_kana.empty()) target.snapshot.name_kana = business->name_kana;
  if (!business->address.empty()) target.snapshot.address = business->address;
  if (business->post_code.size() == 7)
    target.snapshot.post_code = membership::PostCode(business->post_code.c_str());
  if (business->city_code.size() == 5)
    target.snapshot.city_code = membership::CityCode(business->city_code.c_str());
  target.name = business->name;
  target.name_key = fold_name(business->name);
  target.post_code = business->post_code;
  target.address = business->address;
  target.channel = Channel::letter;
  target.levy_yen = levy_amount(round.levy_basis, round.levy_steps, {});
  kAddTargets.run(call.tx, organization_id, round_id, {target}, call.now);
  record(call, "ledger.target.add", "ledger_round", round_id, organization_id,
         {{"business_id", target.business_id.value()}, {"reason", input.reason}});
  for (const RegisteredTarget& there : kWithBusiness.all(call.tx, organization_id, round_id)) {
    if (there.business_id == input.business_id)
      return store::existing_target(call.tx, organization_id, there.target_id);
  }
  return {};
}

FlagResult compare_with_register(http::Call& call, Id organization_id, Id round_id) {
  membership::must_work_for(call, organization_id);
  store::existing_round(call.tx, organization_id, round_id);
  const auto targets = kWithBusiness.all(call.tx, organization_id, round_id);
  FlagResult result;
  for (std::size_t begin = 0; begin < targets.size(); begin += kPortion) {
    std::vector<Id> ids;
    for (std::size_t i = begin; i < std::min(begin + kPortion, targets.size()); ++i)
      ids.push_back(targets[i].business_id);
    std::map<Id, registry::ListedBusiness> found;
    for (auto& business : registry::listed_businesses(call.tx, ids)) {
      found.emplace(business.business_id, std::move(business));
    }
    for (std::size_t i = begin; i < std::min(begin + kPortion, targets.size()); ++i) {
      const RegisteredTarget& target = targets[i];
      const auto business = found.find(target.business_id);
      if (business == found.end()) continue;
      ++result.compared;
      std::string flag;
      std::string note;
      if (business->second.status != "active") {
        flag = "closed";
        note = "国税庁の登録で、登記が閉鎖されています。";
      } else if (target.city_code && !business->second.city_code.empty() &&
                 *target.city_code != business->second.city_code) {
        flag = "moved";
        note = "国税庁の登録の本店が、別の市区町村にあります。";
      } else if (fold_name(business->second.name) != fold_name(target.name)) {
        flag = "renamed";
        note = fmt::format("国税庁の登録の名称は「{}」です。", business->second.name);
      }
      if (!flag.empty()) ++result.flagged;
      kFlagTarget.run(call.tx, organization_id, target.target_id, flag, note);
    }
  }
  return result;
}

}  // namespace banso::ledger
