#include "contexts/dues/usecases/papers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/dues/jobs/jobs.hpp"
#include "contexts/dues/pdf/paper_pdf.hpp"
#include "contexts/dues/rules/words.hpp"
#include "contexts/dues/store/payers.hpp"
#include "contexts/dues/usecases/access.hpp"
#include "contexts/dues/usecases/members.hpp"
#include "contexts/membership/api.hpp"
#include "kernel/refusal.hpp"
#include "platform/identity/api.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/services.hpp"

namespace banso::dues {
namespace {

constexpr std::string_view kPdf = "application/pdf";

PaperAddressee addressee_of(const membership::MemberFields& fields) {
  PaperAddressee to;
  const bool elsewhere = fields.mailing_address.has_value();
  const auto& post_code = elsewhere ? fields.mailing_post_code : fields.post_code;
  const auto& address = elsewhere ? fields.mailing_address : fields.address;
  if (post_code) to.post_code = *post_code;
  if (address) to.address = *address;
  to.name = fields.name;
  if (fields.representative_name) {
    to.person = fields.representative_position
                    ? fmt::format("{}　{}", std::string_view(*fields.representative_position),
                                  std::string_view(*fields.representative_name))
                    : std::string(*fields.representative_name);
  }
  return to;
}

std::string day_words(Date date) {
  return fmt::format("{}月{}日", static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

PaperItem item_of(db::Tx& tx, std::int64_t organization_id, std::int64_t paper_id) {
  const auto found = store::find_papers(tx, organization_id, {paper_id});
  if (found.empty()) throw Refused(RefusalCode::kNotFound, "dues.paper_not_found", "この書類はありません。");
  const store::PaperRow& row = found.front();
  return {row.paper_id,          row.kind, row.paper_number, row.issued_on, row.made_at, row.document.subject,
          row.document.total_yen};
}

/// Charges of the member, in the order asked for; nothing that was cancelled.
std::vector<Charge> charges_named(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id,
                                  const std::vector<std::int64_t>& charge_ids, Date today) {
  std::vector<Charge> found;
  for (Charge& charge : charges_of(tx, organization_id, member_id, today)) {
    const bool wanted = std::find(charge_ids.begin(), charge_ids.end(), charge.charge_id) != charge_ids.end();
    if (wanted && charge.state != ChargeState::cancelled) found.push_back(std::move(charge));
  }
  std::sort(found.begin(), found.end(), [](const Charge& a, const Charge& b) {
    return std::tuple(a.fiscal_year, a.kind, a.charge_id) < std::tuple(b.fiscal_year, b.kind, b.charge_id);
  });
  return found;
}

Refused nothing_open() {
  return {RefusalCode::kConflict, "dues.nothing_open", "未納の請求がないため、請求書を作れません。"};
}

}  // namespace

PaperMaker::PaperMaker(db::Tx& transaction, std::int64_t organization, Instant now,
                       std::optional<std::int64_t> user)
    : tx_(transaction), organization_id_(organization), now_(now), user_id_(user) {
  const DuesSetting setting = store::find_setting(tx_, organization_id_).document;
  const auto chamber = identity::find_organization(tx_, organization_id_);
  from_.name = setting.issuer_name ? std::string(*setting.issuer_name) : chamber ? chamber->name : "";
  if (setting.post_code) from_.post_code = *setting.post_code;
  if (setting.address) from_.address = *setting.address;
  if (setting.phone) from_.phone = *setting.phone;
  if (setting.registration_number) from_.registration_number = "T" + *setting.registration_number;
  if (setting.transfer_account) transfer_account_ = *setting.transfer_account;
  if (setting.payment_note) payment_note_ = *setting.payment_note;
}

std::int64_t PaperMaker::issue(DuesPaperKind kind, std::int64_t member_id, store::NewPaper paper) {
  if (const auto known = store::find_paper_about(tx_, organization_id_, kind, paper.subject_key))
    return *known;
  const membership::Member member = the_member(tx_, organization_id_, member_id);
  const int year = fiscal_year(jst_date(now_));
  paper.member_id = member_id;
  paper.business_id = member.business_id;
  paper.document.kind = kind;
  paper.document.issued_on = jst_date(now_);
  paper.document.to = addressee_of(member.fields);
  paper.document.from = from_;
  const std::string_view word = boost::describe::enum_to_string(kind, "");
  const std::string_view letter = kind == DuesPaperKind::invoice   ? "S"
                                  : kind == DuesPaperKind::receipt ? "R"
                                                                   : "T";
  paper.document.paper_number =
      fmt::format("{}{}-{:05}", letter, year,
                  store::next_number(tx_, organization_id_, fmt::format("{}/{}", word, year)));
  return store::add_paper(tx_, organization_id_, paper, now_, user_id_);
}

std::int64_t PaperMaker::invoice(std::int64_t member_id, const std::vector<std::int64_t>& charge_ids,
                                 std::optional<std::int64_t> run_id) {
  const Date today = jst_date(now_);
  store::NewPaper paper;
  paper.run_id = run_id;
  std::vector<std::int64_t> open_ids;
  std::string subject;
  for (const Charge& charge : charges_named(tx_, organization_id_, member_id, charge_ids, today)) {
    if (charge.open_yen == 0) continue;
    open_ids.push_back(charge.charge_id);
    paper.document.lines.push_back({charge.title, charge.units, charge.open_yen, charge.tax_rate});
    if (subject.empty()) subject = charge.title;
  }
  if (open_ids.empty()) throw nothing_open();
  paper.charge_ids = open_ids;
  const auto payers = store::find_payers(tx_, organization_id_, std::vector<std::int64_t>{member_id});
  const bool debit = !payers.empty() && payers.front().payment_method == PaymentMethod::direct_debit &&
                     payers.front().bank_code;
  std::string days;
  for (const ChargeInstalment& one : store::instalments_of(tx_, organization_id_, open_ids)) {
    if (one.open_yen == 0) continue;
    paper.document.days.push_back({one.due_on, one.label, one.open_yen});
    paper.subject_key += fmt::format("{}/{}={} ", one.charge_id, one.instalment_number, one.open_yen);
  }
  std::stable_sort(paper.document.days.begin(), paper.document.days.end(),
                   [](const PaperDay& a, const PaperDay& b) { return a.due_on < b.due_on; });
  paper.document.subject =
      open_ids.size() == 1 ? subject : fmt::format("{} ほか{}件", subject, open_ids.size() - 1);
  if (debit) {
    paper.document.how_to_pay.push_back(
        "ご登録の口座から、口座振替で引き落とします。お手続きは必要ありません。");
    paper.subject_key += "debit";
  } else if (!transfer_account_.empty()) {
    paper.document.how_to_pay.push_back("次の口座へお振り込みください。" + transfer_account_);
    paper.document.how_to_pay.push_back("振込手数料はご負担くださいますようお願いいたします。");
  } else {
    paper.document.how_to_pay.push_back("納入期限までに、当所の窓口または振込でお支払いください。");
  }
  if (!payment_note_.empty()) paper.document.notes.push_back(payment_note_);
  paper.document.notes.push_back("納められた会費はお返しできません。");
  add_up(paper.document);
  return issue(DuesPaperKind::invoice, member_id, std::move(paper));
}

std::int64_t PaperMaker::receipt(const ChargePayment& payment) {
  const auto rest = store::find_charge(tx_, organization_id_, payment.charge_id).value();
  const auto charges =
      charges_named(tx_, organization_id_, rest.member_id, {payment.charge_id}, jst_date(now_));
  store::NewPaper paper;
  paper.charge_ids = {payment.charge_id};
  paper.subject_key = fmt::format("payment:{}", payment.payment_id);
  const Charge& charge = charges.at(0);
  paper.document.subject = charge.title;
  paper.document.paid_on = payment.paid_on;
  const bool whole = payment.amount_yen == charge.amount_yen;
  paper.document.lines = {
      {charge.title + (whole ? "" : "（一部）"), charge.units, payment.amount_yen, charge.tax_rate}};
  paper.document.how_to_pay = {payment.payment_method == PaymentMethod::direct_debit ? "口座振替により領収"
                               : payment.payment_method == PaymentMethod::transfer ? "振込により領収"
                                                                                   : "現金により領収"};
  add_up(paper.document);
  return issue(DuesPaperKind::receipt, rest.member_id, std::move(paper));
}

std::int64_t PaperMaker::reminder(std::int64_t member_id, const std::vector<std::int64_t>& charge_ids) {
  const Date today = jst_date(now_);
  store::NewPaper paper;
  // One letter a day about the same things.
  paper.subject_key = format_date(today) + " ";
  const auto instalments = store::instalments_of(tx_, organization_id_, charge_ids);
  for (const Charge& charge : charges_named(tx_, organization_id_, member_id, charge_ids, today)) {
    std::int64_t late = 0;
    for (const ChargeInstalment& one : instalments) {
      if (one.charge_id != charge.charge_id || one.open_yen == 0 || one.due_on >= today) continue;
      late += one.open_yen;
      paper.document.days.push_back({one.due_on, one.label, one.open_yen});
      paper.subject_key += fmt::format("{}/{}={} ", one.charge_id, one.instalment_number, one.open_yen);
    }
    if (late == 0) continue;
    paper.charge_ids.push_back(charge.charge_id);
    paper.document.lines.push_back({charge.title, charge.units, late, charge.tax_rate});
  }
  if (paper.charge_ids.empty()) {
    throw Refused(RefusalCode::kConflict, "dues.nothing_overdue", "期限を過ぎた未納の請求がありません。");
  }
  paper.document.subject = "会費等の未納について";
  if (!transfer_account_.empty()) {
    paper.document.how_to_pay.push_back("次の口座へお振り込みください。" + transfer_account_);
  } else {
    paper.document.how_to_pay.push_back("当所の窓口または振込でお支払いください。");
  }
  const Date wanted = std::chrono::sys_days(today) + std::chrono::days(14);
  paper.document.how_to_pay.push_back(fmt::format("{}までにお願いいたします。", day_words(wanted)));
  paper.document.notes.push_back(
      "お支払いが難しいときは、分割などのご相談を承ります。お気軽にお電話ください。");
  add_up(paper.document);
  return issue(DuesPaperKind::reminder, member_id, std::move(paper));
}

PaperItem issue_invoice(http::Call& call, const InvoiceInput& input) {
  const std::int64_t organization_id = chamber_of(call);
  const std::int64_t member_id = call.id("member_id");
  std::vector<std::int64_t> charge_ids = input.charge_ids.value_or(std::vector<std::int64_t>{});
  if (!input.charge_ids) {
    for (const Charge& charge : charges_of(call.tx, organization_id, member_id, jst_date(call.now))) {
      if (charge.open_yen > 0) charge_ids.push_back(charge.charge_id);
    }
  }
  if (charge_ids.empty()) {
    the_member(call.tx, organization_id, member_id);
    throw nothing_open();
  }
  PaperMaker maker(call.tx, organization_id, call.now, call.caller.user_id);
  const std::int64_t paper_id = maker.invoice(member_id, charge_ids, std::nullopt);
  note(call, organization_id, "paper.issue", "paper", paper_id, {{"kind", "invoice"}});
  return item_of(call.tx, organization_id, paper_id);
}

PaperItem issue_receipt(http::Call& call) {
  const std::int64_t organization_id = chamber_of(call);
  const auto payment = store::find_payment(call.tx, organization_id, call.id("payment_id"));
  if (!payment) throw Refused(RefusalCode::kNotFound, "dues.payment_not_found", "この入金はありません。");
  if (payment->cancelled_at) {
    throw Refused(RefusalCode::kConflict, "dues.payment_cancelled", "取り消された入金の領収書は作れません。");
  }
  PaperMaker maker(call.tx, organization_id, call.now, call.caller.user_id);
  const std::int64_t paper_id = maker.receipt(*payment);
  note(call, organization_id, "paper.issue", "paper", paper_id, {{"kind", "receipt"}});
  return item_of(call.tx, organization_id, paper_id);
}

http::Response print_paper(http::Call& call) {
  const std::int64_t organization_id = call.id("organization_id");
  const std::int64_t paper_id = call.id("paper_id");
  // Row level security: people of the chamber, and the owner of the business.
  const auto found = store::find_papers(call.tx, organization_id, {paper_id});
  if (found.empty()) throw Refused(RefusalCode::kNotFound, "dues.paper_not_found", "この書類はありません。");
  note(call, organization_id, "paper.print", "paper", paper_id);
  const PaperDocument& document = found.front().document;
  return http::download(paper_pdf(document), kPdf,
                        fmt::format("{}_{}.pdf", title_of(document.kind), document.paper_number));
}

BundleBegun begin_bundle(http::Call& call, std::int64_t organization_id, const std::string& title,
                         std::optional<std::int64_t> run_id, const std::vector<std::int64_t>& paper_ids) {
  BundleBegun begun;
  begun.bundle_id =
      store::add_bundle(call.tx, organization_id, title, run_id, paper_ids, call.now, call.caller.user_id);
  begun.job_id = call.services.jobs.enqueue(
      call.tx, kBundleJob, title, {{"organization_id", organization_id}, {"bundle_id", begun.bundle_id}},
      call.caller.user_id);
  store::set_bundle_job(call.tx, organization_id, begun.bundle_id, begun.job_id);
  note(call, organization_id, "bundle.begin", "bundle", begun.bundle_id);
  return begun;
}

BundleBegun begin_run_invoices(http::Call& call) {
  const std::int64_t organization_id = chamber_of(call);
  const auto run = store::find_run(call.tx, organization_id, call.id("run_id"));
  if (!run) throw Refused(RefusalCode::kNotFound, "dues.run_not_found", "この年度処理はありません。");
  const auto members = store::open_charges_of_run(call.tx, organization_id, run->run_id);
  if (members.empty()) throw nothing_open();
  return begin_bundle(call, organization_id,
                      fmt::format("{} 会費の請求書 {}件",
                                  japanese_fiscal_year(static_cast<int>(run->fiscal_year)), members.size()),
                      run->run_id, {});
}

BundleList list_bundles(http::Call& call) {
  return {store::list_bundles(call.tx, chamber_of(call))};
}

http::Response print_bundle(http::Call& call, PaperFiles& files) {
  const std::int64_t organization_id = chamber_of(call);
  const auto bundle = store::find_bundle(call.tx, organization_id, call.id("bundle_id"));
  if (!bundle) throw Refused(RefusalCode::kNotFound, "dues.bundle_not_found", "このまとめ印刷はありません。");
  if (!bundle->file_key) {
    throw Refused(RefusalCode::kConflict, "dues.bundle_not_ready",
                  "まだ作成中です。できあがるまでしばらくお待ちください。");
  }
  note(call, organization_id, "bundle.print", "bundle", bundle->bundle_id);
  http::Response response = http::download("", kPdf, bundle->title + ".pdf");
  response.file = files.store().path_of(*bundle->file_key);
  return response;
}

}  // namespace banso::dues
