#include "contexts/dues/http/routes.hpp"
#include "contexts/dues/permissions.hpp"
#include "contexts/dues/usecases/access.hpp"
#include "contexts/dues/usecases/member_dues.hpp"
#include "platform/http/conditional.hpp"

namespace banso::dues {

void register_member_routes(http::Api& api) {
  using http::Call;
  const std::string base = kBase;
  http::RouteOptions reads{http::permission(kReadPermission), "会員の会費を見る"};
  reads.logs_reads = true;
  api.get(base + "/members/{member_id}", reads, [](Call& call) { return show_member_dues(call); });
  api.put<PayerInput>(base + "/members/{member_id}/payer",
                      {http::permission(kAccountPermission), "会員の納入方法と口座を登録する"},
                      [](Call& call, const PayerInput& input) {
                        PayerView view = save_payer(call, input);
                        const std::string etag = http::etag_of_version(view.version);
                        return http::Answer<PayerView>{std::move(view), {{"etag", etag}}};
                      });
  api.put<StandingNoteInput>(
      base + "/members/{member_id}/standing-note",
      {http::permission(kWritePermission), "会員権の扱いの検討の印を付ける"},
      [](Call& call, const StandingNoteInput& input) { save_standing_note(call, input); });
  api.remove(base + "/members/{member_id}/standing-note",
             {http::permission(kWritePermission), "会員権の扱いの検討の印を外す"},
             [](Call& call) { drop_standing_note(call); });
  http::RouteOptions settings{http::permission(kReadPermission), "会費の設定を見る"};
  settings.logs_reads = true;
  api.get(base + "/setting", settings, [](Call& call) { return show_setting(call); });
  api.put<DuesSetting>(base + "/setting", {http::permission(kRulePermission), "会費の設定を変更する"},
                       [](Call& call, const DuesSetting& input) { return save_setting(call, input); });

  api.get<BankQuery>("/api/v1/banks", {http::signed_in(), "銀行を探す"},
                     [](Call& call, const BankQuery& query) { return find_banks(call, query); });
  api.get<BankQuery>("/api/v1/banks/{bank_code}/branches", {http::signed_in(), "支店を探す"},
                     [](Call& call, const BankQuery& query) { return find_branches(call, query); });
  http::RouteOptions imports{http::permission(kBankPermission), "銀行・支店の名前をCSVから取り込む"};
  imports.upload = true;
  imports.body_limit = 16 * 1024 * 1024;
  api.put("/api/v1/banks/import", imports, [](Call& call) { return import_banks(call); });

  http::RouteOptions own{http::signed_in(), "自分の会費を見る"};
  own.logs_reads = true;
  api.get("/api/v1/me/memberships/{organization_id}/charges", own, [](Call& call) {
    OwnDues dues = show_own_dues(call);
    note(call, dues.organization_id, "own.read", "member", dues.member_id);
    return dues;
  });
}

}  // namespace banso::dues
