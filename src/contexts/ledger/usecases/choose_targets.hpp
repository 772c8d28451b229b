// Who is asked in a round: every member's record judged by the law, with reasons; businesses of the register
// one by one; what staff decide otherwise.
#pragma once

#include <span>

#include "contexts/ledger/store/rows.hpp"
#include "contexts/ledger/usecases/rounds.hpp"

namespace banso::ledger {

struct ChooseInput {
  bool include_unknown = true;  ///< also those of whom something must be asked before it can be told
};
BOOST_DESCRIBE_STRUCT(ChooseInput, (), (include_unknown))

struct ChooseResult {
  std::int64_t judged = 0;
  std::int64_t yes = 0;
  std::int64_t unknown = 0;
  std::int64_t no = 0;
};
BOOST_DESCRIBE_STRUCT(ChooseResult, (), (judged, yes, unknown, no))

/// Judges every record of the chamber; again as often as wanted: what was sent or decided by staff stays.
/// Small chambers take seconds.
ChooseResult choose_targets(http::Call& call, std::int64_t organization_id, std::int64_t round_id,
                            const ChooseInput& input);

/// The law over a record.
struct Judged {
  StatutoryVerdict verdict;
  std::vector<std::string> reasons;
  std::vector<std::string> missing;
};
Judged judge_member(const membership::Member& member, const Round& round,
                    const std::vector<std::string>& city_codes);

/// Lists these records in the round, judged by the law; what was sent or decided by staff stays.
void list_members(db::Tx& tx, const Round& round, std::span<const membership::Member> members,
                  const std::vector<std::string>& city_codes, bool include_unknown, Instant now);

struct AddBusinessInput {
  Int<1'000'000'000'000, 99'999'999'999'999> business_id = 1'000'000'000'000;
  Str<1, 500> reason;
};
BOOST_DESCRIBE_STRUCT(AddBusinessInput, (), (business_id, reason))
/// A business of the register that the chamber has no record of: asked by letter, recorded once it answered.
TargetItem add_business(http::Call& call, std::int64_t organization_id, std::int64_t round_id,
                        const AddBusinessInput& input);

struct FlagResult {
  std::int64_t compared = 0;
  std::int64_t flagged = 0;
};
BOOST_DESCRIBE_STRUCT(FlagResult, (), (compared, flagged))
/// Compares the targets with the national register: closed, moved, renamed.
FlagResult compare_with_register(http::Call& call, std::int64_t organization_id, std::int64_t round_id);

}  // namespace banso::ledger
