#include "contexts/measures/pdf/measure_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/measures/pages/page_words.hpp"
#include "contexts/measures/rules/proof_words.hpp"
#include "kernel/date_words.hpp"
#include "kernel/text.hpp"
#include "platform/pdf/flow.hpp"

namespace banso::measures {
namespace {

using pdf::TextStyle;

constexpr TextStyle kBody{.size = 9};
constexpr TextStyle kSmall{.size = 8, .grey = 0.2};
constexpr double kStep = 5;
constexpr std::size_t kMostOfContent = 600;

class Sheet {
 public:
  Sheet(const MeasureView& measure, const Verdict& verdict, const std::optional<SheetBusiness>& business,
        const CodeNames& names, Date today)
      : measure_(measure),
        verdict_(verdict),
        business_(business),
        names_(names),
        today_(today),
        flow_(measure.title, fmt::format("{}　{}現在", std::string(measure.title), japanese_era(today))) {}

  std::string draw(const std::string& public_url) {
    flow_.title(measure_.title);
    flow_.paragraph(measure_.subtitle, kSmall);
    flow_.paragraph(measure_.summary, {.size = 10});
    if (measure_.summary.empty()) flow_.paragraph(first_code_points(measure_.content, kMostOfContent), kBody);
    flow_.gap(2);
    facts();
    if (business_) result();
    conditions();
    for (std::size_t i = 0; i < measure_.frames.size(); ++i) frame(i);
    calls();
    contact();
    sources(public_url);
    return flow_.finish();
  }

 private:
  void facts() {
    flow_.fact("種類", label_of(measure_.kind));
    flow_.fact("金額", most_in_words(measure_.cap_yen));
    flow_.fact("受付", fmt::format("{}（{}）", label_of(measure_.status),
                                   call_in_words(call_state(measure_, today_))));
    std::string purposes;
    for (const MeasurePurpose purpose : measure_.purposes)
      purposes += (purposes.empty() ? "" : "、") + std::string(label_of(purpose));
    flow_.fact("目的", purposes);
    flow_.fact("地域", areas_in_words(measure_, names_));
    flow_.fact("所管", measure_.administrator);
    flow_.fact("実施", measure_.operator_name);
  }

  void result() {
    flow_.heading(fmt::format("{} に使えるか", business_->name));
    std::string below = fmt::format("{}現在、登録されている内容で確かめた結果です。", japanese_era(today_));
    if (business_->worth_yen && verdict_.verdict != VerdictKind::not_eligible)
      below += "受け取れる額は" + most_in_words(business_->worth_yen) + "です。";
    flow_.banner(verdict_in_words(verdict_.verdict), below);
    for (const std::string& reason : verdict_.reasons_no) flow_.paragraph("・" + reason, kBody, 2);
    if (verdict_.missing.empty()) return;
    std::string missing;
    for (const FactKey key : verdict_.missing)
      missing += (missing.empty() ? "" : "、") + std::string(fact_of(key).name);
    flow_.paragraph("これが分かれば判定できます: " + missing, kBody, 2);
  }

  void condition(const Proof& proof, int depth) {
    const bool plain_group = depth == 0 && proof.kind == ProofKind::all;
    if (!plain_group) {
      std::string line = "・" + proof.says;
      if (business_) line += fmt::format("　【{}】", truth_in_words(proof.truth));
      flow_.paragraph(line, kBody, 2 + kStep * std::min(depth, 3));
      if (business_ && proof.kind == ProofKind::test)
        flow_.paragraph(proof.because, kSmall, 6 + kStep * std::min(depth, 3));
    }
    // A definition says in its own line what it means; its parts matter when it does not say yes.
    if (proof.kind == ProofKind::define && (!business_ || proof.truth == Truth::yes)) return;
    for (const Proof& child : proof.children) condition(child, plain_group ? 0 : depth + 1);
  }

  void conditions() {
    if (!verdict_.proof) return;
    flow_.heading("使える人の条件");
    condition(*verdict_.proof, 0);
    if (!measure_.rules_published)
      flow_.paragraph("公表されている条件の一部です。くわしい条件は公募要領で確かめてください。", kSmall, 2);
  }

  void frame(std::size_t i) {
    const Frame& one = measure_.frames[i];
    flow_.heading(measure_.frames.size() == 1 ? "金額" : "枠: " + std::string(one.name));
    flow_.paragraph(one.summary, kBody, 2);
    if (one.subsidy)
      for (const WordedAmount& amount : amounts_in_words(*one.subsidy)) flow_.fact(amount.term, amount.value);
    if (!business_ || i >= verdict_.frames.size() || measure_.frames.size() == 1) return;
    const FrameVerdict& found = verdict_.frames[i];
    flow_.fact("判定", verdict_in_words(found.verdict));
    for (const std::string& reason : found.reasons_no) flow_.paragraph("・" + reason, kBody, 2);
  }

  void calls() {
    if (measure_.calls.empty()) return;
    flow_.heading("募集期間");
    for (const MeasureCall& call : measure_.calls) {
      const std::string from = call.opens_on ? date_in_both_calendars(*call.opens_on) + "から" : "";
      const std::string until = call.closes_on ? date_in_both_calendars(*call.closes_on) + "まで" : "";
      std::string when = from + until;
      if (when.empty()) when = "記載なし";
      if (!call.note.empty()) when += "（" + std::string(call.note) + "）";
      flow_.fact(call.name.empty() ? std::string_view("期間") : std::string_view(call.name), when);
    }
  }

  void contact() {
    const MeasureContact& contact = measure_.contact;
    if (contact.name.empty() && contact.phone.empty() && contact.email.empty() && contact.url.empty()) return;
    flow_.heading("問い合わせ先");
    flow_.fact("名前", contact.name);
    flow_.fact("電話", contact.phone);
    flow_.fact("メール", contact.email);
    flow_.fact("ウェブ", contact.url);
  }

  void sources(const std::string& public_url) {
    flow_.heading("この案内について");
    flow_.fact("公表元", measure_.url);
    for (const RuleSource& source : measure_.sources)
      flow_.fact("根拠", source.title + (source.place.empty() ? "" : "（" + source.place + "）"));
    flow_.paragraph(measure_.source_note, kSmall);
    flow_.paragraph(fmt::format("第{}版（{}に更新）。最新の内容: {}/measures/{}", measure_.version,
                                japanese_era(jst_date(measure_.updated_at)), public_url, measure_.measure_id),
                    kSmall);
    flow_.paragraph("判定と金額は目安です。採択や支給を約束するものではありません。", kSmall);
  }

  const MeasureView& measure_;
  const Verdict& verdict_;
  const std::optional<SheetBusiness>& business_;
  const CodeNames& names_;
  const Date today_;
  pdf::Flow flow_;
};

}  // namespace

std::string draw_measure_sheet(const MeasureView& measure, const Verdict& verdict,
                               const std::optional<SheetBusiness>& business, const CodeNames& names,
                               const std::string& public_url, Date today) {
  return Sheet(measure, verdict, business, names, today).draw(public_url);
}

}  // namespace banso::measures
