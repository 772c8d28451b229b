#include "contexts/dues/usecases/runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>

#include "contexts/dues/store/payers.hpp"
#include "contexts/dues/usecases/access.hpp"
#include "contexts/dues/usecases/members.hpp"
#include "contexts/dues/usecases/rule_effect.hpp"
#include "contexts/membership/api.hpp"
#include "kernel/refusal.hpp"
#include "platform/services.hpp"

namespace banso::dues {
namespace {

using membership::Member;

constexpr std::size_t kMostProblemsShown = 200;
constexpr std::size_t kMostChangesShown = 20;
constexpr std::size_t kPortion = 500;

/// Everybody who was a member on some day of the fiscal year or after, as far as dues go: 会員 who had not
/// left before it began and had joined before it ended.
void each_payer(db::Tx& tx, std::int64_t organization_id, int fiscal_year,
                const std::function<void(const Member&)>& take, Instant now) {
  membership::MemberFilter filter;
  filter.standing = {{membership::Standing::member}};
  const Date begin = fiscal_year_begin(fiscal_year);
  const Date end = fiscal_year_end(fiscal_year);
  membership::each_member(
      tx, organization_id, filter,
      [&](const Member& member) {
        const auto& fields = member.fields;
        if (fields.left_on && *fields.left_on < begin) return;
        if (fields.joined_on && *fields.joined_on > end) return;
        take(member);
      },
      now);
}

/// The dues of a member in a year: who joined within it pays the part of a first year.
YearlyDues dues_of(const DuesRule& rule, const PayerFacts& facts, const Member& member, int year) {
  const auto& joined = member.fields.joined_on;
  if (!joined || fiscal_year(*joined) != year) return yearly_dues(rule, facts, year);
  FirstYear first = first_year_dues(rule, facts, *joined);
  YearlyDues dues = yearly_dues(rule, facts, year);
  dues.explanation = std::move(first.explanation);
  dues.yearly_yen = first.first_year_yen;
  dues.instalments.clear();
  if (first.first_year_yen > 0) {
    const Date due = std::chrono::sys_days(*joined) + std::chrono::days(rule.first_payment_days);
    dues.instalments.push_back({due, first.first_year_yen, "初年度会費"});
  }
  return dues;
}

using Amounts = std::map<std::int64_t, std::int64_t>;

Amounts charged(db::Tx& tx, std::int64_t organization_id, int fiscal_year, ChargeKind kind) {
  Amounts amounts;
  for (const auto& row : store::members_charged(tx, organization_id, fiscal_year, kind)) {
    amounts.emplace(row.member_id, row.amount_yen);
  }
  return amounts;
}

std::map<std::int64_t, std::string> plans(db::Tx& tx, std::int64_t organization_id) {
  std::map<std::int64_t, std::string> found;
  for (auto& payer : store::find_payers(tx, organization_id, std::nullopt)) {
    if (!payer.plan_key.empty()) found.emplace(payer.member_id, std::move(payer.plan_key));
  }
  return found;
}

std::string plan_of(const std::map<std::int64_t, std::string>& plans, std::int64_t member_id) {
  const auto found = plans.find(member_id);
  return found == plans.end() ? "" : found->second;
}

DuesRunPreviewItem item_of(const Member& member, const YearlyDues& dues) {
  DuesRunPreviewItem item;
  item.member_id = member.member_id;
  item.member_number = member.fields.member_number ? std::string(*member.fields.member_number) : "";
  item.member_name = member.fields.name;
  item.units = dues.units;
  item.dues_yen = dues.yearly_yen;
  item.levy_yen = dues.levy_yen;
  for (const std::string& fact : dues.missing) item.missing.push_back(name_of_fact(fact));
  item.explanation = dues.explanation;
  return item;
}

void keep_largest(std::vector<DuesRunPreviewItem>& items) {
  const auto change = [](const DuesRunPreviewItem& item) {
    return std::abs(item.dues_yen - item.last_year_yen.value_or(0));
  };
  const auto larger = [&](const DuesRunPreviewItem& a, const DuesRunPreviewItem& b) {
    return change(a) > change(b);
  };
  std::sort(items.begin(), items.end(), larger);
  if (items.size() > kMostChangesShown) items.resize(kMostChangesShown);
}

/// One run being made.
class Run {
 public:
  Run(db::Tx& tx, std::int64_t organization_id, const store::RuleRow& rule, const DuesRunInput& input,
      Instant now, std::int64_t user_id)
      : tx_(tx),
        now_(now),
        user_id_(user_id),
        organization_id_(organization_id),
        rule_(rule),
        year_(static_cast<int>(input.fiscal_year)),
        accepts_missing_(input.accepts_missing),
        dues_(charged(tx, organization_id, year_, ChargeKind::dues)),
        levies_(charged(tx, organization_id, year_, ChargeKind::levy)),
        plans_(plans(tx, organization_id)) {}

