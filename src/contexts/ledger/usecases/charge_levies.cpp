// Levies become charges of dues.
#include <algorithm>

#include "contexts/dues/api.hpp"
#include "contexts/ledger/store/rows.hpp"
#include "contexts/ledger/usecases/review.hpp"
#include "platform/db/statement.hpp"

namespace banso::ledger {
namespace {

using Id = std::int64_t;

struct ToCharge {
  Id target_id = 0;
  Id member_id = 0;
  Id levy_yen = 0;
};
BOOST_DESCRIBE_STRUCT(ToCharge, (), (target_id, member_id, levy_yen))
const db::Query<ToCharge, Id, Id> kToCharge{"ledger.to_charge"};
const db::Command<Id, Id, Id> kNoteCharge{"ledger.note_charge"};

}  // namespace

ChargedCount charge_levies(http::Call& call, Id organization_id, Id round_id, const ChargeInput& input) {
  membership::must_work_for(call, organization_id);
  const Round round = store::existing_round(call.tx, organization_id, round_id);
  const LevyReport report = levy_of(call.tx, round, store::find_setting(call.tx, organization_id));
  std::vector<FieldError> unfulfilled;
  for (const LevyFinding& finding : report.findings) {
    if (!finding.fulfilled)
      unfulfilled.push_back({"/" + finding.code, "ledger." + finding.code, finding.words});
  }
  if (!unfulfilled.empty()) {
    throw Refused(RefusalCode::kConflict, "ledger.levy_not_lawful",
                  "法令の要件を満たしていないため、請求に回せません。許可・同意・金額を確かめてください。",
                  std::move(unfulfilled));
  }
  if (input.due_on < jst_date(call.now)) {
    throw Refused(RefusalCode::kInvalid, "ledger.due_in_the_past",
                  "納める期限は今日からあとの日にしてください。",
                  {{"/due_on", "out_of_range", "今日からあとの日にしてください。"}});
  }
  ChargedCount count;
  for (const ToCharge& one : kToCharge.all(call.tx, organization_id, round_id)) {
    const Id charge_id =
        dues::charge_levy(call.tx, organization_id, one.member_id, static_cast<int>(round.fiscal_year),
                          one.levy_yen, input.due_on, call.now, call.caller.user_id);
    kNoteCharge.run(call.tx, organization_id, one.target_id, charge_id);
    ++count.charged;
    count.total_yen += one.levy_yen;
  }
  record(call, "ledger.levy.charge", "ledger_round", round_id, organization_id,
         {{"charged", count.charged}, {"total_yen", count.total_yen}});
  return count;
}

}  // namespace banso::ledger
