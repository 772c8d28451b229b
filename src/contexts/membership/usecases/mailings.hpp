// Mails to the members that a filter chooses: written, tried, sent in portions, and what became of them.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/membership/rules/member_filter.hpp"
#include "contexts/membership/usecases/segments.hpp"
#include "platform/http/call.hpp"
#include "platform/http/page.hpp"

namespace banso::membership {

inline constexpr const char* kMailingJob = "membership.send_mailing";

struct MailingInput {
  shape::Str<1, 150> subject;
  shape::Str<1, 20'000> body;
  MemberFilter filter;
  std::optional<std::int64_t> segment_id;
  bool tracks_opens = false;
};
BOOST_DESCRIBE_STRUCT(MailingInput, (), (subject, body, filter, segment_id, tracks_opens))

struct MailingItem {
  std::int64_t mailing_id = 0;
  std::string subject;
  std::string filter_text;
  bool tracks_opens = false;
  std::string state;  ///< draft, sending, sent, cancelled
  std::int64_t version = 0;
  Instant updated_at{};
  std::optional<Instant> started_at;
  std::optional<Instant> finished_at;
  std::int64_t recipients = 0;
  std::int64_t waiting = 0;
  std::int64_t sent = 0;
  std::int64_t failed = 0;
  std::int64_t skipped = 0;
  std::int64_t opened = 0;
  std::int64_t unsubscribed = 0;
};
BOOST_DESCRIBE_STRUCT(MailingItem, (),
                      (mailing_id, subject, filter_text, tracks_opens, state, version, updated_at, started_at,
                       finished_at, recipients, waiting, sent, failed, skipped, opened, unsubscribed))
BANSO_LIST_OF(MailingPage, MailingItem)

struct MailingView {
  MailingItem summary;
  std::string body;
  MemberFilter filter;
  std::optional<std::int64_t> segment_id;
  std::optional<std::int64_t> job_id;
  std::optional<MemberReach> reach;  ///< of a draft
};
BOOST_DESCRIBE_STRUCT(MailingView, (), (summary, body, filter, segment_id, job_id, reach))

struct MailingPreviewInput {
  shape::Str<1, 150> subject;
  shape::Str<1, 20'000> body;
  std::optional<std::int64_t> member_id;  ///< whose mail; the first of the chamber without it
  bool tracks_opens = false;
};
BOOST_DESCRIBE_STRUCT(MailingPreviewInput, (), (subject, body, member_id, tracks_opens))
struct MailPreview {
  std::string to_name;
  std::optional<std::string> to;
  std::string subject;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(MailPreview, (), (to_name, to, subject, text))

struct RecipientItem {
  std::int64_t member_id = 0;
  std::string name;
  std::string email;
  std::string state;
  std::optional<std::string> problem;
  std::optional<Instant> finished_at;
  std::optional<Instant> opened_at;
  std::optional<Instant> unsubscribed_at;
};
BOOST_DESCRIBE_STRUCT(RecipientItem, (),
                      (member_id, name, email, state, problem, finished_at, opened_at, unsubscribed_at))
BANSO_LIST_OF(RecipientPage, RecipientItem)
enum class RecipientState { waiting, queued, sent, failed, skipped };
BOOST_DESCRIBE_ENUM(RecipientState, waiting, queued, sent, failed, skipped)
struct RecipientQuery : http::PageQuery {
  std::optional<RecipientState> state;
};
BOOST_DESCRIBE_STRUCT(RecipientQuery, (http::PageQuery), (state))

struct MemberMailingItem {
  std::int64_t mailing_id = 0;
  std::string subject;
  std::string state;
  std::optional<std::string> problem;
  std::optional<Instant> finished_at;
  std::optional<Instant> opened_at;
  std::optional<Instant> unsubscribed_at;
};
BOOST_DESCRIBE_STRUCT(MemberMailingItem, (),
                      (mailing_id, subject, state, problem, finished_at, opened_at, unsubscribed_at))
BANSO_LIST_OF(MemberMailingPage, MemberMailingItem)

MailingPage list_mailings(http::Call& call, std::int64_t organization_id, const http::PageQuery& query);
MailingView show_mailing(http::Call& call, std::int64_t organization_id, std::int64_t mailing_id);
MailingView add_mailing(http::Call& call, std::int64_t organization_id, const MailingInput& input);
MailingView change_mailing(http::Call& call, std::int64_t organization_id, std::int64_t mailing_id,
                           const MailingInput& input);
void remove_mailing(http::Call& call, std::int64_t organization_id, std::int64_t mailing_id);
MailPreview preview_mailing(http::Call& call, std::int64_t organization_id, const MailingPreviewInput& input);
/// To the caller alone, filled as for the member of the preview.
void send_test_mail(http::Call& call, std::int64_t organization_id, const MailingPreviewInput& input);
/// Orders sending; calling it again changes nothing.
MailingView send_mailing(http::Call& call, std::int64_t organization_id, std::int64_t mailing_id);
MailingView cancel_mailing(http::Call& call, std::int64_t organization_id, std::int64_t mailing_id);
RecipientPage list_recipients(http::Call& call, std::int64_t organization_id, std::int64_t mailing_id,
                              const RecipientQuery& query);
MemberMailingPage mailings_of_member(http::Call& call, std::int64_t organization_id, std::int64_t member_id,
                                     const http::PageQuery& query);

}  // namespace banso::membership
