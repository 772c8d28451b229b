// Applications that staff type in: the same form, without the gate, and with gaps where paper has gaps.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/admission/usecases/access.hpp"

namespace banso::admission {

/// A form to be shown within the app. Its fields come back by name, as the browser has them.
struct EntryForm {
  std::int64_t form_version = 0;
  std::string html;
};
BOOST_DESCRIBE_STRUCT(EntryForm, (), (form_version, html))

struct FormFieldInput {
  shape::Str<1, 200> name;
  shape::Str<0, 20000> value;
};
BOOST_DESCRIBE_STRUCT(FormFieldInput, (), (name, value))

struct EntryInput {
  shape::Str<16, 64> entry_key;  ///< drawn by the screen: sending it twice makes one application
  shape::Int<0, INT64_MAX> form_version;
  std::vector<FormFieldInput> fields;
};
BOOST_DESCRIBE_STRUCT(EntryInput, (), (entry_key, form_version, fields))
struct AnswersInput {
  shape::Int<1, INT64_MAX> version;  ///< of the application, as it was seen
  shape::Int<0, INT64_MAX> form_version;
  std::vector<FormFieldInput> fields;
};
BOOST_DESCRIBE_STRUCT(AnswersInput, (), (version, form_version, fields))

/// Either it was taken, or the form comes back with what is to be mended.
struct EntryResult {
  std::optional<std::int64_t> application_id;
  std::optional<EntryForm> form;
};
BOOST_DESCRIBE_STRUCT(EntryResult, (), (application_id, form))

EntryForm show_entry_form(http::Call& call, std::int64_t organization_id);
EntryResult enter_application(http::Call& call, std::int64_t organization_id, const EntryInput& input);
EntryForm show_answers_form(http::Call& call, std::int64_t organization_id, std::int64_t application_id);
EntryResult save_answers(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
                         const AnswersInput& input);

}  // namespace banso::admission
