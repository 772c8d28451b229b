#include "contexts/dues/http/routes.hpp"
#include "contexts/dues/permissions.hpp"
#include "contexts/dues/usecases/papers.hpp"

namespace banso::dues {

void register_paper_routes(http::Api& api, const std::shared_ptr<PaperFiles>& files) {
  using http::Call;
  const std::string base = kBase;
  const auto writes = [](std::string summary) {
    return http::RouteOptions{http::permission(kWritePermission), std::move(summary)};
  };
  api.post<InvoiceInput>(base + "/members/{member_id}/invoices", writes("請求書を作る"),
                         [](Call& call, const InvoiceInput& input) { return issue_invoice(call, input); });
  api.post(base + "/payments/{payment_id}/receipt", writes("領収書を作る"),
           [](Call& call) { return issue_receipt(call); });
  http::RouteOptions prints{http::permission(kReadPermission), "書類をPDFで受け取る"};
  prints.logs_reads = true;
  api.get(base + "/papers/{paper_id}/paper.pdf", prints, [](Call& call) { return print_paper(call); });
  http::RouteOptions own{http::signed_in(), "自分の会費の請求書・領収書をPDFで受け取る"};
  own.logs_reads = true;
  api.get("/api/v1/me/memberships/{organization_id}/papers/{paper_id}/paper.pdf", own,
          [](Call& call) { return print_paper(call); });
  api.post(base + "/runs/{run_id}/invoices", writes("年度の請求書をまとめて作る").answering(202),
           [](Call& call) { return begin_run_invoices(call); });
  api.get(base + "/bundles", {http::permission(kReadPermission), "まとめて作った書類を一覧する"},
          [](Call& call) { return list_bundles(call); });
  http::RouteOptions bundles{http::permission(kReadPermission), "まとめて作った書類をPDFで受け取る"};
  bundles.logs_reads = true;
  api.get(base + "/bundles/{bundle_id}/papers.pdf", bundles,
          [files](Call& call) { return print_bundle(call, *files); });
}

}  // namespace banso::dues
