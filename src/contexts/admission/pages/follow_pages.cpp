// /application/{token}: what became of an application, for whoever holds its link.
#include <fmt/format.h>

#include <boost/json/array.hpp>

#include "contexts/admission/pages/pages.hpp"
#include "contexts/admission/store/work.hpp"
#include "kernel/date_words.hpp"
#include "platform/forms/render.hpp"
#include "platform/html/page.hpp"
#include "platform/identity/personal_link.hpp"
#include "platform/services.hpp"

namespace banso::admission {
namespace {

namespace json = boost::json;

std::string minute_in_words(Instant instant) {
  const std::string text = format_instant(instant);
  return fmt::format("{} {}時{}分", date_in_both_calendars(jst_date(instant)), std::stoi(text.substr(11, 2)),
                     text.substr(14, 2));
}

html::PageHead head_of_page(const http::Call& call, std::string title) {
  return {std::move(title),
          "入会のお申込みの状況を確かめ、内容を直し、返事を送れます。",
          call.services.config.public_url + "/application",
          {},
          "join",
          false};
}

/// Unknown, malformed, expired and revoked links look alike.
http::Response unknown_link(http::Call& call) {
  http::Response response = private_page(
      html::render("admission/unknown", head_of_page(call, "このページは開けません"), json::object{}));
  response.status = 404;
  return response;
}

json::array steps_of(const store::ApplicationRow& row) {
  json::array steps;
  bool reached = is_open(row.state) || row.state == ApplicationState::admitted;
  for (const auto& state : application_machine().states) {
    if (state.key == "declined" || state.key == "withdrawn") continue;
    const bool here = state.key == word_of(row.state);
    const bool done = reached && !here;
    steps.push_back(json::object{{"label", state.label}, {"here", here}, {"done", done}});
    if (here) reached = false;
  }
  return steps;
}

json::array messages_of(http::Call& call, const store::ApplicationRow& row) {
  json::array messages;
  for (const auto& message : store::list_messages(call.tx, key_of(row))) {
    messages.push_back(
        json::object{{"incoming", message.direction == MessageDirection::in},
                     {"from", message.direction == MessageDirection::in ? "あなたから" : "商工会議所から"},
                     {"asks", message.kind == MessageKind::question},
                     {"subject", message.subject},
                     {"body", message.body},
                     {"when", minute_in_words(message.sent_at)}});
  }
  return messages;
}

/// What was answered, section by section; what is still empty is asked for by the link to the form.
json::array answers_of(http::Call& call, const store::ApplicationRow& row) {
  const auto form = forms::form_of_version(call.tx, row.organization_id, kFormKey, row.form_version);
  json::array sections;
  for (const auto& section :
       sections_of(form.definition, row.answers.is_object() ? row.answers.as_object() : forms::Answers())) {
    json::array lines;
    for (const auto& line : section.lines) {
      if (!line.text.empty()) lines.push_back(json::object{{"label", line.label}, {"text", line.text}});
    }
    if (!lines.empty())
      sections.push_back(json::object{{"title", section.title}, {"lines", std::move(lines)}});
  }
  return sections;
}

/// What the last thing done on the page was, in words.
std::string banner_of(const http::Call& call, const store::ApplicationRow& row) {
  const auto said = [&](std::string_view name) { return call.request.query_value(name).has_value(); };
  if (said("received") && row.state == ApplicationState::received) {
    return row.email.empty() || !row.suspicions.empty()
               ? "お申込みを受け付けました。このページのアドレスを控えておいてください。"
               : fmt::format("お申込みを受け付けました。{} に、受付のお知らせをお送りします。", row.email);
  }
  if (said("corrected")) return "内容を直しました。";
  if (said("answered")) return "お返事を送りました。";
  if (said("withdrawn") && row.state == ApplicationState::withdrawn) return "お申込みを取り下げました。";
  return "";
}

http::Response follow_page(http::Call& call, const store::ApplicationRow& row, std::string_view token,
                           const std::string& problem, int status) {
  const auto chamber = identity::find_organization(call.tx, row.organization_id);
  const auto intake = store::find_intake(call.tx, row.organization_id);
  const PlainWords words = plain_words(row.state);
  json::object page{{"chamber", chamber ? chamber->name : ""},
                    {"contact", intake.contact},
                    {"name", row.name},
                    {"number", row.application_id},
                    {"received_on", date_in_both_calendars(jst_date(row.received_at))},
                    {"now", words.now},
                    {"next", words.next},
                    {"place", fmt::format("/application/{}", token)},
                    {"spaced", identity::spaced_personal_link(token)},
                    {"organization_id", row.organization_id},
                    {"until", date_in_both_calendars(jst_date(row.link_expires_at))},
                    {"answers", answers_of(call, row)}};
  if (is_open(row.state) || row.state == ApplicationState::admitted) {
    page["progress"] = json::object{{"steps", steps_of(row)}};
  }
  if (row.due_on) page["due_on"] = date_in_both_calendars(*row.due_on);
  if (row.visit_at && row.state == ApplicationState::visit_arranged) {
    page["visit"] = json::object{{"at", minute_in_words(*row.visit_at)}, {"place", row.visit_place}};
  }
  if (!row.reason.empty() && !is_open(row.state)) page["reason"] = row.reason;
  if (auto messages = messages_of(call, row); !messages.empty()) {
    page["messages"] = json::object{{"items", std::move(messages)}};
  }
  if (may_correct(row)) page["may_correct"] = true;
  if (may_withdraw(row)) page["may_withdraw"] = true;
  if (is_open(row.state)) page["may_write"] = true;
  if (const std::string banner = banner_of(call, row); !banner.empty()) page["banner"] = banner;
  if (!problem.empty()) page["problem"] = problem;
  http::Response response =
      private_page(html::render("admission/follow", head_of_page(call, "入会のお申込みの状況"), page));
  response.status = status;
  return response;
}

http::Response edit_page(http::Call& call, const store::ApplicationRow& row, std::string_view token,
                         const Submission& submission, int status) {
  forms::RenderOptions options;
  options.action = fmt::format("/application/{}/edit", token);
  options.hidden = {{std::string(kVersionField), std::to_string(submission.form.version)},
                    {std::string(kSeenField), mark_of_answers(row)}};
  options.submit_label = "この内容に直す";
  json::object page{
      {"place", fmt::format("/application/{}", token)},
      {"form", forms::render(submission.form.definition, submission.answers, submission.errors, options)}};
  if (!submission.message.empty()) page["message"] = submission.message;
  http::Response response =
      private_page(html::render("admission/edit", head_of_page(call, "お申込みの内容を直す"), page));
  response.status = status;
  return response;
}

/// Back to the page of the link, by GET.
http::Response back(std::string_view token, std::string_view what) {
  return http::redirect(fmt::format("/application/{}?{}=1", token, what)).with("cache-control", "no-store");
}

using Handler = http::Response (*)(http::Call&, store::ApplicationRow&, const std::string& token);

/// Finds the application first, and answers alike when there is none.
void add(http::Router& router, std::string method, std::string pattern, std::string summary,
         Handler handler) {
  http::RouteOptions options{http::open_to_public(), std::move(summary)};
  options.rate = identity::kPersonalLinkRate;
  if (method == "POST") options.body_limit = 6U << 20U;
  add_page(router, std::move(method), std::move(pattern), std::move(options), [handler](http::Call& call) {
    auto row = application_of_link(call, call.text("token"));
    if (!row) return unknown_link(call);
    return handler(call, *row, identity::read_personal_link(call.text("token")).value_or(""));
  });
}

http::Response show(http::Call& call, store::ApplicationRow& row, const std::string& token) {
  return follow_page(call, row, token, "", 200);
}

http::Response edit(http::Call& call, store::ApplicationRow& row, const std::string& token) {
  if (!may_correct(row)) return http::redirect(fmt::format("/application/{}", token));
  Submission current;
  // What is asked today, with what was answered then: answers are kept by key.
  current.form = forms::published_form(call.tx, row.organization_id, kFormKey);
  if (row.answers.is_object()) current.answers = row.answers.as_object();
  return edit_page(call, row, token, current, 200);
}

http::Response take_edit(http::Call& call, store::ApplicationRow& row, const std::string& token) {
  const Submission submission = correct_application(call, row, token, read_body(call));
  if (submission.token.empty()) return edit_page(call, row, token, submission, 422);
  return back(token, "corrected");
}

http::Response take_answer(http::Call& call, store::ApplicationRow& row, const std::string& token) {
  const auto body = read_body(call);
  if (const auto problem = answer_question(call, row, body.value("message").value_or(""))) {
    return follow_page(call, row, token, *problem, 422);
  }
  return back(token, "answered");
}

http::Response take_withdrawal(http::Call& call, store::ApplicationRow& row, const std::string& token) {
  const auto body = read_body(call);
  if (!may_withdraw(row)) {
    return follow_page(call, row, token, "このお申込みは、もう取り下げられません。", 409);
  }
  if (body.value("sure").value_or("") != "yes") {
    return follow_page(call, row, token, "取り下げるときは「取り下げます」に印をつけてください。", 422);
  }
  withdraw_application(call, row, body.value("reason").value_or(""));
  return back(token, "withdrawn");
}

}  // namespace

void add_follow_pages(http::Router& router) {
  add(router, "GET", "/application/{token}", "入会申込みの状況（公開・専用アドレス）", show);
  add(router, "GET", "/application/{token}/edit", "入会申込みの内容を直す画面（公開・専用アドレス）", edit);
  add(router, "POST", "/application/{token}/edit", "入会申込みの内容を直す（公開・専用アドレス）", take_edit);
  add(router, "POST", "/application/{token}/answer", "商工会議所へ返事を送る（公開・専用アドレス）",
      take_answer);
  add(router, "POST", "/application/{token}/withdraw", "入会申込みを取り下げる（公開・専用アドレス）",
      take_withdrawal);
}

}  // namespace banso::admission
