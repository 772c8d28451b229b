// Shapes that the use cases of the ledger share: settings, rounds, targets.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/ledger/rules/difference.hpp"
#include "contexts/ledger/rules/levy.hpp"
#include "contexts/ledger/rules/statutory_business.hpp"
#include "contexts/ledger/rules/target_state.hpp"
#include "kernel/date.hpp"
#include "platform/http/page.hpp"
#include "platform/shape/scalar.hpp"

namespace banso::ledger {

using shape::Int;
using shape::Str;
using Yen = Int<0, 1'000'000'000'000>;

/// Permissions of the context.
inline constexpr const char* kRead = "ledger.round.read";
inline constexpr const char* kWrite = "ledger.round.write";
inline constexpr const char* kSettingWrite = "ledger.setting.write";

/// How a business is asked.
enum class Channel { letter, mail, none };
BOOST_DESCRIBE_ENUM(Channel, letter, mail, none)
/// How an answer came.
enum class AnswerChannel { letter, mail, paper, my_page, counter };
BOOST_DESCRIBE_ENUM(AnswerChannel, letter, mail, paper, my_page, counter)
enum class Override { included, excluded };
BOOST_DESCRIBE_ENUM(Override, included, excluded)
enum class Consent { yes, no };
BOOST_DESCRIBE_ENUM(Consent, yes, no)

/// An amount of the levy from a measure on, as it is typed.
struct LevyStepInput {
  Yen from;
  Yen amount_yen;
};
BOOST_DESCRIBE_STRUCT(LevyStepInput, (), (from, amount_yen))

/// What a chamber has set once.
struct SettingInput {
  Int<20, 10'000'000> employees_floor = 20;
  Int<5, 10'000'000> commerce_employees_floor = 5;
  Int<3'000'000, 10'000'000'000'000> capital_floor_yen = 3'000'000;
  std::optional<Date> floors_permitted_on;
  LevyBasis levy_basis{};
  std::vector<LevyStepInput> levy_steps;
  std::optional<Int<1953, 2200>> levy_permitted_from;
  std::optional<Date> levy_permitted_on;
  Str<0, 60> levy_permit_number;
  Str<0, 2000> levy_text;
  Str<0, 1500> letter_text;
  Str<0, 300> contact;
};
BOOST_DESCRIBE_STRUCT(SettingInput, (),
                      (employees_floor, commerce_employees_floor, capital_floor_yen, floors_permitted_on,
                       levy_basis, levy_steps, levy_permitted_from, levy_permitted_on, levy_permit_number,
                       levy_text, letter_text, contact))

struct Setting : SettingInput {
  std::int64_t version = 0;  ///< 0: nothing was saved yet
};
BOOST_DESCRIBE_STRUCT(Setting, (SettingInput), (version))

/// One line of a cost detail or an account.
struct AmountLine {
  Str<1, 100> label;
  Int<-1'000'000'000'000, 1'000'000'000'000> amount_yen;
};
BOOST_DESCRIBE_STRUCT(AmountLine, (), (label, amount_yen))

/// Accounts of the levy of a fiscal year (負担金の経理).
struct LevyAccount {
  Int<1953, 2200> fiscal_year = 2025;
  std::vector<AmountLine> income;
  std::vector<AmountLine> expenses;
};
BOOST_DESCRIBE_STRUCT(LevyAccount, (), (fiscal_year, income, expenses))

/// What staff write about a round.
struct RoundInput {
  Str<1, 100> title;
  Date deadline{};
  bool asks_levy = false;
  Str<0, 2000> levy_text;
  Str<0, 1500> letter_text;
  std::vector<AmountLine> cost_items;
  std::vector<LevyAccount> levy_accounts;
};
BOOST_DESCRIBE_STRUCT(RoundInput, (),
                      (title, deadline, asks_levy, levy_text, letter_text, cost_items, levy_accounts))

struct Round : RoundInput {
  std::int64_t organization_id = 0;
  std::int64_t round_id = 0;
  std::int64_t fiscal_year = 0;
  RoundState state{};
  Date base_day{};
  StatutoryFloors floors;
  LevyBasis levy_basis{};
  std::vector<LevyStep> levy_steps;
  std::string form_key;
  std::int64_t form_version = 0;
  std::int64_t version = 0;
  Instant created_at{};
  std::optional<Instant> opened_at;
  std::optional<Instant> closed_at;
  std::optional<Instant> reported_at;
};
BOOST_DESCRIBE_STRUCT(Round, (RoundInput),
                      (organization_id, round_id, fiscal_year, state, base_day, floors, levy_basis,
                       levy_steps, form_key, form_version, version, created_at, opened_at, closed_at,
                       reported_at))

/// A line of the list of targets.
struct TargetItem {
  std::int64_t target_id = 0;
  std::optional<std::int64_t> member_id;
  std::optional<std::int64_t> business_id;
  TargetState state{};
  Truth verdict{};
  std::vector<std::string> reasons;
  std::vector<std::string> missing;
  std::optional<Override> override;
  std::string override_reason;
  std::string name;
  std::string post_code;
  std::string address;
  std::string district;
  std::string email;
  Channel channel{};
  std::int64_t levy_yen = 0;
  std::optional<Consent> consent;
  std::int64_t answers = 0;
  std::optional<AnswerChannel> answer_channel;
  std::optional<Instant> sent_at;
  std::optional<Instant> reminded_at;
  std::optional<Instant> answered_at;
  std::optional<Date> due_on;
  std::string register_flag;
  std::string register_note;
  std::string note;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(TargetItem, (),
                      (target_id, member_id, business_id, state, verdict, reasons, missing, override,
                       override_reason, name, post_code, address, district, email, channel, levy_yen, consent,
                       answers, answer_channel, sent_at, reminded_at, answered_at, due_on, register_flag,
                       register_note, note, version))

/// Text agreed to, when the chamber has written none of its own.
std::string usual_levy_text(std::string_view chamber, int fiscal_year);

}  // namespace banso::ledger
