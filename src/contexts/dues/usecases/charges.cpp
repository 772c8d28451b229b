#include "contexts/dues/usecases/charges.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/dues/rules/words.hpp"
#include "contexts/dues/usecases/access.hpp"
#include "contexts/dues/usecases/members.hpp"
#include "contexts/membership/api.hpp"
#include "kernel/refusal.hpp"
#include "kernel/text.hpp"
#include "platform/csv/writer.hpp"
#include "platform/shape/json.hpp"
#include "platform/xlsx/workbook.hpp"

namespace banso::dues {
namespace {

constexpr std::int64_t kMostExported = 20'000;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

store::ChargeConditions conditions_of(const ChargeFilter& filter, Date today) {
  store::ChargeConditions conditions;
  if (filter.fiscal_year) conditions.fiscal_year = *filter.fiscal_year;
  conditions.kind = filter.kind;
  conditions.state = filter.state;
  conditions.run_id = filter.run_id;
  if (const std::string_view typed = trim(filter.q); !typed.empty()) {
    conditions.name_pattern = "%" + escaped(fold_name(typed)) + "%";
    conditions.number_pattern = escaped(nfkc(typed)) + "%";
  }
  conditions.today = today;
  conditions.sort = boost::describe::enum_to_string(filter.sort, "");
  conditions.descending = filter.descending;
  return conditions;
}

std::vector<std::string> cells_of(const Charge& charge) {
  return {charge.member_number,
          charge.member_name,
          std::to_string(charge.fiscal_year),
          std::string(name_of(charge.kind)),
          charge.title,
          charge.units ? std::to_string(*charge.units) : "",
          std::to_string(charge.amount_yen),
          std::to_string(charge.reduced_yen),
          std::to_string(charge.paid_yen),
          std::to_string(charge.open_yen),
          charge.next_due_on ? format_date(*charge.next_due_on) : "",
          std::string(name_of(charge.state))};
}

const std::vector<std::string_view> kHeader{"会員番号", "事業所名", "年度",   "種類",   "件名",     "口数",
                                            "請求額",   "減免額",   "入金額", "未納額", "納入期限", "状況"};

Refused no_charge() {
  return {RefusalCode::kNotFound, "dues.charge_not_found", "この請求はありません。"};
}

/// The charge, held until the transaction ends, with its instalments.
struct Held {
  store::ChargeRest rest;
  std::vector<ChargeInstalment> instalments;

