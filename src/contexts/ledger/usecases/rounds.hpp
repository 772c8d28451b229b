// Settings of the ledger and the yearly rounds: prepared, opened, closed, reported.
#pragma once

#include "contexts/ledger/usecases/shapes.hpp"
#include "platform/http/call.hpp"

namespace banso::ledger {

/// What the chamber has set, or the law's floors and nothing else.
Setting show_setting(http::Call& call, std::int64_t organization_id);
/// @throws Refused(kPrecondition) if somebody saved in between (If-Match)
Setting save_setting(http::Call& call, std::int64_t organization_id, const SettingInput& input);

struct LedgerStateCount {
  TargetState state{};
  std::string label;
  std::int64_t targets = 0;
};
BOOST_DESCRIBE_STRUCT(LedgerStateCount, (), (state, label, targets))

struct RoundAction {
  std::string action;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(RoundAction, (), (action, label))

struct RoundView : Round {
  std::string state_label;
  std::vector<LedgerStateCount> counts;
  std::vector<RoundAction> actions;
};
BOOST_DESCRIBE_STRUCT(RoundView, (Round), (state_label, counts, actions))

struct RoundList {
  std::vector<RoundView> items;
};
BOOST_DESCRIBE_STRUCT(RoundList, (), (items))

struct NewRound : RoundInput {
  Int<1953, 2200> fiscal_year = 2026;
};
BOOST_DESCRIBE_STRUCT(NewRound, (RoundInput), (fiscal_year))

struct LedgerStepInput {
  Str<1, 40> action;
  Str<0, 500> note;
};
BOOST_DESCRIBE_STRUCT(LedgerStepInput, (), (action, note))

RoundList list_rounds(http::Call& call, std::int64_t organization_id);
/// @throws Refused(kConflict, "ledger.round_exists") for a second round of a fiscal year
RoundView create_round(http::Call& call, std::int64_t organization_id, const NewRound& input);
RoundView show_round(http::Call& call, std::int64_t organization_id, std::int64_t round_id);
/// @throws Refused(kPrecondition); what businesses agreed to cannot change once the round is open
RoundView change_round(http::Call& call, std::int64_t organization_id, std::int64_t round_id,
                       const RoundInput& input);
/// Opens, closes … by the machine.
RoundView step_round(http::Call& call, std::int64_t organization_id, std::int64_t round_id,
                     const LedgerStepInput& input);

struct DistrictProgress {
  std::string district;
  std::int64_t targets = 0;
  std::int64_t sent = 0;
  std::int64_t answered = 0;
  std::int64_t consents = 0;
};
BOOST_DESCRIBE_STRUCT(DistrictProgress, (), (district, targets, sent, answered, consents))
struct ChannelProgress {
  AnswerChannel channel{};
  std::int64_t answers = 0;
};
BOOST_DESCRIBE_STRUCT(ChannelProgress, (), (channel, answers))
struct DayProgress {
  Date day{};
  std::int64_t answers = 0;
};
BOOST_DESCRIBE_STRUCT(DayProgress, (), (day, answers))
struct Progress {
  std::int64_t targets = 0;
  std::int64_t sent = 0;
  std::int64_t answered = 0;
  std::vector<DistrictProgress> districts;
  std::vector<ChannelProgress> channels;
  std::vector<DayProgress> days;
};
BOOST_DESCRIBE_STRUCT(Progress, (), (targets, sent, answered, districts, channels, days))
Progress show_progress(http::Call& call, std::int64_t organization_id, std::int64_t round_id);

struct LevySums {
  std::int64_t targets = 0;
  std::int64_t consents = 0;
  std::int64_t refusals = 0;
  std::int64_t total_yen = 0;
  std::int64_t highest_yen = 0;
  std::int64_t lowest_yen = 0;
};
BOOST_DESCRIBE_STRUCT(LevySums, (), (targets, consents, refusals, total_yen, highest_yen, lowest_yen))

struct LevyReport : LevySums {
  std::int64_t cost_yen = 0;
  std::vector<LevyFinding> findings;
};
BOOST_DESCRIBE_STRUCT(LevyReport, (LevySums), (cost_yen, findings))
LevyReport show_levy(http::Call& call, std::int64_t organization_id, std::int64_t round_id);
LevyReport levy_of(db::Tx& tx, const Round& round, const Setting& setting);

/// Notes a change in the audit log.
void record(http::Call& call, std::string_view action, std::string_view object_type, std::int64_t id,
            std::int64_t organization_id, boost::json::object details = {});

}  // namespace banso::ledger
