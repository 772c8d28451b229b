// Routes of measures.
#pragma once

#include <memory>

#include "contexts/measures/catalogue/catalogue.hpp"
#include "contexts/measures/import/import_files.hpp"
#include "platform/http/api.hpp"

namespace banso::measures {

using SharedCatalogue = std::shared_ptr<Catalogue>;

/// For everybody: searching, reading, checking and simulating; nothing is stored.
void register_catalogue_routes(http::Api& api, const SharedCatalogue& catalogue);
/// For owners and holders of a consent: verdicts, facts, favourites, wishes for mail.
void register_business_routes(http::Api& api, const SharedCatalogue& catalogue);
/// For officers: drafts, publication, history, rules.
void register_officer_routes(http::Api& api);
/// Files of jGrants.
void register_import_routes(http::Api& api, const std::shared_ptr<ImportFiles>& files);

}  // namespace banso::measures
