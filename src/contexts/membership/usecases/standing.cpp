#include "contexts/membership/usecases/standing.hpp"

#include <fmt/format.h>

#include "contexts/membership/rules/withdrawal.hpp"
#include "contexts/membership/usecases/versions.hpp"
#include "contexts/registry/api.hpp"
#include "kernel/corporate_number.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/statement.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/shape/json.hpp"

namespace banso::membership {
namespace {

using Id = std::int64_t;

constexpr Id kAtOnce = 500;

struct PlannedRow {
  Id member_id = 0;
  Date effective_on{};
};
BOOST_DESCRIBE_STRUCT(PlannedRow, (), (member_id, effective_on))
struct DueRow {
  Id organization_id = 0;
  Id withdrawal_id = 0;
  Id member_id = 0;
  Date effective_on{};
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(DueRow, (), (organization_id, withdrawal_id, member_id, effective_on, reason))
struct CheckRow {
  Id organization_id = 0;
  Id member_id = 0;
  Id business_id = 0;
  Id version = 0;
  std::string register_state;
};
BOOST_DESCRIBE_STRUCT(CheckRow, (), (organization_id, member_id, business_id, version, register_state))
struct StateChange {
  Id member_id = 0;
  Id version = 0;
  std::string field;
  boost::json::value before;
  boost::json::value after;
};
BOOST_DESCRIBE_STRUCT(StateChange, (), (member_id, version, field, before, after))

const db::Command<Id, Id, Date, Date, std::string, Instant, Id> kAddWithdrawal{"membership.add_withdrawal"};
const db::Query<WithdrawalItem, Id, Id> kWithdrawalsOfMember{"membership.withdrawals_of_member"};
const db::Command<Id, Id, std::string, Instant> kSettleWithdrawal{"membership.settle_withdrawal"};
const db::Query<DueRow, Date, Id> kDueWithdrawals{"membership.due_withdrawals"};
const db::Query<PlannedRow, Id, std::vector<Id>> kPlannedWithdrawals{"membership.planned_withdrawals"};
const db::Query<CheckRow, Id, Id, std::optional<std::vector<Id>>, Id> kMembersToCheck{
    "membership.members_to_check"};
const db::Command<Id, Id, std::string, std::optional<Date>> kNoteRegisterState{
    "membership.note_register_state"};
const db::Command<Id, std::vector<StateChange>, std::string, std::optional<std::string>, Instant,
                  std::optional<Id>>
    kAddChanges{"membership.add_changes"};

Refused conflict(const char* reason, const char* message) {
  return {RefusalCode::kConflict, reason, message};
}

void end_membership(db::Tx& tx, const Member& member, Date on, const std::string& reason,
                    const Source& source, Instant now) {
  MemberUpdate update;
  update.member_id = member.member_id;
  update.expected_version = member.version;
  update.standing = Standing::former;
  update.fields = member.fields;
  update.fields->left_on = on;
  update.fields->left_reason = Str<1, 500>(reason);
  update_member(tx, member.organization_id, update, source, now);
}

/// What the register says of each: closed corporations with their day.
std::int64_t note_states(db::Tx& tx, const std::vector<CheckRow>& rows, Instant now) {
  std::vector<Id> business_ids;
  for (const CheckRow& row : rows) business_ids.push_back(row.business_id);
  std::map<Id, std::string> states;
  for (const auto& business : registry::listed_businesses(tx, business_ids)) {
    states[business.business_id] = business.status == "active" ? "active" : "closed";
  }
  std::int64_t changed = 0;
  for (const CheckRow& row : rows) {
    const auto found = states.find(row.business_id);
    const std::string state = found == states.end() ? "unknown" : found->second;
    if (state == row.register_state) continue;
    std::optional<Date> closed_on;
    if (state == "closed") {
      const auto view = registry::find_public_business(tx, corporate_number_of_id(row.business_id));
      if (view) closed_on = view->close_date;
    }
    kNoteRegisterState.run(tx, row.organization_id, row.member_id, state, closed_on);
    // Only that it closed, or is back, is worth a line in the history.
    if (state == "closed" || row.register_state == "closed") {
      kAddChanges.run(tx, row.organization_id,
                      {{row.member_id, row.version, "register_state", boost::json::value(row.register_state),
                        boost::json::value(state)}},
                      "register", std::nullopt, now, std::nullopt);
    }
    ++changed;
  }
  return changed;
}

}  // namespace

std::vector<WithdrawalItem> withdrawals_of(db::Tx& tx, Id organization_id, Id member_id) {
  return kWithdrawalsOfMember.all(tx, organization_id, member_id);
}

std::map<Id, Date> planned_withdrawals(db::Tx& tx, Id organization_id, const std::vector<Id>& member_ids) {
  std::map<Id, Date> days;
  if (member_ids.empty()) return days;
  for (const PlannedRow& row : kPlannedWithdrawals.all(tx, organization_id, member_ids)) {
    days.emplace(row.member_id, row.effective_on);
  }
  return days;
}

MemberView announce_withdrawal(http::Call& call, Id organization_id, Id member_id,
                               const WithdrawalInput& input) {
  Member member = must_find_member(call, organization_id, member_id);
  if (member.standing != Standing::member) {
    throw conflict("membership.not_a_member", "会員ではないため、退会届を受け付けられません。");
  }
  std::vector<FieldError> errors;
  if (input.notice_on > jst_date(call.now)) {
    errors.push_back({"/notice_on", "in_the_future", "退会届を受け取った日を入力してください。"});
  }
  if (input.effective_on && *input.effective_on < input.notice_on) {
    errors.push_back({"/effective_on", "wrong_order", "退会の日は、届出の日より後にしてください。"});
  }
  shape::refuse_if_any(std::move(errors));
  const auto days = static_cast<int>(settings_of(call.tx, organization_id).notice_days);
  const Date effective = input.effective_on.value_or(withdrawal_effective_on(input.notice_on, days));
  if (kAddWithdrawal.run(call.tx, organization_id, member_id, input.notice_on, effective, input.reason,
                         call.now, call.caller.user_id) == 0) {
    throw conflict("membership.already_leaving", "退会届をすでに受け付けています。");
  }
  note_write(call, organization_id, "membership.withdrawal.announce", member,
             {{"effective_on", format_date(effective)}});
  return view_of(call, std::move(member));
}

void take_withdrawal_back(http::Call& call, Id organization_id, Id member_id) {
  const Member member = must_find_member(call, organization_id, member_id);
  if (kSettleWithdrawal.run(call.tx, organization_id, member_id, "cancelled", call.now) == 0) {
    throw Refused(RefusalCode::kNotFound, "membership.no_withdrawal", "取り消せる退会届はありません。");
  }
  note_write(call, organization_id, "membership.withdrawal.take_back", member);
}

MemberView change_standing(http::Call& call, Id organization_id, Id member_id, const StandingInput& input) {
  const Member member = must_find_member(call, organization_id, member_id);
  const Id version = needed_version(call);
  if (member.standing == input.standing) {
    throw conflict("membership.same_standing", "会員区分はすでにそのとおりです。");
  }
  MemberUpdate update;
  update.member_id = member_id;
  update.expected_version = version;
  update.standing = input.standing;
  update.fields = member.fields;
  if (input.standing == Standing::member) {
    update.fields->joined_on = input.on;
    update.fields->left_on.reset();
    update.fields->left_reason.reset();
  } else if (member.standing == Standing::member) {
    update.fields->left_on = input.on;
    if (input.reason) update.fields->left_reason = *input.reason;
    kSettleWithdrawal.run(call.tx, organization_id, member_id, "done", call.now);
  }
  Member changed = update_member(call.tx, organization_id, update, by_caller(call), call.now);
  note_write(call, organization_id, "membership.standing.change", changed,
             {{"standing", boost::describe::enum_to_string(input.standing, "")}});
  return view_of(call, std::move(changed));
}

std::int64_t settle_withdrawals(Services& services) {
  std::int64_t settled = 0;
  while (true) {
    const std::int64_t now_settled =
        db::in_tx(services.pool, {.settings = jobs::as_system()}, [&](db::Tx& tx) {
          std::int64_t count = 0;
          for (const DueRow& due : kDueWithdrawals.all(tx, jst_date(services.clock()), kAtOnce)) {
            const auto member = find_member(tx, due.organization_id, due.member_id);
            if (member && member->standing == Standing::member) {
              end_membership(tx, *member, due.effective_on, due.reason,
                             {"staff", std::nullopt, fmt::format("withdrawal:{}", due.withdrawal_id)},
                             services.clock());
            }
            kSettleWithdrawal.run(tx, due.organization_id, due.member_id, "done", services.clock());
            ++count;
          }
          return count;
        });
    settled += now_settled;
    if (now_settled < kAtOnce) return settled;
  }
}

std::int64_t check_register(db::Tx& tx, Id organization_id, const std::vector<Id>& member_ids, Instant now) {
  return note_states(tx, kMembersToCheck.all(tx, organization_id, 0, member_ids, kAtOnce), now);
}

std::int64_t check_register(Services& services) {
  std::int64_t changed = 0;
  Id organization_id = 0;
  Id member_id = 0;
  while (true) {
    const auto [rows, now_changed] =
        db::in_tx(services.pool, {.settings = jobs::as_system()}, [&](db::Tx& tx) {
          auto found = kMembersToCheck.all(tx, organization_id, member_id, std::nullopt, kAtOnce);
          const auto count = note_states(tx, found, services.clock());
          return std::pair(std::move(found), count);
        });
    changed += now_changed;
    if (static_cast<Id>(rows.size()) < kAtOnce) return changed;
    organization_id = rows.back().organization_id;
    member_id = rows.back().member_id;
  }
}

}  // namespace banso::membership
