// The non-financial sheet: reading and saving.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "contexts/finance/rules/benchmark_sheet.hpp"
#include "platform/http/call.hpp"

namespace banso::finance {

struct BenchmarkSheetView {
  std::int64_t version = 0;  ///< 0: nothing saved yet
  std::optional<Instant> updated_at;
  std::optional<std::string> updated_by;
  bool editable = false;
  std::string business_name;
  std::string address;
  std::optional<std::string> industry_code;
  BenchmarkSheet sheet;
};
BOOST_DESCRIBE_STRUCT(BenchmarkSheetView, (),
                      (version, updated_at, updated_by, editable, business_name, address, industry_code,
                       sheet))

/// @throws Refused(kNotFound) without the right to see it
BenchmarkSheetView show_sheet(http::Call& call, std::int64_t business_id);

/// The same as a PDF. @throws Refused(kNotFound) also when nothing is saved yet
http::Response sheet_pdf(http::Call& call, std::int64_t business_id);

/// Saves over the version of If-Match. @throws Refused(kForbidden, kInvalid, kPrecondition)
BenchmarkSheetView save_sheet(http::Call& call, std::int64_t business_id, const BenchmarkSheet& sheet);

}  // namespace banso::finance
