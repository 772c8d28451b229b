#include "platform/identity/store/organization.hpp"

#include "kernel/text.hpp"
#include "platform/db/statement.hpp"

namespace banso::identity {
namespace {

using OptionalId = std::optional<std::int64_t>;
using OptionalText = std::optional<std::string>;

const db::Query<OrganizationRow, std::int64_t> kFindRow{"identity.find_organization_row"};
const db::Command<std::int64_t, std::string, std::string, std::string, OptionalText, OptionalText,
                  OrganizationStatus, Instant>
    kUpdate{"identity.update_organization"};
const db::Command<std::int64_t, OptionalId> kMove{"identity.move_organization"};
const db::Query<std::int64_t, OrganizationKind, OptionalId, std::string, std::string, std::string,
                OptionalText, OptionalText, Instant>
    kAdd{"identity.add_organization"};
const db::Query<OrganizationRow, OrganizationKind, OptionalText, std::string> kFindSame{
    "identity.find_same_organization"};
const db::Query<OrganizationSummary, std::vector<std::int64_t>> kFindMany{"identity.find_organizations"};
const db::Query<OrganizationSummary, OrganizationKind> kOfKind{"identity.list_organizations_of_kind"};
const db::Query<OrganizationSummary, OrganizationKind, std::string> kFindNamed{
    "identity.find_organization_named"};

}  // namespace

std::string organization_key(std::string_view name, std::string_view name_kana) {
  return fold_name(name) + " " + fold_kana(name_kana);
}

std::optional<OrganizationRow> find_organization_row(db::Tx& tx, std::int64_t organization_id) {
  return kFindRow.maybe(tx, organization_id);
}

std::optional<OrganizationRow> find_same_organization(db::Tx& tx, OrganizationKind kind,
                                                      const std::optional<std::string>& prefecture_code,
                                                      const std::string& name) {
  return kFindSame.maybe(tx, kind, prefecture_code, name);
}

void update_organization(db::Tx& tx, const OrganizationRow& row, Instant now) {
  kUpdate.run(tx, row.organization_id, row.name, row.name_kana, organization_key(row.name, row.name_kana),
              row.prefecture_code, row.corporate_number, row.status, now);
}

void move_organization(db::Tx& tx, std::int64_t organization_id, std::optional<std::int64_t> parent_id) {
  kMove.run(tx, organization_id, parent_id);
}

std::int64_t create_organization(db::Tx& tx, const NewOrganization& added, Instant now) {
  return kAdd.one(tx, added.kind, added.parent_id, added.name, added.name_kana,
                  organization_key(added.name, added.name_kana), added.prefecture_code,
                  added.corporate_number, now);
}

std::pair<std::int64_t, bool> save_organization(db::Tx& tx, const NewOrganization& saved, Instant now) {
  auto row = kFindSame.maybe(tx, saved.kind, saved.prefecture_code, saved.name);
  if (!row) return {create_organization(tx, saved, now), true};
  const OrganizationRow before = *row;
  if (!saved.name_kana.empty()) row->name_kana = saved.name_kana;
  if (saved.corporate_number) row->corporate_number = saved.corporate_number;
  if (row->name_kana != before.name_kana || row->corporate_number != before.corporate_number) {
    update_organization(tx, *row, now);
  }
  if (saved.parent_id && saved.parent_id != row->parent_id) {
    move_organization(tx, row->organization_id, saved.parent_id);
  }
  return {row->organization_id, false};
}

std::map<std::int64_t, OrganizationSummary> find_organizations(db::Tx& tx,
                                                               const std::vector<std::int64_t>& ids) {
  std::map<std::int64_t, OrganizationSummary> found;
  if (ids.empty()) return found;
  for (auto& row : kFindMany.all(tx, ids)) found.emplace(row.organization_id, std::move(row));
  return found;
}

std::optional<OrganizationSummary> find_organization(db::Tx& tx, std::int64_t organization_id) {
  return kFindMany.maybe(tx, {organization_id});
}

std::vector<OrganizationSummary> organizations_of_kind(db::Tx& tx, OrganizationKind kind) {
  return kOfKind.all(tx, kind);
}

std::optional<OrganizationSummary> find_organization_named(db::Tx& tx, OrganizationKind kind,
                                                           std::string_view name) {
  auto rows = kFindNamed.all(tx, kind, std::string(name));
  if (rows.size() != 1) return std::nullopt;
  return std::move(rows.front());
}

}  // namespace banso::identity
