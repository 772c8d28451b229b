#include "contexts/registry/import/save_chambers.hpp"

#include <fmt/format.h>

#include <map>

#include "kernel/corporate_number.hpp"
#include "platform/identity/api.hpp"

namespace banso::registry {
namespace {

using identity::NewOrganization;
using identity::OrganizationKind;

std::string block_title(JcciBlock block) {
  return fmt::format("{}ブロック", jcci_block_name(block));
}

}  // namespace

void save_chambers(db::Tx& tx, const std::vector<Chamber>& chambers, Instant now, ImportSummary& summary) {
  NewOrganization national;
  national.kind = OrganizationKind::national_federation;
  national.name = "日本商工会議所";
  national.name_kana = "ニホンショウコウカイギショ";
  const auto national_id = identity::save_organization(tx, national, now).first;
  std::map<JcciBlock, std::int64_t> blocks;
  for (const JcciBlock block : kJcciBlocks) {
    NewOrganization organization;
    organization.kind = OrganizationKind::block;
    organization.name = block_title(block);
    organization.parent_id = national_id;
    blocks[block] = identity::save_organization(tx, organization, now).first;
  }
  std::map<std::string, std::int64_t> federations;
  for (const Prefecture& prefecture : prefectures()) {
    NewOrganization organization;
    organization.kind = OrganizationKind::prefecture_federation;
    organization.name = fmt::format("{}商工会議所連合会", prefecture.name);
    organization.parent_id = blocks.at(prefecture.block);
    organization.prefecture_code = std::string(prefecture.code);
    federations[std::string(prefecture.code)] = identity::save_organization(tx, organization, now).first;
  }
  for (const Chamber& chamber : chambers) {
    NewOrganization organization;
    organization.kind = OrganizationKind::chamber;
    organization.name = chamber.name;
    organization.name_kana = chamber.name_kana;
    organization.parent_id = federations.at(chamber.prefecture_code);
    organization.prefecture_code = chamber.prefecture_code;
    if (chamber.business_id) organization.corporate_number = corporate_number_of_id(*chamber.business_id);
    const bool added = identity::save_organization(tx, organization, now).second;
    ++(added ? summary.inserted : summary.unchanged);
  }
}

}  // namespace banso::registry
