#include "contexts/admission/machine/application_machine.hpp"

#include <stdexcept>
#include <string>

namespace banso::admission {
namespace {

using workflow::Machine;
using workflow::Transition;

constexpr std::string_view kOffice = "office";
constexpr std::string_view kAdministrator = "administrator";
constexpr std::string_view kApplicant = "applicant";

void add_steps_of_open_states(Machine& machine) {
  for (const std::string_view state :
       {"received", "contacted", "visit_arranged", "documents", "board_approval"}) {
    machine.transitions.push_back({state, "decline", "入会を断る", "declined", {kOffice, kAdministrator}});
    machine.transitions.push_back(
        {state, "withdraw", "申込みを取り下げる", "withdrawn", {kOffice, kAdministrator, kApplicant}});
  }
  // Corrections by the applicant end where the office begins to prepare papers from the answers.
  for (const std::string_view state : {"received", "contacted", "visit_arranged"}) {
    machine.transitions.push_back({state, "correct", "内容を直す", state, {kApplicant}});
  }
}

Machine make_machine() {
  Machine machine;
  machine.name = "admission.application";
  machine.roles = {{kOffice, "職員・経営指導員"}, {kAdministrator, "組織管理者"}, {kApplicant, "申込者"}};
  machine.guards = {
      {"papers", "必要な書類がそろっていません。受け取った書類に印をつけてから進めてください。"},
      {"not_approved", "もう承認されています。「入会を確定する」へ進んでください。"},
      {"approved", "常議員会などの承認がまだ記録されていません。先に「承認を記録する」を行ってください。"}};
  machine.states = {{"received", "受付", false, 3},
                    {"contacted", "連絡済み", false, 5},
                    {"visit_arranged", "訪問・面談の予定", false, 10},
                    {"documents", "書類の手続き", false, 10},
                    {"board_approval", "承認待ち", false, 30},
                    {"admitted", "入会", true, {}},
                    {"declined", "お断り", true, {}},
                    {"withdrawn", "取下げ", true, {}}};
  const std::vector<std::string_view> staff{kOffice, kAdministrator};
  machine.transitions = {
      {"received", "contact", "連絡済みにする", "contacted", staff},
      {"received", "arrange_visit", "訪問・面談を決める", "visit_arranged", staff},
      {"received", "begin_documents", "書類の手続きへ進む", "documents", staff},
      {"contacted", "arrange_visit", "訪問・面談を決める", "visit_arranged", staff},
      {"contacted", "begin_documents", "書類の手続きへ進む", "documents", staff},
      {"visit_arranged", "arrange_visit", "訪問・面談の日時を変える", "visit_arranged", staff},
      {"visit_arranged", "cancel_visit", "訪問・面談をとりやめる", "contacted", staff},
      {"visit_arranged", "begin_documents", "書類の手続きへ進む", "documents", staff},
      {"documents", "step_back", "連絡の段階へ戻す", "contacted", staff},
      {"documents", "submit_to_board", "承認の手続きへ進む", "board_approval", staff, "papers"},
      {"board_approval", "step_back", "書類の手続きへ戻す", "documents", staff},
      {"board_approval", "approve", "承認を記録する", "board_approval", staff, "not_approved"},
      {"board_approval", "admit", "入会を確定する", "admitted", staff, "approved"},
      {"declined", "reopen", "受付へ戻す", "received", {kAdministrator}},
      {"withdrawn", "reopen", "受付へ戻す", "received", {kAdministrator}}};
  add_steps_of_open_states(machine);
  return machine;
}

}  // namespace

std::string_view word_of(ApplicationState state) {
  return boost::describe::enum_to_string(state, "");
}

ApplicationState state_of(std::string_view word) {
  ApplicationState state{};
  if (!boost::describe::enum_from_string(std::string(word).c_str(), state)) {
    throw std::logic_error("no state of an application: " + std::string(word));
  }
  return state;
}

bool is_open(ApplicationState state) {
  return !workflow::find_state(application_machine(), word_of(state))->final;
}

const Machine& application_machine() {
  static const Machine machine = make_machine();
  return machine;
}

std::vector<std::string_view> roles_in_machine(const identity::Caller& caller, std::int64_t organization_id) {
  std::vector<std::string_view> roles;
  for (const auto& grant : caller.roles) {
    if (grant.organization_id != organization_id) continue;
    if (grant.role == identity::Role::staff || grant.role == identity::Role::advisor) {
      roles.push_back(kOffice);
    } else if (grant.role == identity::Role::org_admin) {
      roles.push_back(kAdministrator);
    }
  }
  return roles;
}

PlainWords plain_words(ApplicationState state) {
  switch (state) {
    case ApplicationState::received:
      return {"お申込みを受け付けました。", "担当者がお申込みの内容を確かめて、ご連絡します。"};
    case ApplicationState::contacted:
      return {"担当者からご連絡しました。",
              "訪問や面談の日時を相談して決めます。ご希望があれば担当者へお知らせください。"};
    case ApplicationState::visit_arranged:
      return {"訪問・面談の予定が決まっています。",
              "お会いして、事業の内容、会費、必要な書類をご説明します。"};
    case ApplicationState::documents:
      return {"入会の書類の手続きをしています。",
              "必要な書類がそろうと、商工会議所の会議（常議員会など）での承認の手続きに入ります。"};
    case ApplicationState::board_approval:
      return {"商工会議所の会議での承認を待っています。",
              "承認されると、入会の確定と会費のご案内をお送りします。"};
    case ApplicationState::admitted:
      return {"入会の手続きが終わりました。ようこそ。",
              "会費のご案内と会員サービスのお知らせをお送りします。"};
    case ApplicationState::declined:
      return {"申し訳ありませんが、今回は入会をお受けできませんでした。",
              "ご不明な点は、商工会議所へお問い合わせください。"};
    case ApplicationState::withdrawn:
      return {"お申込みは取り下げられました。",
              "もう一度申し込むときは、入会申込みのページから新しくお申し込みください。"};
  }
  return {};
}

}  // namespace banso::admission
