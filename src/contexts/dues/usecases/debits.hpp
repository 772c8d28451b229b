// Direct debits: collect what is due, make the bank's file, take the result.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/dues/store/debits.hpp"
#include "platform/http/call.hpp"

namespace banso::dues {

struct DebitQuery {
  std::optional<Date> debit_on;   ///< today if not given
  std::optional<Date> due_until;  ///< the day of the debit if not given
};
BOOST_DESCRIBE_STRUCT(DebitQuery, (), (debit_on, due_until))

struct DebitProblem {
  std::int64_t member_id = 0;
  std::string member_name;
  std::int64_t amount_yen = 0;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(DebitProblem, (), (member_id, member_name, amount_yen, message))

struct DebitPreview {
  std::string closed_because;  ///< why banks are closed on the day; empty: they work
  Date next_bank_day{};
  bool has_consignor = false;
  std::int64_t line_count = 0;
  std::int64_t total_yen = 0;
  std::vector<DebitProblem> problems;  ///< members who are left out
};
BOOST_DESCRIBE_STRUCT(DebitPreview, (),
                      (closed_because, next_bank_day, has_consignor, line_count, total_yen, problems))

struct DebitRunInput {
  shape::Str<1, 100> title;
  Date debit_on{};
  std::optional<Date> due_until;
};
BOOST_DESCRIBE_STRUCT(DebitRunInput, (), (title, debit_on, due_until))

/// A record as it may be shown.
struct DebitLineView {
  std::int64_t line_number = 0;
  std::int64_t member_id = 0;
  std::string member_name;
  std::string bank;  ///< 「0001-001」
  std::string masked_number;
  std::string holder_kana;
  std::string customer_number;
  std::int64_t amount_yen = 0;
  std::optional<std::string> result_code;
  std::string result_words;
  std::optional<NextStep> next_step;
};
BOOST_DESCRIBE_STRUCT(DebitLineView, (),
                      (line_number, member_id, member_name, bank, masked_number, holder_kana, customer_number,
                       amount_yen, result_code, result_words, next_step))

struct DebitRunView : DebitRunItem {
  std::vector<DebitLineView> lines;
};
BOOST_DESCRIBE_STRUCT(DebitRunView, (DebitRunItem), (lines))

struct DebitRunList {
  std::vector<DebitRunItem> items;
};
BOOST_DESCRIBE_STRUCT(DebitRunList, (), (items))

struct DebitResultQuery {
  bool commit = false;  ///< book it; otherwise only a preview
};
BOOST_DESCRIBE_STRUCT(DebitResultQuery, (), (commit))

/// What a result file says.
struct DebitResult {
  bool booked = false;
  std::int64_t paid_count = 0;
  std::int64_t paid_yen = 0;
  std::int64_t failed_count = 0;
  std::int64_t failed_yen = 0;
  std::vector<DebitLineView> failures;
  std::vector<std::string> problems;  ///< with any of them nothing can be booked
};
BOOST_DESCRIBE_STRUCT(DebitResult, (),
                      (booked, paid_count, paid_yen, failed_count, failed_yen, failures, problems))

struct NextStepInput {
  NextStep next_step = NextStep::none;
};
BOOST_DESCRIBE_STRUCT(NextStepInput, (), (next_step))

DebitPreview preview_debits(http::Call& call, const DebitQuery& query);
/// @throws Refused(kConflict: "dues.no_consignor", "dues.bank_closed", "dues.nothing_to_debit")
DebitRunView make_debit_run(http::Call& call, const DebitRunInput& input);
/// The same without a request. @return the number of the run
std::int64_t collect_debits(db::Tx& tx, std::int64_t organization_id, const DebitRunInput& input, Instant now,
                            std::int64_t user_id);
DebitRunList list_debit_runs(http::Call& call);
/// Audited. @throws Refused(kNotFound)
DebitRunView show_debit_run(http::Call& call);
/// The file for the bank, byte for byte the same each time. Audited. @throws Refused(kNotFound, kConflict)
http::Response debit_file(http::Call& call);
/// Reads the bank's answer; books it with commit. @throws Refused(kConflict "dues.result_known",
/// "dues.debit_run_finished", kInvalid for a file with problems when it should be booked)
DebitResult take_debit_result(http::Call& call, const DebitResultQuery& query);
DebitRunView set_next_step(http::Call& call, const NextStepInput& input);
/// Before there is a result. @throws Refused(kNotFound, kConflict)
DebitRunView cancel_debit_run(http::Call& call);

}  // namespace banso::dues
