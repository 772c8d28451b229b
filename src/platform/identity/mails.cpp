#include "platform/identity/mails.hpp"

#include <fmt/format.h>

namespace banso::identity {
namespace {

/// "2026年4月1日 9時05分": Japanese time.
std::string in_words(Instant instant) {
  const Date day = jst_date(instant);
  const auto time = std::chrono::floor<std::chrono::minutes>(instant - jst_midnight(day)).count();
  return fmt::format("{}年{}月{}日 {}時{:02}分", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()), time / 60,
                     time % 60);
}

std::string letter(std::string_view name, std::string_view body) {
  return fmt::format("{} 様\n\n{}\n\n--\nBanso（伴走）\nこのメールは自動で送っています。返信はできません。\n",
                     name, body);
}

}  // namespace

mail::Message verification_mail(const std::string& to, std::string_view name, std::string_view link) {
  return {
      to, "【Banso】メールアドレスの確認",
      letter(
          name,
          fmt::format(
              "Bansoへのご登録ありがとうございます。\n"
              "次のリンクを開いて、メールアドレスの確認を終えてください。リンクは24時間使えます。\n\n{}\n\n"
              "お心当たりがないときは、リンクを開かずに、このメールを削除してください。",
              link))};
}

mail::Message already_registered_mail(const std::string& to, std::string_view name,
                                      std::string_view public_url) {
  return {to, "【Banso】このメールアドレスは登録済みです",
          letter(name, fmt::format(
                           "このメールアドレスで新規登録の申し込みがありましたが、すでに登録されています。\n"
                           "サインインはこちらから:\n{0}/app/sign-in\n"
                           "パスワードをお忘れのときはこちらから:\n{0}/app/forgotten-password\n\n"
                           "お心当たりがないときは、何もする必要はありません。",
                           public_url))};
}

mail::Message reset_mail(const std::string& to, std::string_view name, std::string_view link) {
  return {
      to, "【Banso】パスワードの再設定",
      letter(name, fmt::format(
                       "パスワードの再設定を受け付けました。\n"
                       "次のリンクを開いて、新しいパスワードを決めてください。リンクは1時間、1回だけ使えます"
                       "。\n\n{}\n\n"
                       "お心当たりがないときは、何もする必要はありません。今のパスワードはそのまま使えます。",
                       link))};
}

mail::Message password_changed_mail(const std::string& to, std::string_view name, Instant when,
                                    std::string_view public_url) {
  return {
      to, "【Banso】パスワードを変更しました",
      letter(name,
             fmt::format(
                 "{}にパスワードを変更しました。ほかの端末のサインインはすべて終了しました。\n\n"
                 "お心当たりがないときは、すぐにパスワードを再設定してください。\n{}/app/forgotten-password",
                 in_words(when), public_url))};
}

mail::Message locked_mail(const std::string& to, std::string_view name, Instant when,
                          std::string_view address, std::string_view public_url) {
  return {to, "【Banso】サインインを一時的に止めました",
          letter(name,
                 fmt::format(
                     "サインインの失敗が続いたため、{}から15分間、サインインを止めています。\n"
                     "最後の接続元: {}\n\n"
                     "ご本人のときは、15分待つか、パスワードを再設定するとサインインできます。\n"
                     "お心当たりがないときも、パスワードの再設定をお勧めします。\n{}/app/forgotten-password",
                     in_words(when), address, public_url))};
}

mail::Message two_factor_mail(const std::string& to, std::string_view name, bool enabled, Instant when,
                              std::string_view public_url) {
  return {
      to, enabled ? "【Banso】二段階認証を有効にしました" : "【Banso】二段階認証を無効にしました",
      letter(name,
             fmt::format(
                 "{}に二段階認証を{}にしました。\n\n"
                 "お心当たりがないときは、すぐにパスワードを再設定してください。\n{}/app/forgotten-password",
                 in_words(when), enabled ? "有効" : "無効", public_url))};
}

mail::Message invitation_mail(const std::string& to, std::string_view organization, std::string_view role,
                              std::string_view link, Instant expires_at) {
  return {to, fmt::format("【Banso】{}からの招待", organization),
          letter(to, fmt::format("{}から、「{}」としてBansoに招待されました。\n"
                                 "次のリンクを開いて参加してください。{}まで使えます。\n\n{}\n\n"
                                 "お心当たりがないときは、リンクを開かずに、このメールを削除してください。",
                                 organization, role, in_words(expires_at), link))};
}

}  // namespace banso::identity
