// The routes of dues, by what they are about.
#pragma once

#include <memory>

#include "contexts/dues/paper_files.hpp"
#include "platform/http/api.hpp"

namespace banso::dues {

/// Everything below one chamber's dues.
inline constexpr const char* kBase = "/api/v1/organizations/{organization_id}/dues";

void register_rule_routes(http::Api& api);
void register_charge_routes(http::Api& api);
void register_paper_routes(http::Api& api, const std::shared_ptr<PaperFiles>& files);
void register_debit_routes(http::Api& api);
void register_member_routes(http::Api& api);

}  // namespace banso::dues
