#include "contexts/ledger/pages/link_pages.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>

#include "contexts/ledger/pdf/letters.hpp"
#include "contexts/ledger/rules/amounts.hpp"
#include "contexts/ledger/usecases/answering.hpp"
#include "contexts/ledger/usecases/evidence.hpp"
#include "contexts/ledger/usecases/targets.hpp"
#include "platform/db/statement.hpp"
#include "platform/forms/render.hpp"
#include "platform/html/page.hpp"
#include "platform/http/form_body.hpp"
#include "platform/identity/api.hpp"
#include "platform/identity/personal_link.hpp"
#include "platform/identity/secrets/tokens.hpp"
#include "platform/mail/mail.hpp"
#include "platform/services.hpp"
#include "platform/workflow/history.hpp"

namespace banso::ledger {
namespace {

namespace json = boost::json;
using http::Call;
using http::Response;
using Id = std::int64_t;
using store::Target;

enum class LinkChannel { letter, mail, my_page };
BOOST_DESCRIBE_ENUM(LinkChannel, letter, mail, my_page)

struct LiveLink {
  Id organization_id = 0;
  Id target_id = 0;
  LinkChannel channel{};
};
BOOST_DESCRIBE_STRUCT(LiveLink, (), (organization_id, target_id, channel))

const db::Query<LiveLink, std::string, Instant> kFindLiveLink{"ledger.find_live_link"};
const db::Command<std::string, Instant> kNoteOpened{"ledger.note_link_opened"};
const db::Command<Id, Id, Instant> kOpenTarget{"ledger.open_target"};

constexpr std::size_t kBodyLimit = 600 * 1024;  ///< a drawn signature fits, ten megabytes of text do not

/// What an open link leads to.
struct Opened {
  std::string address;  ///< "/l/…"
  LiveLink link;
  Target target;
  Round round;
  std::string chamber;
};

Response page(Call& call, std::string_view name, const std::string& title, const json::object& data) {
  Response response = http::html(html::render(name,
                                              {.title = title,
                                               .description = "法定台帳の記載事項の確認",
                                               .canonical = call.services.config.public_url + "/l",
                                               .indexed = false},
                                              data));
  response.with("referrer-policy", "no-referrer");
  return response;
}

/// Unknown, expired and taken back look alike.
Response dead_link(Call& call) {
  Response response =
      page(call, "ledger/code", "手紙の番号で開く",
           {{"problem", "番号が違うか、期限が過ぎています。もう一度確かめて入力してください。"}});
  response.status = 404;
  return response;
}

std::optional<Opened> open_link(Call& call) {
  const std::string& token = call.text("token");
  // The link alone decides what is seen, also for somebody who is signed in.
  call.tx.set(identity::link_settings(token));
  const std::string hash = identity::personal_link_hash(token);
  const auto link = kFindLiveLink.maybe(call.tx, hash, call.now);
  if (!link) return std::nullopt;
  Opened opened;
  opened.address = "/l/" + identity::read_personal_link(token).value_or("");
  opened.link = *link;
  opened.target = store::existing_target(call.tx, link->organization_id, link->target_id);
  opened.round = store::existing_round(call.tx, link->organization_id, opened.target.round_id);
  const auto chamber = identity::find_organization(call.tx, link->organization_id);
  opened.chamber = chamber ? chamber->name : "商工会議所";
  return opened;
}

AnswerChannel channel_of(LinkChannel channel) {
  return channel == LinkChannel::letter ? AnswerChannel::letter
         : channel == LinkChannel::mail ? AnswerChannel::mail
                                        : AnswerChannel::my_page;
}

bool is_open(const Opened& opened) {
  return opened.round.state == RoundState::open && may_answer(opened.target.state);
}
bool asks_levy(const Opened& opened) {
  return opened.round.asks_levy && !opened.round.levy_text.empty();
}

std::string time_words(Instant instant) {
  const std::string text = format_instant(instant);
  return fmt::format("{} {}", japanese_era(jst_date(instant)), text.substr(11, 5));
}

void note_opened(Call& call, const Opened& opened) {
  const std::string_view roles[] = {kBusiness};
  const auto decision = workflow::decide(target_machine(), word_of(opened.target.state), "open", roles, {});
  kNoteOpened.run(call.tx, identity::personal_link_hash(call.text("token")), call.now);
  if (kOpenTarget.run(call.tx, opened.target.organization_id, opened.target.target_id, call.now) > 0 &&
      decision.step) {
    workflow::record_step(call.tx, {target_machine(), opened.target.organization_id, opened.target.target_id},
                          *decision.step, "", {std::nullopt, call.now});
  }
}

json::object head_of(const Opened& opened) {
  return {{"chamber", opened.chamber},
          {"title", std::string_view(opened.round.title)},
          {"name", opened.target.name},
          {"address", opened.address}};
}

json::array items_of(const membership::MemberFields& fields) {
  // The law's items always, the others where something is known.
  json::array items;
  for (const FieldText& field : texts_of(fields)) {
    if (!field.statutory && field.text.empty()) continue;
    items.push_back(json::object{{"label", field.label}, {"text", field.text}});
  }
  return items;
}

Response held_page(Call& call, const Opened& opened, const std::string& conflict = {}) {
  json::object data = head_of(opened);
  data["items"] = items_of(opened.target.held);
  const auto answer = store::newest_answer(call.tx, opened.link.organization_id, opened.link.target_id);
  if (answer) {
    data["answered"] =
        fmt::format("受付番号 {}（{}、{}）", receipt_number(*answer), time_words(answer->received_at),
                    answer->unchanged ? "変更なし" : "変更あり");
  }
  if (opened.target.state == TargetState::asked_back) data["question"] = opened.target.question;
  if (!conflict.empty()) data["conflict"] = conflict;
  data["open"] = is_open(opened);
  data["closed"] = !is_open(opened);
  data["deadline"] = japanese_era(opened.round.deadline);
  data["number"] = answer ? answer->number : 0;
  data["replay_key"] = identity::new_token();
  if (asks_levy(opened) && is_open(opened)) {
    data["levy"] = !opened.target.consent ? "台帳の作成・管理の経費にあてる負担金への同意をお願いしています。"
                   : *opened.target.consent == Consent::yes ? "同意をいただいています。"
                                                            : "「同意しない」とお答えいただいています。";
  }
  data["law"] = "商工会議所法第10条にもとづく台帳です。";
  return page(call, "ledger/held", opened.round.title, data);
}

http::FormBody body_of(Call& call) {
  return http::read_form_body(call.request, {.fields = 2'000, .value_bytes = 400'000, .folder = {}});
}

Id number_of(const http::FormBody& body) {
  const std::string text(body.value("number").value_or("0"));
  if (text.empty() || text.size() > 6 || text.find_first_not_of("0123456789") != std::string::npos) return -1;
  return std::stoll(text);
}

std::string replay_key_of(const http::FormBody& body) {
  const std::string_view key = body.value("replay_key").value_or("");
  // Whoever sends none is sent on as if it were the first time; a key of another shape is not stored.
  const bool good = key.size() == 43 && key.find_first_not_of(
                                            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrs"
                                            "tuvwxyz0123456789-_") == std::string_view::npos;
  return good ? std::string(key) : identity::new_token();
}

/// To whom the copy goes: the address that was told, else the one that is held.
std::string mail_of(const Opened& opened, const store::Answer& answer) {
  if (answer.fields.is_object()) {
    if (const json::value* email = answer.fields.as_object().if_contains("email");
        email && email->is_string())
      return std::string(email->as_string());
  }
  return opened.target.held.email ? std::string(*opened.target.held.email) : std::string();
}

void send_receipt(Call& call, const Opened& opened, const store::Answer& answer) {
  const std::string to = mail_of(opened, answer);
  if (to.empty()) return;
  std::string changes;
  for (const FieldChange& change :
       differences(texts_of(opened.target.held), texts_of(with_answer(opened.target.held, answer.fields)))) {
    changes += fmt::format("・{}: {}\n", change.label, change.after.empty() ? "（なし）" : change.after);
  }
  mail::send(
      call.tx, call.now,
      {to, fmt::format("【回答の控え】{}", std::string(opened.round.title)),
       fmt::format("{} 様\n\n法定台帳の記載事項について、ご回答をありがとうございました。\n\n受付番号: {}\n"
                   "受け付けた日時: {}\n回答: {}\n{}\n商工会議所が内容を確かめて台帳に反映します。\n\n{}\n",
                   opened.target.name, receipt_number(answer), time_words(answer.received_at),
                   answer.unchanged ? "変更ありません" : "変更があります", changes, opened.chamber)});
}

Response after_answer(const Opened& opened) {
  const bool consent_next = asks_levy(opened) && !opened.target.consent;
  return http::redirect(opened.address + (consent_next ? "/consent" : "/receipt"));
}

Response answer_unchanged(Call& call, const Opened& opened) {
  const auto body = body_of(call);
  Submission submission;
  submission.unchanged = true;
  submission.number = number_of(body);
  submission.replay_key = replay_key_of(body);
  submission.channel = channel_of(opened.link.channel);
  const Submitted submitted = submit_answer(call.tx, opened.round, opened.target, submission, call.now);
  if (!submitted.answer) {
    return held_page(
        call, opened,
        "この画面を開いたあとに、別の回答が届きました。下の受付番号の回答です。このままでよければ何もしなく"
        "てかまいません。変えるときは、もう一度選んでください。");
  }
  if (!submitted.replayed) send_receipt(call, opened, *submitted.answer);
  return after_answer(opened);
}

Response edit_page(Call& call, const Opened& opened, const forms::PublishedForm& form,
                   const forms::Answers& answers, const std::vector<FieldError>& errors, Id number,
                   const store::Answer* other = nullptr) {
  json::object data = head_of(opened);
  forms::RenderOptions options;
  options.action = opened.address + "/edit";
  options.hidden = {{"number", std::to_string(number)}, {"replay_key", identity::new_token()}};
  options.draft_key =
      fmt::format("ledger-{}-{}-{}", opened.round.round_id, opened.target.target_id, form.version);
  for (const auto& section : form.definition.sections) {
    for (const auto& question : section.questions) {
      if (question.field && answers.contains(std::string_view(question.key)))
        options.sources[question.key] = "いま登録されている内容";
    }
  }
  data["form"] = forms::render(form.definition, answers, errors, options);
  if (other) {
    data["conflict"] = fmt::format("{}に、別の回答（{}）が届きました。", time_words(other->received_at),
                                   receipt_number(*other));
    json::array others;
    for (const FieldChange& change : differences(texts_of(opened.target.held),
                                                 texts_of(with_answer(opened.target.held, other->fields)))) {
      others.push_back(json::object{{"label", change.label}, {"after", change.after}});
    }
    data["others"] = std::move(others);
  }
  return page(call, "ledger/answer", "違うところをなおす", data);
}

/// What the newest answer left: the next one goes on from it.
forms::Answers begin_of(Call& call, const Opened& opened, const forms::PublishedForm& form) {
  const auto answer = store::newest_answer(call.tx, opened.link.organization_id, opened.link.target_id);
  return answers_of(form.definition,
                    answer ? with_answer(opened.target.held, answer->fields) : opened.target.held);
}

Response show_edit(Call& call, const Opened& opened) {
  if (!is_open(opened)) return http::redirect(opened.address);
  const auto form = form_of(call.tx, opened.round);
  return edit_page(call, opened, form, begin_of(call, opened, form), {}, opened.target.answers);
}

Response answer_changed(Call& call, const Opened& opened) {
  const auto body = body_of(call);
  const auto form = form_of(call.tx, opened.round);
  Submission submission;
  submission.answers = forms::from_form_body(form.definition, body);
  submission.number = number_of(body);
  submission.replay_key = replay_key_of(body);
  submission.channel = channel_of(opened.link.channel);
  const Submitted submitted = submit_answer(call.tx, opened.round, opened.target, submission, call.now);
  if (submitted.answer) {
    if (!submitted.replayed) send_receipt(call, opened, *submitted.answer);
    return after_answer(opened);
  }
  if (submitted.other) {
    Response response =
        edit_page(call, opened, form, submission.answers, {}, submitted.other->number, &*submitted.other);
    response.status = 409;
    return response;
  }
  Response response =
      edit_page(call, opened, form, submission.answers, submitted.reading.errors, submission.number);
  response.status = 422;
  return response;
}

Response consent_page(Call& call, const Opened& opened, const forms::Answers& answers,
                      const std::vector<FieldError>& errors) {
  if (!asks_levy(opened)) return http::redirect(opened.address);
  json::object data = head_of(opened);
  const std::string text = consent_text(opened.round, opened.target);
  data["text"] = text;
  data["document_version"] = sha256(text).substr(0, 8);
  if (opened.target.consent) {
    data["given"] = *opened.target.consent == Consent::yes ? "同意をいただいています"
                                                           : "「同意しない」とお答えいただいています";
  }
  if (is_open(opened)) {
    forms::RenderOptions options;
    options.action = opened.address + "/consent";
    options.hidden = {{"document", sha256(text)}};
    data["form"] = forms::render(forms::national_template("ledger.consent"), answers, errors, options);
  }
  Response response = page(call, "ledger/consent", "負担金への同意", data);
  if (!errors.empty()) response.status = 422;
  return response;
}

Response give_consent(Call& call, const Opened& opened) {
  if (!asks_levy(opened) || !is_open(opened)) return http::redirect(opened.address);
  const auto body = body_of(call);
  const forms::Definition& form = forms::national_template("ledger.consent");
  const forms::Answers raw = forms::from_form_body(form, body);
  const forms::Reading reading = forms::read_answers(form, raw, forms::Mode::submit, jst_date(call.now));
  if (!reading) return consent_page(call, opened, raw, reading.errors);
  if (body.value("document").value_or("") != sha256(consent_text(opened.round, opened.target))) {
    return consent_page(call, opened, raw,
                        {{"/decision", "ledger.text_changed",
                          "同意していただく内容が新しくなりました。もう一度お読みください。"}});
  }
  const auto text = [](const json::value* value) {
    return value && value->is_string() ? std::string(value->as_string()) : std::string();
  };
  ConsentGiven given;
  given.consents = text(reading.answers.if_contains("decision")) == "yes";
  given.signer_position = text(reading.answers.if_contains("signer_position"));
  if (const json::value* signature = reading.answers.if_contains("signature");
      signature && signature->is_object()) {
    given.signer_name = text(signature->as_object().if_contains("name"));
    given.signature = text(signature->as_object().if_contains("image"));
  }
  if (given.signer_name.empty()) {
    return consent_page(call, opened, raw,
                        {{"/signature", "required",
                          "署名する人の氏名を書いてください。手書きの署名だけでは、どなたの署"
                          "名か分かりません。"}});
  }
  given.kind = given.signature.empty() ? store::SignatureKind::typed : store::SignatureKind::drawn;
  given.peer = call.request.peer;
  given.user_agent = std::string(call.request.header("user-agent"));
  store::lock_target(call.tx, opened.target.organization_id, opened.target.target_id);
  add_consent(call.tx, opened.round, opened.target, given, call.now);
  return http::redirect(opened.address + "/receipt");
}

Response receipt_page(Call& call, const Opened& opened) {
  json::object data = head_of(opened);
  const auto answer = store::newest_answer(call.tx, opened.link.organization_id, opened.link.target_id);
  data["heading"] = answer ? "ご回答をありがとうございました" : "回答の受付";
  if (answer) {
    data["number"] = receipt_number(*answer);
    data["received_at"] = time_words(answer->received_at);
    data["answer"] = answer->unchanged ? "変更ありません" : "変更があります";
    json::array changes;
    for (const FieldChange& change : differences(texts_of(opened.target.held),
                                                 texts_of(with_answer(opened.target.held, answer->fields)))) {
      changes.push_back(json::object{{"label", change.label}, {"after", change.after}});
    }
    if (!changes.empty()) data["changes"] = json::object{{"items", std::move(changes)}};
    data["mailed"] = mail_of(opened, *answer);
  }
  if (opened.target.consent) {
    data["consent"] = *opened.target.consent == Consent::yes ? "賦課に同意します" : "賦課に同意しません";
  }
  return page(call, "ledger/receipt", "回答の受付", data);
}

Response consent_sheet(Call& call, const Opened& opened) {
  if (!asks_levy(opened)) return http::redirect(opened.address);
  const membership::MemberFields& held = opened.target.held;
  ConsentSheet sheet;
  sheet.chamber = opened.chamber;
  sheet.title = opened.round.title;
  sheet.levy_text = opened.round.levy_text;
  if (opened.target.levy_yen > 0) sheet.levy = fmt::format("年額 {}円", with_commas(opened.target.levy_yen));
  sheet.address = held.address ? std::string(*held.address) : "";
  sheet.name = held.name;
  sheet.signer = membership::field_text(held, "representative_position") + "　" +
                 membership::field_text(held, "representative_name");
  sheet.today = jst_date(call.now);
  if (const auto e = store::newest_evidence(call.tx, opened.link.organization_id, opened.link.target_id)) {
    sheet.evidence = {fmt::format("{}　{}　{}", time_words(e->signed_at), e->consents ? "同意" : "不同意",
                                  e->signer_position + " " + e->signer_name),
                      "文書 " + e->document_version + "　" + e->document_hash, "記録 " + e->record_hash};
  }
  return http::download(draw_consent_sheet(sheet), "application/pdf", "負担金の同意書.pdf");
}

template <class Handler>
void add(http::Router& router, std::string method, std::string pattern, std::string summary, Handler handler,
         std::string media = "text/html") {
  http::RouteOptions options{http::open_to_public(), std::move(summary)};
  options.rate = identity::kPersonalLinkRate;
  options.body_limit = kBodyLimit;
  options.tag = "ledger";
  router.add({std::move(method), std::move(pattern), std::move(options),
              [handler](Call& call) {
                const auto opened = open_link(call);
                return opened ? handler(call, *opened) : dead_link(call);
              },
              nullptr, nullptr, nullptr, std::move(media)});
}

}  // namespace

void add_link_pages(http::Router& router) {
  http::RouteOptions options{http::open_to_public(), "手紙の番号を入力するページ"};
  options.tag = "ledger";
  router.add({"GET", "/l", options,
              [](Call& call) { return page(call, "ledger/code", "手紙の番号で開く", {}); }, nullptr, nullptr,
              nullptr, "text/html"});
  options.summary = "手紙の番号で開く";
  options.rate = identity::kPersonalLinkRate;
  router.add({"POST", "/l", options,
              [](Call& call) {
                const auto body = body_of(call);
                // Whether the link exists is told by its own page alone.
                const auto token = identity::read_personal_link(body.value("code").value_or(""));
                return token ? http::redirect("/l/" + *token) : dead_link(call);
              },
              nullptr, nullptr, nullptr, "text/html"});
  add(router, "GET", "/l/{token}", "登録されている内容を見る", [](Call& call, const Opened& opened) {
    note_opened(call, opened);
    return held_page(call, opened);
  });
  add(router, "POST", "/l/{token}", "変更がないと回答する", answer_unchanged);
  add(router, "GET", "/l/{token}/edit", "違うところをなおす", show_edit);
  add(router, "POST", "/l/{token}/edit", "なおした内容を回答する", answer_changed);
  add(router, "GET", "/l/{token}/consent", "負担金への同意を見る",
      [](Call& call, const Opened& opened) { return consent_page(call, opened, {}, {}); });
  add(router, "POST", "/l/{token}/consent", "負担金への同意を送る", give_consent);
  add(router, "GET", "/l/{token}/consent.pdf", "負担金の同意書を印刷する", consent_sheet, "application/pdf");
  add(router, "GET", "/l/{token}/receipt", "回答の控えを見る", receipt_page);
}

}  // namespace banso::ledger
