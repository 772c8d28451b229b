// 接触履歴: what other contexts note when they were in touch with a member.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"
#include "platform/shape/scalar.hpp"

namespace banso::membership {

/// How one was in touch.
enum class ContactKind {
  call,     ///< 電話
  visit,    ///< 訪問
  mail,     ///< メール
  letter,   ///< 郵送
  seminar,  ///< セミナー・会合
  counter,  ///< 窓口
  web,      ///< ウェブ
};
BOOST_DESCRIBE_ENUM(ContactKind, call, visit, mail, letter, seminar, counter, web)

struct NewContact {
  ContactKind kind{};
  Instant happened_at{};
  shape::Str<1, 2000> summary;
  shape::Str<0, 200> people{};  ///< with whom
  std::optional<shape::Str<1, 500>> next_action{};
  std::optional<Date> next_due_on{};
  std::optional<std::int64_t> next_user_id{};     ///< of the chamber; nobody in particular without it
  std::optional<std::int64_t> by_user_id{};       ///< who was in touch; nothing: the system
  std::optional<shape::Str<1, 100>> reference{};  ///< what wrote it down: "mailing:3"
};

/// Adds a contact to a member's history, in a transaction of the chamber or of the system.
void add_contact(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id, const NewContact& contact,
                 Instant now);
/// The same for the owner of the business, who may not read contacts; the kind is always web.
void add_contact_by_owner(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id,
                          const NewContact& contact, Instant now);

}  // namespace banso::membership
