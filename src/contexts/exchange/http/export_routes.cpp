#include "contexts/exchange/api.hpp"
#include "contexts/exchange/http/routes.hpp"
#include "contexts/exchange/usecases/drop_folder.hpp"
#include "contexts/exchange/usecases/exports.hpp"

namespace banso::exchange {

void register_export_routes(http::Api& api, const std::shared_ptr<WorkFiles>& files) {
  using http::Call;
  const std::string base = "/api/v1/organizations/{organization_id}/exchange/";
  api.post<MemberExportInput>(
      base + "exports",
      http::RouteOptions{http::permission(kExportPermission), "会員をファイルに書き出す"}.answering(202),
      [](Call& call, const MemberExportInput& input) {
        return start_export(call, call.id("organization_id"), input);
      });
  api.get<http::PageQuery>(base + "exports", {http::permission(kExportPermission), "会員の書き出しの一覧"},
                           [](Call& call, const http::PageQuery& query) {
                             return list_exports(call, call.id("organization_id"), query);
                           });
  api.get(base + "exports/{export_id}", {http::permission(kExportPermission), "会員の書き出し"},
          [](Call& call) { return show_export(call, call.id("organization_id"), call.id("export_id")); });
  http::RouteOptions fetching{http::permission(kExportPermission), "書き出したファイル"};
  fetching.logs_reads = true;
  api.get(base + "exports/{export_id}/file", fetching, [files](Call& call) {
    return export_file(call, call.id("organization_id"), call.id("export_id"), *files);
  });
  api.get(base + "drop-folder", {http::permission(kReadPermission), "受け渡しフォルダーの設定"},
          [](Call& call) { return show_drop_folder(call, call.id("organization_id")); });
  api.put<DropFolderInput>(base + "drop-folder",
                           {http::permission(kSettingPermission), "受け渡しフォルダーを設定する"},
                           [files](Call& call, const DropFolderInput& input) {
                             return save_drop_folder(call, call.id("organization_id"), input, *files);
                           });
  api.post(
      base + "drop-folder/looks",
      http::RouteOptions{http::permission(kSettingPermission), "受け渡しフォルダーを今すぐ見る"}.answering(
          202),
      [](Call& call) { return look_now(call, call.id("organization_id")); });
}

}  // namespace banso::exchange
