#include "contexts/exchange/api.hpp"
#include "contexts/exchange/http/routes.hpp"
#include "contexts/exchange/usecases/imports.hpp"
#include "contexts/exchange/usecases/profiles.hpp"

namespace banso::exchange {
namespace {

constexpr std::size_t kMappingBytes = 2 << 20;

http::RouteOptions importers(std::string summary) {
  http::RouteOptions options{http::permission(kImportPermission), std::move(summary)};
  options.body_limit = kMappingBytes;
  return options;
}

/// What files say of members is confidential.
http::RouteOptions reading(std::string summary) {
  http::RouteOptions options = importers(std::move(summary));
  options.logs_reads = true;
  return options;
}

}  // namespace

void register_import_routes(http::Api& api, const std::shared_ptr<WorkFiles>& files) {
  using http::Call;
  const std::string base = "/api/v1/organizations/{organization_id}/exchange/imports";
  const std::string one = base + "/{import_id}";
  http::RouteOptions upload = importers("会員のファイルを送る").answering(201);
  upload.upload = true;
  upload.body_limit = static_cast<std::size_t>(files->upload_limit());
  upload.rate = {20, 60};
  api.put(base, upload,
          [files](Call& call) { return start_import(call, call.id("organization_id"), *files); });
  api.get<http::PageQuery>(base, importers("会員ファイルの取り込みの一覧"),
                           [](Call& call, const http::PageQuery& query) {
                             return list_imports(call, call.id("organization_id"), query);
                           });
  api.get(one, importers("会員ファイルの取り込み"),
          [](Call& call) { return show_import(call, call.id("organization_id"), call.id("import_id")); });
  api.remove(one, importers("会員ファイルの取り込みをやめる"), [files](Call& call) {
    discard_import(call, call.id("organization_id"), call.id("import_id"), *files);
  });
  api.get<SheetQuery>(one + "/columns", reading("ファイルの列と、当てはまりそうな項目"),
                      [files](Call& call, const SheetQuery& query) {
                        return look_at_columns(call, call.id("organization_id"), call.id("import_id"), query,
                                               *files);
                      });
  api.post<MappingInput>(
      one + "/trials", reading("対応づけを初めの数行で試す"), [files](Call& call, const MappingInput& input) {
        return try_mapping(call, call.id("organization_id"), call.id("import_id"), input.mapping, *files);
      });
  api.post<ImportPreviewInput>(one + "/preview", importers("取り込む前に全部の行を確かめる").answering(202),
                               [](Call& call, const ImportPreviewInput& input) {
                                 return start_preview(call, call.id("organization_id"), call.id("import_id"),
                                                      input);
                               });
  api.get<RowQuery>(one + "/rows", reading("確かめた行の一覧"), [](Call& call, const RowQuery& query) {
    return list_lines(call, call.id("organization_id"), call.id("import_id"), query);
  });
  api.get(one + "/problems.csv", reading("確かめてほしい行の一覧 (CSV)"),
          [](Call& call) { return problems_csv(call, call.id("organization_id"), call.id("import_id")); });
  api.put<LineDecisionInput>(one + "/rows/{row_number}/decision", importers("どの会員の行かを決める"),
                             [](Call& call, const LineDecisionInput& input) {
                               return decide_line(call, call.id("organization_id"), call.id("import_id"),
                                                  call.id("row_number"), input);
                             });
  api.post<ImportApplyInput>(one + "/apply", importers("確かめた行を取り込む").answering(202),
                             [](Call& call, const ImportApplyInput& input) {
                               return start_apply(call, call.id("organization_id"), call.id("import_id"),
                                                  input);
                             });
  api.post(one + "/undo", importers("取り込みを元に戻す").answering(202),
           [](Call& call) { return start_undo(call, call.id("organization_id"), call.id("import_id")); });
}

}  // namespace banso::exchange
