#include "contexts/membership/usecases/mail_text.hpp"

#include <fmt/format.h>

#include "contexts/membership/rules/mail_template.hpp"
#include "kernel/text.hpp"
#include "platform/http/html_escape.hpp"
#include "platform/identity/api.hpp"
#include "platform/mail/mime.hpp"

namespace banso::membership {
namespace {

constexpr std::size_t kLongestSubject = 200;

PlaceholderValues values_of(const MailSender& sender, const Member& member) {
  const MemberFields& f = member.fields;
  PlaceholderValues values;
  const auto set = [&](const char* word, const auto& value) {
    if (value) values[word] = *value;
  };
  values["会員名"] = f.name;
  values["商工会議所名"] = sender.chamber_name;
  set("会員番号", f.member_number);
  set("代表者役職", f.representative_position);
  set("代表者名", f.representative_name);
  set("部会", f.section);
  set("地区", f.district);
  set("担当者名", f.contact_name ? f.contact_name : f.representative_name);
  return values;
}

std::string footer(const MailSender& sender, bool tracks_opens, const std::string& unsubscribe_url) {
  const ChamberSettings& s = sender.settings;
  std::string text = "\n\n――――――――――――――――――\n";
  text += s.sender_name ? std::string(*s.sender_name) : sender.chamber_name;
  text += "\n";
  if (s.sender_address) {
    if (s.sender_post_code) {
      text +=
          fmt::format("郵便番号 {}-{}\n", s.sender_post_code->substr(0, 3), s.sender_post_code->substr(3));
    }
    text += *s.sender_address + "\n";
  }
  if (s.sender_phone) text += fmt::format("電話 {}\n", std::string(*s.sender_phone));
  if (s.sender_email) text += fmt::format("お問い合わせ {}\n", std::string(*s.sender_email));
  text += "\nこのメールは、メールでの案内を受け取るとされた方にお送りしています。\n";
  if (tracks_opens) text += "届いたことを確かめるため、開封されたときに分かる小さな画像を使っています。\n";
  text += fmt::format("配信の停止はこちらから: {}\n", unsubscribe_url);
  return text;
}

/// The text as HTML: links that open, lines as they are, and the tiny image.
std::string html_of(const std::string& text, const std::string& image_url) {
  std::string html =
      "<!doctype html><html lang=\"ja\"><body><div style=\"white-space:pre-wrap;font-family:sans-serif\">";
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t link = text.find("http", at);
    while (link != std::string::npos && text.compare(link, 7, "http://") != 0 &&
           text.compare(link, 8, "https://") != 0) {
      link = text.find("http", link + 4);
    }
    html += http::escape_html(text.substr(at, link == std::string::npos ? link : link - at));
    if (link == std::string::npos) break;
    std::size_t end = link;
    while (end < text.size() && text[end] > ' ' && text[end] <= '~') ++end;
    const std::string url = http::escape_html(text.substr(link, end - link));
    html += fmt::format("<a href=\"{0}\">{0}</a>", url);
    at = end;
  }
  html += fmt::format("</div><img src=\"{}\" alt=\"\" width=\"1\" height=\"1\"></body></html>",
                      http::escape_html(image_url));
  return html;
}

}  // namespace

MailSender mail_sender(db::Tx& tx, std::int64_t organization_id, const std::string& public_url) {
  MailSender sender;
  if (const auto chamber = identity::find_organization(tx, organization_id))
    sender.chamber_name = chamber->name;
  sender.settings = settings_of(tx, organization_id);
  sender.public_url = public_url;
  return sender;
}

mail::Message compose_mail(const MailSender& sender, const Member& member, const std::string& subject,
                           const std::string& body, bool tracks_opens, const std::string& token) {
  const PlaceholderValues values = values_of(sender, member);
  const std::string link = fmt::format("{}/mail/{}", sender.public_url, token);
  mail::Message message;
  std::string filled = fill_template(subject, values);
  for (char& c : filled) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  message.subject = std::string(first_code_points(filled, kLongestSubject));
  message.text = fill_template(body, values) + footer(sender, tracks_opens, link);
  if (tracks_opens) message.html = html_of(message.text, link + "/open.gif");
  const auto& reply_to = sender.settings.sender_email;
  if (reply_to && mail::is_address(*reply_to)) message.reply_to = *reply_to;
  message.unsubscribe_url = link;
  return message;
}

}  // namespace banso::membership
