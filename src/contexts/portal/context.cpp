#include "contexts/portal/context.hpp"

#include <fmt/format.h>

#include "contexts/portal/pages/site.hpp"

namespace banso::portal {
namespace {

const FixedPage kFixedPages[] = {
    {"/", "portal/top", "",
     "事業者の情報を一度だけ預かり、事業者・商工会議所・専門家・行政が同意の範囲で分かち合う、経営支援の共通"
     "基盤です。",
     "top"},
    {"/help/sign-in", "portal/help_sign_in", "サインインのヘルプ",
     "サインインできないとき、パスワードを忘れたとき、二段階認証で困ったときの手順です。", "help"},
    {"/help/corporate-number", "portal/help_corporate_number", "法人番号とは",
     "法人番号のしくみと、自社の番号の調べ方、検査数字の確かめ方です。", ""},
    {"/about/privacy", "portal/privacy", "情報の取り扱い",
     "Bansoがどの情報を預かり、だれがどの範囲で見られるのか、同意と守秘義務について説明します。", "privacy"},
};

http::Response robots(http::Call& call) {
  http::Response response = html::respond(
      fmt::format("User-agent: *\nDisallow: /app/\nDisallow: /api/\nDisallow: /auth/\nAllow: /\n# {}\n",
                  call.services.config.public_url),
      kFresh);
  response.headers[0].second = "text/plain; charset=utf-8";
  return response;
}

}  // namespace

void register_portal(http::Router& router, FindBusiness find_business) {
  for (const FixedPage& page : kFixedPages) add_fixed_page(router, page);
  add_business_pages(router, std::move(find_business));
  add_api_pages(router);
  router.add({"GET",
              "/robots.txt",
              {http::open_to_public(), "検索エンジンへの案内"},
              robots,
              nullptr,
              nullptr,
              nullptr,
              "text/plain"});
}

}  // namespace banso::portal
