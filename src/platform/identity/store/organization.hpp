// Rows of organisations, shared by api.hpp and the use cases.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "platform/db/tx.hpp"
#include "platform/identity/api.hpp"

namespace banso::identity {

/// An organisation as it is stored.
struct OrganizationRow {
  std::int64_t organization_id = 0;
  OrganizationKind kind{};
  std::optional<std::int64_t> parent_id;
  std::vector<std::int64_t> path_ids;
  std::string name;
  std::string name_kana;
  std::optional<std::string> prefecture_code;
  std::optional<std::string> corporate_number;
  OrganizationStatus status{};
  Instant created_at{};
  Instant updated_at{};
};
BOOST_DESCRIBE_STRUCT(OrganizationRow, (),
                      (organization_id, kind, parent_id, path_ids, name, name_kana, prefecture_code,
                       corporate_number, status, created_at, updated_at))

std::optional<OrganizationRow> find_organization_row(db::Tx& tx, std::int64_t organization_id);

/// The active organisation of this kind, prefecture and name.
std::optional<OrganizationRow> find_same_organization(db::Tx& tx, OrganizationKind kind,
                                                      const std::optional<std::string>& prefecture_code,
                                                      const std::string& name);

/// Writes name, reading, prefecture, number, status and search key of the row as they are now.
void update_organization(db::Tx& tx, const OrganizationRow& row, Instant now);

/// Puts the organisation, with everything below it, below another (or at the top).
void move_organization(db::Tx& tx, std::int64_t organization_id, std::optional<std::int64_t> parent_id);

/// What searches compare: folded name and reading.
std::string organization_key(std::string_view name, std::string_view name_kana);

}  // namespace banso::identity
