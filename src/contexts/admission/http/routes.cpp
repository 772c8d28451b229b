#include "contexts/admission/http/routes.hpp"

#include "contexts/admission/usecases/account_invitations.hpp"
#include "contexts/admission/usecases/admit.hpp"
#include "contexts/admission/usecases/inbox.hpp"
#include "contexts/admission/usecases/letters.hpp"
#include "contexts/admission/usecases/proxy_entry.hpp"
#include "contexts/admission/usecases/settings.hpp"
#include "contexts/admission/usecases/steps.hpp"

namespace banso::admission {
namespace {

using http::Call;

http::RouteOptions reads(std::string summary) {
  return {http::permission(kReadPermission), std::move(summary)};
}
/// Somebody's application: reading it is written down.
http::RouteOptions reads_one(std::string summary) {
  http::RouteOptions options = reads(std::move(summary));
  options.logs_reads = true;
  return options;
}
http::RouteOptions writes(std::string summary) {
  return {http::permission(kWritePermission), std::move(summary)};
}
http::RouteOptions writes_form(std::string summary) {
  http::RouteOptions options = writes(std::move(summary));
  options.body_limit = 1 << 20;
  return options;
}
http::RouteOptions sets(std::string summary) {
  http::RouteOptions options{http::permission(kSettingPermission), std::move(summary)};
  options.body_limit = 256 * 1024;
  return options;
}

std::int64_t organization(const Call& call) {
  return call.id("organization_id");
}
std::int64_t application(const Call& call) {
  return call.id("application_id");
}

constexpr const char* kAll = "/api/v1/organizations/{organization_id}/applications";
constexpr const char* kOne = "/api/v1/organizations/{organization_id}/applications/{application_id}";

std::string all(const char* rest) {
  return std::string(kAll) + rest;
}
std::string one(const char* rest) {
  return std::string(kOne) + rest;
}

void register_inbox(http::Api& api) {
  api.get<ApplicationQuery>(kAll, reads("入会申込みを一覧する"),
                            [](Call& call, const ApplicationQuery& query) {
                              return list_applications(call, organization(call), query);
                            });
  api.get("/api/v1/organizations/{organization_id}/application-counts",
          reads("入会申込みの件数を状態ごとに見る"),
          [](Call& call) { return count_applications(call, organization(call)); });
  api.get("/api/v1/organizations/{organization_id}/application-colleagues",
          reads("入会申込みを担当できる職員を一覧する"),
          [](Call& call) { return list_colleagues(call, organization(call)); });
  api.get<ApplicationFilter>(all(".csv"), reads_one("入会申込みの一覧をCSVで書き出す"),
                             [](Call& call, const ApplicationFilter& filter) {
                               return export_applications(call, organization(call), filter, FileFormat::csv);
                             });
  api.get<ApplicationFilter>(all(".xlsx"), reads_one("入会申込みの一覧をExcelで書き出す"),
                             [](Call& call, const ApplicationFilter& filter) {
                               return export_applications(call, organization(call), filter, FileFormat::xlsx);
                             });
  api.get("/api/v1/organizations/{organization_id}/board-list.pdf", reads_one("常議員会の資料をPDFで作る"),
          [](Call& call) { return board_list(call, organization(call), BoardFormat::pdf); });
  api.get("/api/v1/organizations/{organization_id}/board-list.csv",
          reads_one("常議員会の資料をCSVで書き出す"),
          [](Call& call) { return board_list(call, organization(call), BoardFormat::csv); });
  api.post<ApproveInput>("/api/v1/organizations/{organization_id}/application-approvals",
                         writes("常議員会などの承認を、まとめて記録する"),
                         [](Call& call, const ApproveInput& input) {
                           return approve_applications(call, organization(call), input);
                         });
}

void register_application(http::Api& api) {
  api.get(kOne, reads_one("入会申込みを見る"),
          [](Call& call) { return show_application(call, organization(call), application(call)); });
  api.get(one("/duplicates"), reads_one("会員・登録・ほかの申込みとの重なりを調べる"),
          [](Call& call) { return find_duplicates(call, organization(call), application(call)); });
  api.get<ApplicationDuesQuery>(one("/dues"), reads_one("入会したときの会費を計算する"),
                                [](Call& call, const ApplicationDuesQuery& query) {
                                  return show_dues(call, organization(call), application(call), query);
                                });
  api.patch<ApplicationChanges>(kOne, writes("入会申込みの担当・口数・メモなどを変える"),
                                [](Call& call, const ApplicationChanges& changes) {
                                  return change_application(call, organization(call), application(call),
                                                            changes);
                                });
  api.post<ApplicationStepInput>(one("/steps"), writes("入会申込みを次の状態へ進める"),
                                 [](Call& call, const ApplicationStepInput& input) {
                                   return take_step(call, organization(call), application(call), input);
                                 });
  api.post<AdmitInput>(one("/admission"), writes("入会を確定し、会員にする"),
                       [](Call& call, const AdmitInput& input) {
                         return admit_application(call, organization(call), application(call), input);
                       });
  api.post<ActivityInput>(one("/activities"), writes("訪問・電話・面談を記録する"),
                          [](Call& call, const ActivityInput& input) {
                            return add_activity(call, organization(call), application(call), input);
                          });
  api.remove(one("/activities/{activity_id}"), writes("訪問・電話・面談の記録を消す").answering(200),
             [](Call& call) {
               return remove_activity(call, organization(call), application(call), call.id("activity_id"));
             });
  api.put<PaperInput>(one("/papers/{paper_key}"), writes("受け取った書類に印をつける"),
                      [](Call& call, const PaperInput& input) {
                        return save_paper(call, organization(call), application(call), call.text("paper_key"),
                                          input);
                      });
  api.post(one("/link-revocation"), writes("申込者の専用アドレスを使えなくする"),
           [](Call& call) { return revoke_links(call, organization(call), application(call)); });
  api.post(one("/account-invitation"), writes("マイページの案内をもう一度送る").answering(204),
           [](Call& call) { invite_again(call, organization(call), application(call)); });
}

void register_letters(http::Api& api) {
  api.get<LetterPreviewQuery>(one("/letter-preview"), reads_one("ひな形から作ったメール・手紙の文面を見る"),
                              [](Call& call, const LetterPreviewQuery& query) {
                                return preview_letter(call, organization(call), application(call), query);
                              });
  api.post<MailInput>(one("/mails"), writes("申込者にメールを送る").answering(204),
                      [](Call& call, const MailInput& input) {
                        send_mail(call, organization(call), application(call), input);
                      });
  api.post<LetterInput>(one("/letters"), writes("申込者への手紙をPDFで作る"),
                        [](Call& call, const LetterInput& input) {
                          return print_letter(call, organization(call), application(call), input);
                        });
}

void register_proxy_entry(http::Api& api) {
  api.get("/api/v1/organizations/{organization_id}/application-form", reads("窓口で入力する申込書の画面"),
          [](Call& call) { return show_entry_form(call, organization(call)); });
  api.post<EntryInput>(
      kAll, writes_form("窓口や紙で受けた入会申込みを登録する"),
      [](Call& call, const EntryInput& input) { return enter_application(call, organization(call), input); });
  api.get(one("/form"), reads_one("入会申込みの内容を直す画面"),
          [](Call& call) { return show_answers_form(call, organization(call), application(call)); });
  api.put<AnswersInput>(one("/answers"), writes_form("入会申込みの内容を直す"),
                        [](Call& call, const AnswersInput& input) {
                          return save_answers(call, organization(call), application(call), input);
                        });
}

void register_settings(http::Api& api) {
  constexpr const char* kSettings = "/api/v1/organizations/{organization_id}/application-settings";
  api.get(kSettings, reads("入会申込みの設定を見る"),
          [](Call& call) { return show_settings(call, organization(call)); });
  api.put<ApplicationSettingsInput>(kSettings, sets("入会申込みの設定を変える"),
                                    [](Call& call, const ApplicationSettingsInput& input) {
                                      return save_settings(call, organization(call), input);
                                    });
  api.get("/api/v1/organizations/{organization_id}/application-templates",
          reads("入会申込みのメール・手紙のひな形を一覧する"),
          [](Call& call) { return list_templates(call, organization(call)); });
  constexpr const char* kTemplate =
      "/api/v1/organizations/{organization_id}/application-templates/{template_key}";
  api.put<ApplicationTemplateInput>(
      kTemplate, sets("入会申込みのひな形を変える"), [](Call& call, const ApplicationTemplateInput& input) {
        return save_template(call, organization(call), call.text("template_key"), input);
      });
  api.remove(kTemplate, sets("入会申込みのひな形を、はじめの文面に戻す").answering(200),
             [](Call& call) { return reset_template(call, organization(call), call.text("template_key")); });
}

void register_invitations(http::Api& api) {
  api.post<MemberInvitationInput>("/api/v1/member-invitations/offer",
                                  {http::open_to_public(), "マイページの案内の内容を見る"}, show_invitation);
  api.post<MemberInvitationInput>("/api/v1/me/member-invitations",
                                  {http::signed_in(), "マイページの案内を使って、事業所の本人になる"},
                                  accept_invitation);
}

}  // namespace

void register_routes(http::Api& api) {
  register_inbox(api);
  register_application(api);
  register_letters(api);
  register_proxy_entry(api);
  register_settings(api);
  register_invitations(api);
}

}  // namespace banso::admission
