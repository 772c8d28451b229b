// /join/{organization_id}: the application form of a chamber.
#include <fmt/format.h>

#include "contexts/admission/pages/pages.hpp"
#include "platform/forms/render.hpp"
#include "platform/html/page.hpp"
#include "platform/services.hpp"

namespace banso::admission {
namespace {

namespace json = boost::json;

/// A person may send a form again and again while mending it; a robot gets no further than this.
constexpr http::RateLimit kSubmitRate{.burst = 20, .per_minute = 10};
/// Files that a chamber's form may ask for travel in the same body.
constexpr std::size_t kLargestBody = 6U << 20U;

std::string language_of(const http::Call& call) {
  const std::string_view language = call.request.query_value("language").value_or("ja");
  return language.size() > 10 ? "ja" : std::string(language);
}

std::string form_html(http::Call& call, const Gate& gate, std::int64_t organization_id,
                      const Submission& submission) {
  forms::RenderOptions options;
  const std::string place = fmt::format("/join/{}", organization_id);
  const std::string language = language_of(call);
  options.action = language == "ja" ? place : fmt::format("{}?language={}", place, language);
  options.hidden = gate.challenge.fields(fmt::format("{}/{}", kFormKey, organization_id), call.now);
  options.hidden.emplace_back(std::string(kVersionField), std::to_string(submission.form.version));
  options.honeypot = true;
  options.language = language;
  options.language_url = place + "?language=";
  // Without the version: a draft is taken over when the form is published anew; answers are kept by key.
  options.draft_key = fmt::format("{}/{}", kFormKey, organization_id);
  const auto definition = forms::in_language(submission.form.definition, language);
  return forms::render(definition, submission.answers, submission.errors, options);
}

http::Response form_page(http::Call& call, const Gate& gate, std::int64_t organization_id,
                         const Submission& submission, int status) {
  const auto chamber = chamber_of(call.tx, organization_id);
  const auto intake = store::find_intake(call.tx, organization_id);
  json::object page{{"chamber", chamber.name}, {"notice", intake.notice}, {"contact", intake.contact}};
  if (!submission.message.empty()) page["message"] = submission.message;
  if (intake.accepts_applications) {
    const auto definition = forms::in_language(submission.form.definition, language_of(call));
    page["title"] = std::string(definition.title);
    page["form"] = json::object{{"html", form_html(call, gate, organization_id, submission)}};
  } else {
    page["title"] = "入会申込み";
    page["closed"] = true;
  }
  html::PageHead head{chamber.name + "への入会申込み",
                      chamber.name + "への入会を、ウェブから申し込めます。登録はいりません。",
                      fmt::format("{}/join/{}", call.services.config.public_url, organization_id),
                      {},
                      "join",
                      intake.accepts_applications};
  http::Response response = private_page(html::render("admission/join", head, page));
  response.status = status;
  return response;
}

http::Response show_form(http::Call& call, const Gate& gate) {
  const std::int64_t organization_id = call.id("organization_id");
  chamber_of(call.tx, organization_id);
  Submission fresh;
  fresh.form = forms::published_form(call.tx, organization_id, kFormKey);
  return form_page(call, gate, organization_id, fresh, 200);
}

http::Response take_form(http::Call& call, Gate& gate) {
  const std::int64_t organization_id = call.id("organization_id");
  const Submission submission = submit_application(call, gate, organization_id, read_body(call));
  if (submission.token.empty()) return form_page(call, gate, organization_id, submission, 422);
  // Another page by GET: reloading it sends nothing again.
  return http::redirect(fmt::format("/application/{}?received=1", submission.token))
      .with("cache-control", "no-store");
}

}  // namespace

void add_join_page(http::Router& router, std::shared_ptr<Gate> gate) {
  add_page(router, "GET", "/join/{organization_id}", {http::open_to_public(), "入会申込みの画面（公開）"},
           [gate](http::Call& call) { return show_form(call, *gate); });
  http::RouteOptions takes{http::open_to_public(), "入会を申し込む（公開）", kLargestBody, kSubmitRate};
  add_page(router, "POST", "/join/{organization_id}", std::move(takes),
           [gate](http::Call& call) { return take_form(call, *gate); });
}

}  // namespace banso::admission
