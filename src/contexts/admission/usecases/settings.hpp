// What a chamber sets for its applications: reception, checklist, texts.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/admission/rules/papers.hpp"
#include "contexts/admission/usecases/access.hpp"
#include "platform/identity/email_address.hpp"

namespace banso::admission {

struct ApplicationSettings {
  std::int64_t version = 0;
  bool accepts_applications = true;
  std::string notice;
  std::string contact;
  std::string notify_email;
  std::vector<PaperKind> papers;
  std::string join_url;  ///< of the page for applicants
};
BOOST_DESCRIBE_STRUCT(ApplicationSettings, (),
                      (version, accepts_applications, notice, contact, notify_email, papers, join_url))
struct ApplicationSettingsInput {
  shape::Int<0, INT64_MAX> version;
  bool accepts_applications = true;
  shape::Str<0, 1000> notice;
  shape::Str<0, 500> contact;
  std::optional<identity::EmailAddress> notify_email;
  std::vector<PaperKind> papers;
};
BOOST_DESCRIBE_STRUCT(ApplicationSettingsInput, (),
                      (version, accepts_applications, notice, contact, notify_email, papers))
ApplicationSettings show_settings(http::Call& call, std::int64_t organization_id);
ApplicationSettings save_settings(http::Call& call, std::int64_t organization_id,
                                  const ApplicationSettingsInput& input);

struct ApplicationTemplate {
  std::string template_key;
  std::string title;
  std::string when;
  bool automatic = false;
  std::string subject;
  std::string body;
  std::int64_t version = 0;  ///< 0: as shipped
  std::optional<Instant> updated_at;
};
BOOST_DESCRIBE_STRUCT(ApplicationTemplate, (),
                      (template_key, title, when, automatic, subject, body, version, updated_at))
struct TemplatePlaceholder {
  std::string key;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(TemplatePlaceholder, (), (key, label))
struct ApplicationTemplates {
  std::vector<ApplicationTemplate> items;
  std::vector<TemplatePlaceholder> placeholders;
};
BOOST_DESCRIBE_STRUCT(ApplicationTemplates, (), (items, placeholders))
struct ApplicationTemplateInput {
  shape::Int<0, INT64_MAX> version;
  shape::Str<1, 150> subject;
  shape::Str<1, 10000> body;
};
BOOST_DESCRIBE_STRUCT(ApplicationTemplateInput, (), (version, subject, body))
ApplicationTemplates list_templates(http::Call& call, std::int64_t organization_id);
ApplicationTemplates save_template(http::Call& call, std::int64_t organization_id,
                                   const std::string& template_key, const ApplicationTemplateInput& input);
/// Back to the shipped text.
ApplicationTemplates reset_template(http::Call& call, std::int64_t organization_id,
                                    const std::string& template_key);

}  // namespace banso::admission