  DuesRunResult make() {
    run_id_ = store::add_run(tx_, organization_id_, year_, rule_.rule_version, now_, user_id_);
    each_payer(
        tx_, organization_id_, year_, [&](const Member& member) { take(member); }, now_);
    flush();
    if (count_ == 0) {
      throw Refused(
          RefusalCode::kConflict, "dues.nothing_to_charge",
          left_out_ > 0
              ? fmt::format("請求できる会員がいません。資本金などが分からない会員が{}件あります。会員の情報を"
                            "補うか、「見込みの金額で請求する」を選んでください。",
                            left_out_)
              : fmt::format("{}の会費は、すべての会員に請求済みです。", japanese_fiscal_year(year_)));
    }
    store::finish_run(tx_, organization_id_, run_id_, count_, total_);
    return {store::find_run(tx_, organization_id_, run_id_).value(), left_out_};
  }

 private:
  void take(const Member& member) {
    YearlyDues dues =
        dues_of(rule_.document, facts_of(member, plan_of(plans_, member.member_id)), member, year_);
    if (!dues.missing.empty() && !accepts_missing_) {
      left_out_ += dues_.contains(member.member_id) ? 0 : 1;
      return;
    }
    const Date due_on = dues.instalments.empty() ? fiscal_year_begin(year_) : dues.instalments.front().due_on;
    if (dues.yearly_yen > 0 && !dues_.contains(member.member_id)) {
      std::erase_if(dues.instalments, [](const Instalment& one) { return one.amount_yen == 0; });
      add(member, ChargeKind::dues, fmt::format("{} 会費", japanese_fiscal_year(year_)), dues.units,
          dues.yearly_yen, dues.instalments, dues.explanation);
    }
    if (dues.levy_yen > 0 && !levies_.contains(member.member_id)) {
      add(member, ChargeKind::levy, levy_title(year_), std::nullopt, dues.levy_yen,
          {{due_on, dues.levy_yen, "負担金"}}, {dues.explanation.back()});
    }
  }

  void add(const Member& member, ChargeKind kind, std::string title, std::optional<std::int64_t> units,
           std::int64_t amount, std::vector<Instalment> instalments, std::vector<std::string> explanation) {
    store::NewCharge charge = charge_for(member);
    charge.kind = kind;
    charge.fiscal_year = year_;
    charge.title = std::move(title);
    charge.units = units;
    charge.amount_yen = amount;
    charge.instalments = std::move(instalments);
    charge.explanation = std::move(explanation);
    charge.rule_version = rule_.rule_version;
    charge.run_id = run_id_;
    portion_.push_back(std::move(charge));
    if (portion_.size() >= kPortion) flush();
  }

  void flush() {
    for (const auto& added : store::add_charges(tx_, organization_id_, std::move(portion_), now_, user_id_)) {
      ++count_;
      total_ += added.amount_yen;
    }
    portion_.clear();
  }

