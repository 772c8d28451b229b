#include "contexts/dues/http/routes.hpp"
#include "contexts/dues/permissions.hpp"
#include "contexts/dues/usecases/arrears.hpp"
#include "contexts/dues/usecases/charges.hpp"
#include "contexts/dues/usecases/runs.hpp"

namespace banso::dues {
namespace {

http::RouteOptions reads(std::string summary) {
  http::RouteOptions options{http::permission(kReadPermission), std::move(summary)};
  options.logs_reads = true;
  return options;
}

http::RouteOptions exports(std::string summary) {
  http::RouteOptions options = reads(std::move(summary));
  options.rate = {5, 20};
  return options;
}

http::RouteOptions writes(std::string summary) {
  return {http::permission(kWritePermission), std::move(summary)};
}

}  // namespace

void register_charge_routes(http::Api& api) {
  using http::Call;
  const std::string base = kBase;
  api.get<DuesRunQuery>(base + "/run-preview", reads("年度の会費の請求を試算する"),
                        [](Call& call, const DuesRunQuery& query) { return preview_run(call, query); });
  api.post<DuesRunInput>(base + "/runs", writes("年度の会費を請求する").answering(201),
                         [](Call& call, const DuesRunInput& input) { return make_run(call, input); });
  api.get(base + "/runs", {http::permission(kReadPermission), "年度の請求の履歴を見る"},
          [](Call& call) { return list_runs(call); });

  api.get<ChargeQuery>(base + "/charges", reads("請求を一覧する"),
                       [](Call& call, const ChargeQuery& query) { return list_charges(call, query); });
  api.get<ChargeFilter>(
      base + "/charges.csv", exports("請求の一覧をCSVで受け取る"),
      [](Call& call, const ChargeFilter& filter) { return export_charges(call, filter, ChargeFile::csv); });
  api.get<ChargeFilter>(
      base + "/charges.xlsx", exports("請求の一覧をExcelで受け取る"),
      [](Call& call, const ChargeFilter& filter) { return export_charges(call, filter, ChargeFile::xlsx); });
  api.post<DuesChargeInput>(base + "/charges", writes("請求を追加する").answering(201),
                            [](Call& call, const DuesChargeInput& input) { return add_charge(call, input); });
  api.get(base + "/charges/{charge_id}", reads("請求を見る"), [](Call& call) { return show_charge(call); });
  api.post<PaymentInput>(base + "/charges/{charge_id}/payments", writes("入金を記録する"),
                         [](Call& call, const PaymentInput& input) { return pay_charge(call, input); });
  api.post<AdjustmentInput>(
      base + "/charges/{charge_id}/adjustments", writes("減額・免除する"),
      [](Call& call, const AdjustmentInput& input) { return adjust_charge(call, input); });
  api.post<DuesReasonInput>(
      base + "/charges/{charge_id}/cancel", writes("請求を取り消す"),
      [](Call& call, const DuesReasonInput& input) { return cancel_charge(call, input); });
  api.post<DuesReasonInput>(
      base + "/payments/{payment_id}/cancel", writes("入金の記録を取り消す"),
      [](Call& call, const DuesReasonInput& input) { return cancel_payment(call, input); });

  api.get<ArrearsQuery>(base + "/arrears", reads("滞納を一覧する"),
                        [](Call& call, const ArrearsQuery& query) { return list_arrears(call, query); });
  api.get<ArrearsFilter>(
      base + "/arrears.csv", exports("滞納の一覧をCSVで受け取る"),
      [](Call& call, const ArrearsFilter& filter) { return export_arrears(call, filter); });
  api.post<DuesRemindersInput>(
      base + "/reminders", writes("督促する"),
      [](Call& call, const DuesRemindersInput& input) { return send_reminders(call, input); });
}

}  // namespace banso::dues
