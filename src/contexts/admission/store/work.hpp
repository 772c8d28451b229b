// Messages, talks, papers and invitations in the database.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::admission {

enum class MessageDirection { out, in };
BOOST_DESCRIBE_ENUM(MessageDirection, out, in)
enum class MessageKind { mail, letter, question, answer };
BOOST_DESCRIBE_ENUM(MessageKind, mail, letter, question, answer)
enum class ActivityKind { call, visit, counter, online, other };
BOOST_DESCRIBE_ENUM(ActivityKind, call, visit, counter, online, other)

}  // namespace banso::admission

namespace banso::admission::store {

/// Which application.
struct Key {
  std::int64_t organization_id = 0;
  std::int64_t application_id = 0;
};

struct MessageRow {
  std::int64_t message_id = 0;
  MessageDirection direction{};
  MessageKind kind{};
  std::string subject;
  std::string body;
  Instant sent_at{};
  std::optional<std::int64_t> by_user_id;
};
BOOST_DESCRIBE_STRUCT(MessageRow, (), (message_id, direction, kind, subject, body, sent_at, by_user_id))

/// Sent with the next statement or the commit.
void add_message(db::Tx& tx, const Key& key, const MessageRow& message);
std::vector<MessageRow> list_messages(db::Tx& tx, const Key& key);
/// How many the applicant wrote.
std::int64_t count_answers(db::Tx& tx, const Key& key);

struct ActivityRow {
  std::int64_t activity_id = 0;
  ActivityKind kind{};
  Instant happened_at{};
  std::string with_whom;
  std::string summary;
  std::int64_t by_user_id = 0;
  Instant noted_at{};
};
BOOST_DESCRIBE_STRUCT(ActivityRow, (),
                      (activity_id, kind, happened_at, with_whom, summary, by_user_id, noted_at))

/// @return activity_id
std::int64_t add_activity(db::Tx& tx, const Key& key, const ActivityRow& activity);
std::vector<ActivityRow> list_activities(db::Tx& tx, const Key& key);
bool remove_activity(db::Tx& tx, const Key& key, std::int64_t activity_id);

struct PaperRow {
  std::string paper_key;
  Date received_on{};
  std::string note;
  std::int64_t by_user_id = 0;
};
BOOST_DESCRIBE_STRUCT(PaperRow, (), (paper_key, received_on, note, by_user_id))

void save_paper(db::Tx& tx, const Key& key, const PaperRow& paper);
void remove_paper(db::Tx& tx, const Key& key, const std::string& paper_key);
std::vector<PaperRow> list_papers(db::Tx& tx, const Key& key);

struct InvitationRow {
  std::int64_t organization_id = 0;
  std::int64_t application_id = 0;
  std::int64_t member_id = 0;
  std::optional<std::int64_t> business_id;
  std::string email;
  Instant created_at{};
  Instant expires_at{};
  std::optional<Instant> accepted_at;
};
BOOST_DESCRIBE_STRUCT(InvitationRow, (),
                      (organization_id, application_id, member_id, business_id, email, created_at, expires_at,
                       accepted_at))

/// Also again: the earlier link stops working.
void save_account_invitation(db::Tx& tx, const InvitationRow& invitation, const std::string& link_hash,
                             std::int64_t user_id);
std::optional<InvitationRow> find_account_invitation(db::Tx& tx, const Key& key);
/// Needs link_settings on the transaction.
std::optional<InvitationRow> find_account_invitation_by_link(db::Tx& tx, const std::string& link_hash);
bool accept_account_invitation(db::Tx& tx, const std::string& link_hash, Instant now, std::int64_t user_id);

}  // namespace banso::admission::store
