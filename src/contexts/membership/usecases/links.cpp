#include "contexts/membership/usecases/links.hpp"

#include <fmt/format.h>

#include "contexts/membership/api.hpp"
#include "platform/audit/audit.hpp"
#include "platform/db/statement.hpp"
#include "platform/html/page.hpp"
#include "platform/identity/api.hpp"
#include "platform/identity/personal_link.hpp"
#include "platform/services.hpp"

namespace banso::membership {
namespace {

using Id = std::int64_t;

struct LinkRow {
  Id organization_id = 0;
  Id mailing_id = 0;
  Id member_id = 0;
  std::string email;
  std::optional<Instant> unsubscribed_at;
  bool tracks_opens = false;
};
BOOST_DESCRIBE_STRUCT(LinkRow, (),
                      (organization_id, mailing_id, member_id, email, unsubscribed_at, tracks_opens))

const db::Query<LinkRow, std::string> kRecipientByLink{"membership.recipient_by_link"};
const db::Command<std::string, Instant> kNoteOpened{"membership.note_opened"};
const db::Command<std::string, Instant> kNoteUnsubscribed{"membership.note_unsubscribed"};

/// The smallest transparent GIF.
constexpr unsigned char kImage[] = {0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0x01, 0x00, 0x01, 0x00, 0x80,
                                    0x00, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0x21, 0xf9, 0x04,
                                    0x01, 0x00, 0x00, 0x00, 0x00, 0x2c, 0x00, 0x00, 0x00, 0x00, 0x01,
                                    0x00, 0x01, 0x00, 0x00, 0x02, 0x01, 0x44, 0x00, 0x3b};

/// "k***@example.jp": enough to recognise one's own, too little to learn another's.
std::string hinted(const std::string& email) {
  return email.substr(0, 1) + "***" + email.substr(email.find('@'));
}

std::optional<LinkRow> row_of_link(http::Call& call) {
  const std::string& token = call.text("token");
  call.tx.set(identity::link_settings(token));
  return kRecipientByLink.maybe(call.tx, identity::personal_link_hash(token));
}

http::Response page(const http::Call& call, const std::string& title, boost::json::object data, int status) {
  html::PageHead head;
  head.title = title;
  head.description = "商工会議所からのメールの案内を止めるページです。";
  head.canonical = call.services.config.public_url + "/mail";
  head.indexed = false;
  http::Response response = http::html(html::render("membership/unsubscribe", head, data));
  response.status = status;
  response.with("cache-control", "no-store").with("referrer-policy", "no-referrer");
  return response;
}

http::Response unknown_link(const http::Call& call) {
  return page(call, "このリンクは使えません", {{"unknown", true}}, 404);
}

boost::json::object data_of(http::Call& call, const LinkRow& row) {
  const auto chamber = identity::find_organization(call.tx, row.organization_id);
  return {{"chamber", chamber ? chamber->name : std::string("商工会議所")},
          {"email", hinted(row.email)},
          {"action", fmt::format("/mail/{}", call.text("token"))}};
}

}  // namespace

http::Response unsubscribe_page(http::Call& call) {
  const auto row = row_of_link(call);
  if (!row) return unknown_link(call);
  auto data = data_of(call, *row);
  data[row->unsubscribed_at ? "done" : "ask"] = true;
  return page(call, "メールの案内の停止", std::move(data), 200);
}

http::Response unsubscribe(http::Call& call) {
  const auto row = row_of_link(call);
  if (!row) return unknown_link(call);
  if (!row->unsubscribed_at) {
    kNoteUnsubscribed.run(call.tx, identity::personal_link_hash(call.text("token")), call.now);
    outbox::publish(call.tx, kUnsubscribed,
                    {{"organization_id", row->organization_id},
                     {"mailing_id", row->mailing_id},
                     {"member_id", row->member_id}});
    audit::Entry entry;
    entry.action = "membership.mailing.unsubscribe";
    entry.object_type = "member";
    entry.object_id = std::to_string(row->member_id);
    entry.organization_id = row->organization_id;
    audit::record(call, entry);
  }
  auto data = data_of(call, *row);
  data["done"] = true;
  return page(call, "メールの案内を停止しました", std::move(data), 200);
}

http::Response open_image(http::Call& call) {
  const auto row = row_of_link(call);
  if (row && row->tracks_opens)
    kNoteOpened.run(call.tx, identity::personal_link_hash(call.text("token")), call.now);
  http::Response response;
  response.body.assign(reinterpret_cast<const char*>(kImage), sizeof kImage);
  response.with("content-type", "image/gif").with("cache-control", "no-store");
  return response;
}

void stop_mails(db::Tx& tx, const outbox::Event& event, Services& services) {
  const auto organization_id = event.payload.at("organization_id").to_number<Id>();
  const auto mailing_id = event.payload.at("mailing_id").to_number<Id>();
  const auto member_id = event.payload.at("member_id").to_number<Id>();
  const auto member = find_member(tx, organization_id, member_id);
  if (!member || member->fields.mail_allowed == false) return;
  MemberFields fields = member->fields;
  fields.mail_allowed = false;
  update_member(tx, organization_id, member_id, member->version, fields,
                {"member", std::nullopt, fmt::format("mailing:{}", mailing_id)}, services.clock());
  NewContact contact;
  contact.kind = ContactKind::web;
  contact.happened_at = services.clock();
  contact.summary = "メールのリンクから、メールでの案内を停止されました。";
  contact.reference = shape::Str<1, 100>(fmt::format("mailing:{}", mailing_id));
  add_contact(tx, organization_id, member_id, contact, services.clock());
}

}  // namespace banso::membership