  std::int64_t open_yen() const {
    std::int64_t open = 0;
    for (const ChargeInstalment& one : instalments) open += one.open_yen;
    return open;
  }
};

Held hold(http::Call& call, std::int64_t organization_id, std::int64_t charge_id) {
  if (!store::lock_charge(call.tx, organization_id, charge_id)) throw no_charge();
  Held held{store::find_charge(call.tx, organization_id, charge_id).value(),
            store::instalments_of(call.tx, organization_id, {charge_id})};
  if (held.rest.cancelled_at) {
    throw Refused(RefusalCode::kConflict, "dues.charge_cancelled", "この請求は取り消されています。");
  }
  return held;
}

void refuse_collecting(const Held& held) {
  const bool collecting =
      std::any_of(held.instalments.begin(), held.instalments.end(),
                  [](const ChargeInstalment& one) { return one.debit_run_id.has_value(); });
  if (!collecting) return;
  throw Refused(
      RefusalCode::kConflict, "dues.charge_collecting",
      "口座振替で引き落とし中の請求です。振替の結果を取り込むか、その振替を取り消してから操作してください。");
}

Refused more_than_open(std::int64_t open) {
  return {RefusalCode::kConflict, "dues.more_than_open",
          fmt::format("未納額の{}円を超えています。{}円以下で入力してください。", with_commas(open),
                      with_commas(open))};
}

}  // namespace

ChargeView view_of_charge(db::Tx& tx, std::int64_t organization_id, std::int64_t charge_id, Date today) {
  const auto rest = store::find_charge(tx, organization_id, charge_id);
  if (!rest) throw no_charge();
  ChargeView view;
  for (Charge& charge : charges_of(tx, organization_id, rest->member_id, today)) {
    if (charge.charge_id == charge_id) view.charge = std::move(charge);
  }
  view.explanation = rest->explanation;
  view.cancelled_reason = rest->cancelled_reason;
  view.instalments = store::instalments_of(tx, organization_id, {charge_id});
  view.payments = store::payments_of(tx, organization_id, {charge_id});
  view.adjustments = store::adjustments_of(tx, organization_id, charge_id);
  return view;
}

ChargePage list_charges(http::Call& call, const ChargeQuery& query) {
  const std::int64_t organization_id = chamber_of(call);
  const auto found = store::match_charges(call.tx, organization_id, conditions_of(query, jst_date(call.now)),
                                          query.per_page, query.offset());
  ChargePage page;
  page.page = query.page;
  page.per_page = query.per_page;
  page.items.assign(found.begin(), found.end());
  if (!found.empty()) {
    page.total = found.front().total;
    page.total_amount_yen = found.front().total_amount_yen;
    page.total_paid_yen = found.front().total_paid_yen;
    page.total_open_yen = found.front().total_open_yen;
  }
  note(call, organization_id, "charge.list", "charge_list", query.page);
  return page;
}

http::Response export_charges(http::Call& call, const ChargeFilter& filter, ChargeFile format) {
  const std::int64_t organization_id = chamber_of(call);
  const auto found = store::match_charges(call.tx, organization_id, conditions_of(filter, jst_date(call.now)),
                                          kMostExported, 0);
  note(call, organization_id, "charge.export", "charge_list", 0, {{"rows", found.size()}});
  std::vector<std::vector<std::string>> rows;
  rows.reserve(found.size());
  for (const auto& charge : found) rows.push_back(cells_of(charge));
  const std::string day = format_date(jst_date(call.now));
  if (format == ChargeFile::xlsx) {
    return http::download(xlsx::make_workbook("会費の請求", kHeader, rows), xlsx::kMediaType,
                          fmt::format("会費の請求_{}.xlsx", day));
  }
  csv::Writer writer(csv::OutputEncoding::kUtf8Bom);
  writer.row(kHeader);
  for (const auto& row : rows) writer.row(std::vector<std::string_view>(row.begin(), row.end()));
  return http::download(writer.take(), "text/csv; charset=utf-8", fmt::format("会費の請求_{}.csv", day));
}

ChargeView show_charge(http::Call& call) {
  const std::int64_t organization_id = chamber_of(call);
  ChargeView view = view_of_charge(call.tx, organization_id, call.id("charge_id"), jst_date(call.now));
  note(call, organization_id, "charge.read", "charge", view.charge.charge_id);
  return view;
}

ChargeView add_charge(http::Call& call, const DuesChargeInput& input) {
  const std::int64_t organization_id = chamber_of(call);
  if (input.tax_rate != 0 && input.tax_rate != 8 && input.tax_rate != 10) {
    shape::refuse_if_any({{"/tax_rate", "unknown", "税率は 0（不課税）、8、10 のどれかです。"}});
  }
  if (input.tax_rate != 0 && input.kind != ChargeKind::other) {
    shape::refuse_if_any(
        {{"/tax_rate", "not_taxable", "会費・加入金・負担金は消費税の対象外（不課税）です。"}});
  }
  store::NewCharge charge = charge_for(the_member(call.tx, organization_id, input.member_id));
  charge.kind = input.kind;
  charge.fiscal_year = input.fiscal_year;
  charge.title = input.title;
  charge.amount_yen = input.amount_yen;
  charge.tax_rate = input.tax_rate;
  charge.instalments = {{input.due_on, input.amount_yen, std::string(name_of(input.kind))}};
  const auto added =
      store::add_charges(call.tx, organization_id, {std::move(charge)}, call.now, call.caller.user_id);
  if (added.empty()) {
    throw Refused(
        RefusalCode::kConflict, "dues.charged_already",
        fmt::format("{}の{}は、この会員に請求済みです。",
                    japanese_fiscal_year(static_cast<int>(input.fiscal_year)), name_of(input.kind)));
  }
  const std::int64_t charge_id = added.front().charge_id;
  note(call, organization_id, "charge.add", "charge", charge_id,
       {{"amount_yen", std::int64_t(input.amount_yen)}});
  return view_of_charge(call.tx, organization_id, charge_id, jst_date(call.now));
}

ChargeView pay_charge(http::Call& call, const PaymentInput& input) {
  const std::int64_t organization_id = chamber_of(call);
  const std::int64_t charge_id = call.id("charge_id");
  const Held held = hold(call, organization_id, charge_id);
  const Date today = jst_date(call.now);
  // The same request again: it was done.
  if (store::payment_was_noted(call.tx, organization_id, input.replay_key)) {
    return view_of_charge(call.tx, organization_id, charge_id, today);
  }
  refuse_collecting(held);
  if (input.paid_on > today) {
    shape::refuse_if_any({{"/paid_on", "future", "入金日は今日までの日を入力してください。"}});
  }
  if (input.amount_yen > held.open_yen()) throw more_than_open(held.open_yen());
  std::int64_t rest = input.amount_yen;
  for (const ChargeInstalment& one : held.instalments) {
    const std::int64_t amount = std::min(rest, one.open_yen);
    if (amount == 0) continue;
    store::NewPayment payment;
    payment.member_id = held.rest.member_id;
    payment.charge_id = charge_id;
    payment.instalment_number = one.instalment_number;
    payment.paid_on = input.paid_on;
    payment.amount_yen = amount;
    payment.payment_method = input.payment_method;
    payment.note = input.note;
    payment.replay_key = input.replay_key;
    store::add_payment(call.tx, organization_id, payment, call.now, call.caller.user_id);
    rest -= amount;
  }
  note(call, organization_id, "payment.add", "charge", charge_id,
       {{"amount_yen", std::int64_t(input.amount_yen)}});
  return view_of_charge(call.tx, organization_id, charge_id, today);
}

ChargeView cancel_payment(http::Call& call, const DuesReasonInput& input) {
  const std::int64_t organization_id = chamber_of(call);
  const std::int64_t payment_id = call.id("payment_id");
  auto payment = store::find_payment(call.tx, organization_id, payment_id);
  if (!payment) throw Refused(RefusalCode::kNotFound, "dues.payment_not_found", "この入金はありません。");
  hold(call, organization_id, payment->charge_id);
  if (!store::cancel_payment(call.tx, organization_id, payment_id, call.now, input.reason)) {
    throw Refused(RefusalCode::kConflict, "dues.payment_cancelled", "この入金はすでに取り消されています。");
  }
  store::change_instalment(call.tx, organization_id, payment->charge_id, payment->instalment_number,
                           -payment->amount_yen, 0);
  note(call, organization_id, "payment.cancel", "charge", payment->charge_id,
       {{"payment_id", payment_id},
        {"amount_yen", payment->amount_yen},
        {"reason", std::string(input.reason)}});
  return view_of_charge(call.tx, organization_id, payment->charge_id, jst_date(call.now));
}

ChargeView adjust_charge(http::Call& call, const AdjustmentInput& input) {
  const std::int64_t organization_id = chamber_of(call);
  const std::int64_t charge_id = call.id("charge_id");
  const Held held = hold(call, organization_id, charge_id);
  refuse_collecting(held);
  const std::int64_t open = held.open_yen();
  if (input.kind == AdjustmentKind::reduction && !input.amount_yen) {
    shape::refuse_if_any({{"/amount_yen", "required", "減額する金額を入力してください（例: 5000）。"}});
  }
  const std::int64_t amount = input.kind == AdjustmentKind::waiver ? open : std::int64_t(*input.amount_yen);
  if (amount > open || open == 0) throw more_than_open(open);
  // The last instalments are reduced first: what is due next stays as it was told.
  std::int64_t rest = amount;
  for (auto one = held.instalments.rbegin(); one != held.instalments.rend() && rest > 0; ++one) {
    const std::int64_t part = std::min(rest, one->open_yen);
    if (part == 0) continue;
    store::change_instalment(call.tx, organization_id, charge_id, one->instalment_number, 0, part);
    rest -= part;
  }
  store::add_adjustment(call.tx, organization_id, charge_id, input.kind, amount, input.reason, call.now,
                        call.caller.user_id);
  note(call, organization_id, "charge.adjust", "charge", charge_id,
       {{"amount_yen", amount}, {"reason", std::string(input.reason)}});
  return view_of_charge(call.tx, organization_id, charge_id, jst_date(call.now));
}

ChargeView cancel_charge(http::Call& call, const DuesReasonInput& input) {
  const std::int64_t organization_id = chamber_of(call);
  const std::int64_t charge_id = call.id("charge_id");
  const Held held = hold(call, organization_id, charge_id);
  refuse_collecting(held);
  if (!store::cancel_charge(call.tx, organization_id, charge_id, call.now, input.reason)) {
    throw Refused(
        RefusalCode::kConflict, "dues.paid_is_not_returned",
        "入金のある請求は取り消せません（納められた会費は返還しません）。残りを請求しないときは「免除」を"
        "使ってください。入力の誤りのときは、先に入金を取り消してください。");
  }
  note(call, organization_id, "charge.cancel", "charge", charge_id, {{"reason", std::string(input.reason)}});
  return view_of_charge(call.tx, organization_id, charge_id, jst_date(call.now));
}

}  // namespace banso::dues