  db::Tx& tx_;
  const Instant now_;
  const std::int64_t user_id_;
  const std::int64_t organization_id_;
  const store::RuleRow& rule_;
  const int year_;
  const bool accepts_missing_;
  const Amounts dues_;
  const Amounts levies_;
  const std::map<std::int64_t, std::string> plans_;
  std::int64_t run_id_ = 0;
  std::vector<store::NewCharge> portion_;
  std::int64_t count_ = 0;
  std::int64_t total_ = 0;
  std::int64_t left_out_ = 0;
};

}  // namespace

std::int64_t count_payers(db::Tx& tx, std::int64_t organization_id, int fiscal_year, Instant now) {
  std::int64_t count = 0;
  each_payer(
      tx, organization_id, fiscal_year, [&](const Member&) { ++count; }, now);
  return count;
}

store::RuleRow rule_of_year(db::Tx& tx, std::int64_t organization_id, int fiscal_year) {
  auto rule = store::rule_in_force(tx, organization_id, fiscal_year);
  if (!rule) {
    throw Refused(
        RefusalCode::kConflict, "dues.no_rule",
        fmt::format("{}の会費規程がまだ公開されていません。「会費規程」で規程を作って公開してください。",
                    japanese_fiscal_year(fiscal_year)));
  }
  return std::move(*rule);
}

DuesRunPreview preview_run(http::Call& call, const DuesRunQuery& query) {
  const std::int64_t organization_id = chamber_of(call);
  const int year = static_cast<int>(query.fiscal_year);
  const store::RuleRow rule = rule_of_year(call.tx, organization_id, year);
  const Amounts dues_now = charged(call.tx, organization_id, year, ChargeKind::dues);
  const Amounts levies = charged(call.tx, organization_id, year, ChargeKind::levy);
  const Amounts last_year = charged(call.tx, organization_id, year - 1, ChargeKind::dues);
  const auto plan_keys = plans(call.tx, organization_id);
  DuesRunPreview preview;
  preview.fiscal_year = year;
  preview.rule_version = rule.rule_version;
  preview.rule_title = rule.title;
  preview.last_year_members = static_cast<std::int64_t>(last_year.size());
  for (const auto& [member_id, amount] : last_year) preview.last_year_yen += amount;
  each_payer(
      call.tx, organization_id, year,
      [&](const Member& member) {
        ++preview.members;
        const YearlyDues dues =
            dues_of(rule.document, facts_of(member, plan_of(plan_keys, member.member_id)), member, year);
        DuesRunPreviewItem item = item_of(member, dues);
        if (dues.levy_yen > 0 && !levies.contains(member.member_id)) {
          ++preview.levy_count;
          preview.levy_yen += dues.levy_yen;
        }
        if (dues_now.contains(member.member_id)) {
          ++preview.charged;
          return;
        }
        if (dues.yearly_yen == 0) {
          ++preview.free_count;
        } else {
          ++preview.to_charge;
          preview.dues_yen += dues.yearly_yen;
        }
        if (const auto before = last_year.find(member.member_id); before != last_year.end()) {
          item.last_year_yen = before->second;
          if (dues.yearly_yen > before->second) ++preview.more;
          if (dues.yearly_yen < before->second) ++preview.less;
          if (dues.yearly_yen != before->second) preview.largest_changes.push_back(item);
          if (preview.largest_changes.size() > 10 * kMostChangesShown) keep_largest(preview.largest_changes);
        } else {
          ++preview.new_members;
        }
        if (!dues.missing.empty()) {
          ++preview.problem_count;
          if (preview.problems.size() < kMostProblemsShown) preview.problems.push_back(std::move(item));
        }
      },
      call.now);
  keep_largest(preview.largest_changes);
  note(call, organization_id, "run.preview", "fiscal_year", year);
  return preview;
}

DuesRunResult claim_year(db::Tx& tx, std::int64_t organization_id, const DuesRunInput& input, Instant now,
                         std::int64_t user_id) {
  const store::RuleRow rule = rule_of_year(tx, organization_id, static_cast<int>(input.fiscal_year));
  // Two runs at once would both see no claims; the second waits here and then claims only what is left.
  store::next_number(tx, organization_id, fmt::format("run/{}", std::int64_t(input.fiscal_year)));
  return Run(tx, organization_id, rule, input, now, user_id).make();
}

DuesRunResult make_run(http::Call& call, const DuesRunInput& input) {
  const std::int64_t organization_id = chamber_of(call);
  DuesRunResult result = claim_year(call.tx, organization_id, input, call.now, call.caller.user_id);
  note(call, organization_id, "run.make", "dues_run", result.run.run_id,
       {{"fiscal_year", result.run.fiscal_year},
        {"charges", result.run.charge_count},
        {"total_yen", result.run.total_yen}});
  return result;
}

DuesRunList list_runs(http::Call& call) {
  return {store::list_runs(call.tx, chamber_of(call))};
}

// rule_effect.hpp

DuesRuleEffect effect_on_members(db::Tx& tx, std::int64_t organization_id, const DuesRule& rule,
                                 int fiscal_year, Instant now) {
  const auto before = store::rule_in_force(tx, organization_id, fiscal_year);
  const auto plan_keys = plans(tx, organization_id);
  DuesRuleEffect effect;
  each_payer(
      tx, organization_id, fiscal_year,
      [&](const Member& member) {
        const PayerFacts facts = facts_of(member, plan_of(plan_keys, member.member_id));
        const YearlyDues after = yearly_dues(rule, facts, fiscal_year);
        const std::int64_t old = before ? yearly_dues(before->document, facts, fiscal_year).yearly_yen : 0;
        ++effect.members;
        effect.before_yen += old;
        effect.after_yen += after.yearly_yen;
        if (!after.missing.empty()) ++effect.missing;
        (after.yearly_yen > old ? effect.more : after.yearly_yen < old ? effect.less : effect.same) += 1;
        if (after.yearly_yen != old) {
          effect.largest.push_back({member.member_id, member.fields.name, old, after.yearly_yen});
        }
      },
      now);
  std::stable_sort(effect.largest.begin(), effect.largest.end(),
                   [](const DuesRuleEffectItem& a, const DuesRuleEffectItem& b) {
                     return std::abs(a.after_yen - a.before_yen) > std::abs(b.after_yen - b.before_yen);
                   });
  if (effect.largest.size() > kMostChangesShown) effect.largest.resize(kMostChangesShown);
  return effect;
}

}  // namespace banso::dues
