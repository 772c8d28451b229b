#include "contexts/membership/api.hpp"
#include "contexts/membership/http/routes.hpp"
#include "contexts/membership/rules/mail_template.hpp"
#include "contexts/membership/usecases/links.hpp"
#include "contexts/membership/usecases/mailings.hpp"
#include "platform/identity/personal_link.hpp"

namespace banso::membership {
namespace {

using http::Call;
using http::RouteOptions;

struct MailPlaceholder {
  std::string word;
  std::string meaning;
};
BOOST_DESCRIBE_STRUCT(MailPlaceholder, (), (word, meaning))
struct MailPlaceholderList {
  std::vector<MailPlaceholder> items;
};
BOOST_DESCRIBE_STRUCT(MailPlaceholderList, (), (items))

MailPlaceholderList all_placeholders() {
  MailPlaceholderList list;
  for (const Placeholder& placeholder : placeholders()) {
    list.items.push_back({std::string(placeholder.word), std::string(placeholder.meaning)});
  }
  return list;
}

RouteOptions reads(const char* summary) {
  RouteOptions options{http::permission(kReadPermission), summary};
  options.logs_reads = true;
  options.tag = "members";
  return options;
}
RouteOptions writes(const char* summary) {
  RouteOptions options{http::permission(kWritePermission), summary};
  options.body_limit = 256 * 1024;
  options.tag = "members";
  return options;
}

void register_links(http::Api& api) {
  RouteOptions options{http::open_to_public(), "メールの案内の停止を確かめる"};
  options.rate = identity::kPersonalLinkRate;
  api.get("/mail/{token}", options, unsubscribe_page);
  options.summary = "メールの案内を停止する";
  api.post("/mail/{token}", options, unsubscribe);
  options.summary = "開封を知らせる小さな画像";
  options.logs_reads = true;
  api.get("/mail/{token}/open.gif", options, open_image);
}

}  // namespace

void register_mailing_routes(http::Api& api) {
  const std::string base = "/api/v1/organizations/{organization_id}";
  api.get("/api/v1/mail-placeholders", {http::signed_in(), "メールに差し込める言葉を一覧する"},
          [](Call&) { return all_placeholders(); });
  api.get<http::PageQuery>(base + "/mailings", reads("メール配信を一覧する"),
                           [](Call& call, const http::PageQuery& query) {
                             return list_mailings(call, call.id("organization_id"), query);
                           });
  api.post<MailingInput>(base + "/mailings", writes("メール配信の下書きを作る").answering(201),
                         [](Call& call, const MailingInput& input) {
                           return add_mailing(call, call.id("organization_id"), input);
                         });
  api.get(base + "/mailings/{mailing_id}", reads("メール配信を見る"),
          [](Call& call) { return show_mailing(call, call.id("organization_id"), call.id("mailing_id")); });
  api.put<MailingInput>(base + "/mailings/{mailing_id}", writes("メール配信の下書きを変える"),
                        [](Call& call, const MailingInput& input) {
                          return change_mailing(call, call.id("organization_id"), call.id("mailing_id"),
                                                input);
                        });
  api.remove(base + "/mailings/{mailing_id}", writes("メール配信の下書きを消す"),
             [](Call& call) { remove_mailing(call, call.id("organization_id"), call.id("mailing_id")); });
  api.post<MailingPreviewInput>(base + "/mailing-preview", writes("差し込んだメールを見る"),
                                [](Call& call, const MailingPreviewInput& input) {
                                  return preview_mailing(call, call.id("organization_id"), input);
                                });
  RouteOptions tests = writes("メールを自分に試し送りする");
  tests.rate = {5, 20};
  api.post<MailingPreviewInput>(base + "/mailing-test", tests,
                                [](Call& call, const MailingPreviewInput& input) {
                                  send_test_mail(call, call.id("organization_id"), input);
                                });
  api.post(base + "/mailings/{mailing_id}/send", writes("メール配信を始める"),
           [](Call& call) { return send_mailing(call, call.id("organization_id"), call.id("mailing_id")); });
  api.post(base + "/mailings/{mailing_id}/cancel", writes("メール配信を中止する"), [](Call& call) {
    return cancel_mailing(call, call.id("organization_id"), call.id("mailing_id"));
  });
  api.get<RecipientQuery>(base + "/mailings/{mailing_id}/recipients", reads("メール配信の結果を一覧する"),
                          [](Call& call, const RecipientQuery& query) {
                            return list_recipients(call, call.id("organization_id"), call.id("mailing_id"),
                                                   query);
                          });
  api.get<http::PageQuery>(base + "/members/{member_id}/mailings", reads("会員に送ったメール配信を一覧する"),
                           [](Call& call, const http::PageQuery& query) {
                             return mailings_of_member(call, call.id("organization_id"), call.id("member_id"),
                                                       query);
                           });
  register_links(api);
}

}  // namespace banso::membership
