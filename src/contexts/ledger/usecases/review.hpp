// What staff make of answers: take up field by field, change, leave, ask back; paper that is typed in; owners
// who are signed in.
#pragma once

#include "contexts/ledger/usecases/answering.hpp"
#include "contexts/ledger/usecases/targets.hpp"

namespace banso::ledger {

enum class Take { accept, edit, keep };
BOOST_DESCRIBE_ENUM(Take, accept, edit, keep)

struct FieldDecision {
  Str<1, 60> key;
  Take take{};
  boost::json::value value;  ///< of edit: what is written instead
};
BOOST_DESCRIBE_STRUCT(FieldDecision, (), (key, take, value))

struct AcceptInput {
  Int<1, 1'000'000'000'000> answer_id = 1;  ///< the answer that was looked at
  std::vector<FieldDecision> decisions;     ///< fields without one are accepted
};
BOOST_DESCRIBE_STRUCT(AcceptInput, (), (answer_id, decisions))

/// Writes what was accepted into the member's record, or makes one. @throws Refused(kPrecondition) when a
/// newer answer came in between
TargetView accept_answer(http::Call& call, std::int64_t organization_id, std::int64_t target_id,
                         const AcceptInput& input);

struct AcceptedCount {
  std::int64_t accepted = 0;
};
BOOST_DESCRIBE_STRUCT(AcceptedCount, (), (accepted))
/// Takes up every answer that says "unchanged" and nothing besides.
AcceptedCount accept_unchanged(http::Call& call, std::int64_t organization_id, std::int64_t round_id);

struct AskBackInput {
  Str<1, 1000> question;
  bool by_mail = false;  ///< at once by mail; else with the next letters
};
BOOST_DESCRIBE_STRUCT(AskBackInput, (), (question, by_mail))
TargetView ask_back(http::Call& call, std::int64_t organization_id, std::int64_t target_id,
                    const AskBackInput& input);

struct FormField {
  Str<1, 200> name;
  Str<0, 20'000> value;
};
BOOST_DESCRIBE_STRUCT(FormField, (), (name, value))

/// An answer that came on paper or at the counter.
struct ProxyAnswer {
  bool unchanged = false;
  std::vector<FormField> form;  ///< fields of the rendered form, by name
  Int<0, 100'000> number;       ///< answers there were when the form was shown
  Str<1, 100> replay_key;
  AnswerChannel channel = AnswerChannel::paper;
  std::optional<Consent> consent;  ///< as signed on the sheet
  Str<0, 60> signer_name;
  Str<0, 60> signer_position;
};
BOOST_DESCRIBE_STRUCT(ProxyAnswer, (),
                      (unchanged, form, number, replay_key, channel, consent, signer_name, signer_position))

struct ProxyResult {
  bool saved = false;
  std::string receipt;
  std::string html;  ///< the form again, with what is wrong; empty when saved
  std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(ProxyResult, (), (saved, receipt, html, number))

struct ProxyForm {
  std::string html;
  std::int64_t number = 0;
  bool asks_levy = false;
  std::string levy_text;
};
BOOST_DESCRIBE_STRUCT(ProxyForm, (), (html, number, asks_levy, levy_text))

/// The form as the business sees it, for typing in.
ProxyForm proxy_form(http::Call& call, std::int64_t organization_id, std::int64_t target_id);
ProxyResult enter_answer(http::Call& call, std::int64_t organization_id, std::int64_t target_id,
                         const ProxyAnswer& input);

struct MyLedgerItem {
  std::int64_t organization_id = 0;
  std::int64_t target_id = 0;
  std::string chamber;
  std::string title;
  std::int64_t fiscal_year = 0;
  Date deadline{};
  std::string state_label;
  bool may_answer = false;
  std::string question;
  std::optional<Instant> answered_at;
  bool asks_levy = false;
  std::optional<Consent> consent;
  std::int64_t levy_yen = 0;
};
BOOST_DESCRIBE_STRUCT(MyLedgerItem, (),
                      (organization_id, target_id, chamber, title, fiscal_year, deadline, state_label,
                       may_answer, question, answered_at, asks_levy, consent, levy_yen))
struct MyLedgerList {
  std::vector<MyLedgerItem> items;
};
BOOST_DESCRIBE_STRUCT(MyLedgerList, (), (items))
/// The ledgers that ask the caller's businesses.
MyLedgerList my_ledger(http::Call& call);

struct PageLink {
  std::string url;
};
BOOST_DESCRIBE_STRUCT(PageLink, (), (url))
/// Opens the page of a business of one's own: a link of an hour. @throws Refused(kNotFound)
PageLink open_my_page(http::Call& call, std::int64_t organization_id, std::int64_t target_id);

struct ChargeInput {
  Date due_on{};
};
BOOST_DESCRIBE_STRUCT(ChargeInput, (), (due_on))
struct ChargedCount {
  std::int64_t charged = 0;
  std::int64_t total_yen = 0;
};
BOOST_DESCRIBE_STRUCT(ChargedCount, (), (charged, total_yen))
/// The levies of the round become charges. A replay changes nothing.
/// @throws Refused(kConflict, "ledger.levy_not_lawful") while an article of the law is not fulfilled
ChargedCount charge_levies(http::Call& call, std::int64_t organization_id, std::int64_t round_id,
                           const ChargeInput& input);

}  // namespace banso::ledger
