// Mails and letters about an application: filled from templates, looked over by staff, sent or printed.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "contexts/admission/rules/templates.hpp"
#include "contexts/admission/usecases/access.hpp"
#include "platform/http/call.hpp"

namespace banso::admission {

/// Values for the placeholders that are known of the application; follow_link and account_link are not among
/// them, as every message has one of its own.
PlaceholderValues values_of(http::Call& call, const store::ApplicationRow& row);

struct LetterText {
  std::string subject;
  std::string body;
};
/// The chamber's wording, or the one that is shipped. @throws Refused(kNotFound)
LetterText template_text(db::Tx& tx, std::int64_t organization_id, std::string_view template_key);

/// Makes a new link to the application and says its address.
std::string new_follow_link(http::Call& call, const store::ApplicationRow& row);
std::string follow_link(const http::Call& call, std::string_view token);

/// Queues a mail with one of the templates and keeps it with the application. Nothing happens without an
/// address and for suspicious applications: nobody is mailed because a robot named them.
/// @param values with everything the template needs
void send_template(http::Call& call, const store::ApplicationRow& row, std::string_view template_key,
                   const PlaceholderValues& values);

struct LetterPreview {
  std::string template_key;
  std::string subject;
  std::string body;                  ///< filled, save for {{follow_link}}, which the sent message gets
  std::vector<std::string> missing;  ///< placeholders without a value, in words
};
BOOST_DESCRIBE_STRUCT(LetterPreview, (), (template_key, subject, body, missing))
struct LetterPreviewQuery {
  shape::Str<1, 40> template_key = "question";
  std::optional<shape::Str<1, 1000>> question;  ///< what to ask, for the template of questions
};
BOOST_DESCRIBE_STRUCT(LetterPreviewQuery, (), (template_key, question))

struct MailInput {
  bool asks_back = false;  ///< a question, which the applicant answers on their page
  shape::Str<1, 150> subject;
  shape::Str<1, 10000> body;
};
BOOST_DESCRIBE_STRUCT(MailInput, (), (asks_back, subject, body))
struct LetterInput {
  shape::Str<1, 150> subject;
  shape::Str<1, 10000> body;
};
BOOST_DESCRIBE_STRUCT(LetterInput, (), (subject, body))

LetterPreview preview_letter(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
                             const LetterPreviewQuery& query);
/// @throws Refused(kConflict) without a mail address
void send_mail(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
               const MailInput& input);
/// The letter as PDF, kept with the application.
http::Response print_letter(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
                            const LetterInput& input);

}  // namespace banso::admission
