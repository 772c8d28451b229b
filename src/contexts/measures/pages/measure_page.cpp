// /measures/{measure_id}: what a measure is, who may use it, what it pays; with a check that stores nothing.
#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>

#include "contexts/measures/pages/add_page.hpp"
#include "contexts/measures/pages/answers_form.hpp"
#include "contexts/measures/pages/page_words.hpp"
#include "contexts/measures/rules/proof_words.hpp"
#include "contexts/measures/rules/verdict.hpp"
#include "contexts/measures/usecases/search_measures.hpp"
#include "kernel/date_words.hpp"
#include "platform/services.hpp"

namespace banso::measures {
namespace {

namespace json = boost::json;

std::string yen(std::int64_t amount) {
  return number_in_words(FactUnit::yen, amount);
}

void add_fact(json::array& facts, std::string_view term, const std::string& value) {
  if (!value.empty()) facts.push_back(json::object{{"term", term}, {"value", value}});
}

std::string_view badge_of_truth(Truth truth) {
  switch (truth) {
    case Truth::yes:
      return "badge badge--success";
    case Truth::no:
      return "badge badge--error";
    case Truth::unknown:
      break;
  }
  return "badge";
}

/// The conditions of a proof as nested lines: a group's own line first, its parts one step further in.
void add_conditions(json::array& lines, const Proof& proof, int depth, bool judged) {
  json::object line{{"depth", fmt::format("condition condition--{}", std::min(depth, 3))},
                    {"says", proof.says}};
  if (judged) {
    line["mark"] = truth_in_words(proof.truth);
    line["badge"] = badge_of_truth(proof.truth);
    if (proof.kind == ProofKind::test) line["because"] = proof.because;
  }
  if (proof.source && !proof.source->title.empty()) {
    line["source"] =
        proof.source->title + (proof.source->place.empty() ? "" : "（" + proof.source->place + "）");
  }
  const bool plain_group = depth == 0 && proof.kind == ProofKind::all;
  if (!plain_group) lines.push_back(std::move(line));
  // A definition says in its own line what it means; its parts matter once they are judged.
  if (proof.kind == ProofKind::define && !judged) return;
  for (const Proof& child : proof.children) {
    add_conditions(lines, child, plain_group ? 0 : depth + 1, judged);
  }
}

json::value conditions_of(const std::optional<Proof>& proof, bool judged) {
  if (!proof) return nullptr;
  json::array lines;
  add_conditions(lines, *proof, 0, judged);
  return json::object{{"lines", std::move(lines)}};
}

json::array amounts_of(const Subsidy& subsidy) {
  json::array amounts;
  for (const WordedAmount& one : amounts_in_words(subsidy)) add_fact(amounts, one.term, one.value);
  return amounts;
}

std::string_view class_of(VerdictKind verdict) {
  switch (verdict) {
    case VerdictKind::eligible:
      return "banner banner--success";
    case VerdictKind::not_eligible:
      return "banner banner--error";
    case VerdictKind::open:
    case VerdictKind::unpublished:
      break;
  }
  return "banner";
}

json::object result_of(const Verdict& verdict) {
  json::array reasons;
  for (const std::string& reason : verdict.reasons_no) reasons.emplace_back(reason);
  json::array missing;
  for (const FactKey key : verdict.missing) missing.emplace_back(fact_of(key).name);
  json::object result{{"words", verdict_in_words(verdict.verdict)}, {"class", class_of(verdict.verdict)}};
  if (!reasons.empty()) result["no"] = json::object{{"reasons", std::move(reasons)}};
  if (!missing.empty()) result["open"] = json::object{{"facts", std::move(missing)}};
  return result;
}

json::array frames_of(const Measure& measure, const Verdict& verdict, bool judged, const CodeNames& names) {
  json::array frames;
  for (std::size_t i = 0; i < measure.frames.size(); ++i) {
    const Frame& frame = measure.frames[i];
    json::object shown{{"name", frame.name},
                       {"summary", frame.summary},
                       {"most", most_in_words(largest_cap(frame))},
                       {"open", measure.frames.size() == 1}};
    if (frame.subsidy) shown["pays"] = json::object{{"amounts", amounts_of(*frame.subsidy)}};
    if (frame.rule) shown["conditions"] = conditions_of(evaluate(*frame.rule, {}, Date{}, names), false);
    if (judged && i < verdict.frames.size()) {
      shown["verdict"] = verdict_in_words(verdict.frames[i].verdict);
      if (frame.rule && verdict.frames[i].proof)
        shown["conditions"] = conditions_of(verdict.frames[i].proof, true);
    }
    frames.push_back(std::move(shown));
  }
  return frames;
}

json::array facts_of(const MeasureView& measure, Date today, const CodeNames& names) {
  json::array facts;
  add_fact(facts, "種類", std::string(label_of(measure.kind)));
  add_fact(facts, "金額", most_in_words(measure.cap_yen));
  add_fact(facts, "受付", call_in_words(call_state(measure, today)));
  std::string purposes;
  for (const MeasurePurpose purpose : measure.purposes) {
    purposes += (purposes.empty() ? "" : "、") + std::string(label_of(purpose));
  }
  add_fact(facts, "目的", purposes);
  add_fact(facts, "地域", areas_in_words(measure, names));
  add_fact(facts, "所管", measure.administrator);
  add_fact(facts, "実施", measure.operator_name);
  if (measure.budget_yen) add_fact(facts, "予算", yen(*measure.budget_yen));
  return facts;
}

json::array calls_of(const Measure& measure) {
  json::array calls;
  for (const MeasureCall& call : measure.calls) {
    calls.push_back(json::object{{"name", call.name},
                                 {"opens_on", call.opens_on ? date_in_both_calendars(*call.opens_on) : ""},
                                 {"closes_on", call.closes_on ? date_in_both_calendars(*call.closes_on) : ""},
                                 {"note", call.note}});
  }
  return calls;
}

/// A link is shown as one only when it leads to the web.
bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

json::array sources_of(const Measure& measure) {
  json::array sources;
  for (const RuleSource& source : measure.sources) {
    json::object shown{{"title", source.title}, {"place", source.place}};
    if (is_web_address(source.url)) shown["href"] = source.url;
    sources.push_back(std::move(shown));
  }
  return sources;
}

json::object page_of(const MeasureView& measure, const http::Call& call, const CodeNames& names) {
  const Date today = jst_date(call.now);
  const auto questions = questions_of(measure);
  const Answers answers = read_answers(questions, call.request);
  const bool judged = answers.asked && answers.errors.empty();
  const Verdict verdict = judge(measure, answers.facts, today, names);
  json::object page{
      {"id", measure.measure_id},
      {"title", measure.title},
      {"subtitle", measure.subtitle},
      {"summary", measure.summary},
      {"content", measure.content},
      {"status", label_of(measure.status)},
      {"badge", badge_of(measure.status)},
      {"facts", facts_of(measure, today, names)},
      {"rules_published", measure.rules_published},
      {"conditions", conditions_of(verdict.proof, judged)},
      {"sources", sources_of(measure)},
      {"source_note", measure.source_note},
      {"updated_on", date_in_both_calendars(jst_date(measure.updated_at))},
      {"contact_name", measure.contact.name},
      {"contact_phone", measure.contact.phone},
      {"contact_email", measure.contact.email},
  };
  if (!measure.frames.empty()) {
    page["frames_shown"] = json::object{{"items", frames_of(measure, verdict, judged, names)}};
  }
  if (measure.detail_html) page["detail"] = json::object{{"html", *measure.detail_html}};
  if (is_web_address(measure.url)) page["url"] = measure.url;
  if (is_web_address(measure.contact.url)) page["contact_url"] = measure.contact.url;
  if (auto calls = calls_of(measure); !calls.empty())
    page["calls"] = json::object{{"items", std::move(calls)}};
  if (!questions.empty()) {
    page["check"] = json::object{{"fields", answer_fields(questions, call.request, answers)}};
  }
  if (judged) page["result"] = result_of(verdict);
  if (!answers.errors.empty()) {
    json::array errors;
    for (const FieldError& error : answers.errors) {
      errors.push_back(json::object{{"key", error.path.substr(1)}, {"message", error.message}});
    }
    page["problem"] = json::object{{"errors", std::move(errors)}};
  }
  return page;
}

http::Response measure_page(http::Call& call, Catalogue& catalogue) {
  const MeasureView measure = show_measure(call, catalogue, call.id("measure_id"));
  html::PageHead head{measure.title,
                      measure.summary.empty() ? std::string(measure.title) : std::string(measure.summary),
                      fmt::format("{}/measures/{}", call.services.config.public_url, measure.measure_id),
                      {},
                      "measures"};
  const bool plain = call.request.query.empty();
  head.indexed = plain;
  http::Response page = html::respond(
      html::render("measures/measure", head, page_of(measure, call, *catalogue.code_names(call.tx))),
      kCatalogueFresh);
  // Answers belong to whoever typed them: no cache on the way may keep them.
  if (!plain) {
    for (auto& [name, value] : page.headers) {
      if (name == "cache-control") value = "private, no-store";
    }
  }
  return page;
}

}  // namespace

void add_measure_page(http::Router& router, std::shared_ptr<Catalogue> catalogue) {
  add_page(router, "/measures/{measure_id}", "支援制度を見る（公開）",
           [catalogue = std::move(catalogue)](http::Call& call) { return measure_page(call, *catalogue); });
}

}  // namespace banso::measures
