// Search results as files.
#pragma once

#include <string>

#include "contexts/registry/usecases/search_businesses.hpp"

namespace banso::registry {

enum class ExportFormat { csv, xlsx };

/// The file of what the search shows, in the same order, at most kMostExported rows; audited.
http::Response export_businesses(http::Call& call, const SearchFilter& filter, ExportFormat format);

/// UTF-8 with a byte order mark. Pure.
std::string to_csv(const std::vector<BusinessItem>& items);
/// An Excel workbook.
std::string to_xlsx(const std::vector<BusinessItem>& items);

}  // namespace banso::registry
