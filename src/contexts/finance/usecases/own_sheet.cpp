#include "contexts/finance/usecases/own_sheet.hpp"

#include "contexts/finance/pdf/own_sheet_pdf.hpp"
#include "contexts/finance/store/statements.hpp"
#include "contexts/finance/usecases/access.hpp"
#include "contexts/registry/api.hpp"
#include "platform/identity/api.hpp"
#include "platform/shape/json.hpp"

namespace banso::finance {
namespace {

void fill_header(db::Tx& tx, std::int64_t business_id, BenchmarkSheetView& view) {
  const auto business = registry::find_business(tx, business_id);
  if (!business) return;
  view.business_name = business->name;
  view.address = business->address;
  view.industry_code = business->industry_code;
}

std::string name_of_person(db::Tx& tx, std::int64_t user_id) {
  const auto names = identity::display_names(tx, {user_id});
  const auto found = names.find(user_id);
  return found == names.end() ? "（退会した人）" : found->second;
}

Refused somebody_was_faster() {
  return {
      RefusalCode::kPrecondition, "finance.sheet_changed",
      "非財務シートは、ほかの画面で更新されています。最新の内容を読み込んで、変更をもう一度保存してください。"
      "入力した内容はこの画面に残っています。"};
}

}  // namespace

BenchmarkSheetView show_sheet(http::Call& call, std::int64_t business_id) {
  must_see(call, business_id, "benchmark_sheet");
  BenchmarkSheetView view;
  view.editable = call.caller.owns(business_id);
  fill_header(call.tx, business_id, view);
  if (auto stored = store::find_sheet(call.tx, business_id)) {
    view.version = stored->version;
    view.updated_at = stored->updated_at;
    view.updated_by = name_of_person(call.tx, stored->updated_by_user_id);
    view.sheet = std::move(stored->sheet);
  }
  return view;
}

http::Response sheet_pdf(http::Call& call, std::int64_t business_id) {
  const BenchmarkSheetView view = show_sheet(call, business_id);
  if (view.version == 0) {
    throw Refused(RefusalCode::kNotFound, "finance.nothing_to_print",
                  "非財務シートがまだ保存されていないため、印刷できません。");
  }
  return http::download(draw_own_sheet(view, jst_date(call.now)), "application/pdf",
                        "ローカルベンチマーク_非財務.pdf");
}

BenchmarkSheetView save_sheet(http::Call& call, std::int64_t business_id, const BenchmarkSheet& sheet) {
  must_own(call, business_id);
  const auto expected = expected_version(call);
  if (!expected) {
    throw Refused(RefusalCode::kPrecondition, "finance.sheet_version_missing",
                  "どの版を変更したのかが分かりません。最新の内容を読み込んでから保存してください。");
  }
  shape::refuse_if_any(check_sheet(sheet, jst_date(call.now)));
  const auto stored = store::find_sheet(call.tx, business_id);
  if ((stored ? stored->version : 0) != *expected) throw somebody_was_faster();
  const auto version =
      store::save_sheet(call.tx, business_id, *expected, sheet, call.now, call.caller.user_id);
  if (!version) throw somebody_was_faster();
  record_change(call, business_id, "finance.benchmark_sheet.save", {{"version", *version}});
  BenchmarkSheetView view;
  view.version = *version;
  view.updated_at = call.now;
  view.updated_by = call.caller.display_name;
  view.editable = true;
  fill_header(call.tx, business_id, view);
  view.sheet = sheet;
  return view;
}

}  // namespace banso::finance
