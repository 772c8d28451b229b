// Which form a chamber uses now, and any form that answers were given on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/db/tx.hpp"
#include "platform/forms/definition.hpp"

namespace banso::forms {

struct PublishedForm {
  std::string form_key;
  std::int64_t version = 0;  ///< 0: the national template as shipped
  Definition definition;
};

/// The newest published version of the chamber; the national template while it has none.
/// @throws Refused(kNotFound, "forms.unknown_form") for a key without template
PublishedForm published_form(db::Tx& tx, std::int64_t organization_id, std::string_view form_key);

/// The form as it was when answers were given on it. @throws Refused(kNotFound, "forms.unknown_version")
PublishedForm form_of_version(db::Tx& tx, std::int64_t organization_id, std::string_view form_key,
                              std::int64_t version);

/// The national template of db/seed/forms. @throws Refused(kNotFound, "forms.unknown_form")
const Definition& national_template(std::string_view form_key);
/// The keys of all templates, in alphabetical order.
std::vector<std::string> national_template_keys();

}  // namespace banso::forms
