// The forms of a tenant of the census: one published (which everybody may read), one being written.
#pragma once

#include <fmt/format.h>

#include <string>

#include "platform/forms/published.hpp"
#include "repo/two_tenants.hpp"

namespace banso::census {

/// The form that every tenant has published and is changing.
inline std::string census_form_key() {
  return forms::national_template_keys().at(0);
}

inline std::string forms_sql(const Tenant& t) {
  const std::string document = forms::print_definition(forms::national_template(census_form_key()));
  return fmt::format(
      "insert into platform.form_version (organization_id, form_key, version, document, base, note, "
      "published_at, published_by_user_id) values ({0}, '{1}', 1, $f${2}$f$, $f${2}$f$, '{3}', now(), {4});"
      "insert into platform.form (organization_id, form_key, draft_version, document, base, created_at, "
      "updated_at, updated_by_user_id) values ({0}, '{1}', 1, jsonb_set($f${2}$f$::jsonb, '{{title}}', "
      "'\"{5}\"'), "
      "$f${2}$f$, now(), "
      "now(), {4});",
      t.organization(), census_form_key(), document, t.mark("formnote"), t.admin(), t.mark("formdraft"));
}

}  // namespace banso::census
