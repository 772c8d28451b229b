// The Local Benchmark of a business.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/finance/rules/local_benchmark.hpp"
#include "platform/http/call.hpp"

namespace banso::finance {

struct LocalBenchmark {
  std::int64_t business_id = 0;
  std::string business_name;
  std::string class_code;
  std::string class_name;
  std::string class_reason;  ///< why this class
  BusinessSize size{};
  std::string size_name;
  std::string size_reason;
  std::string threshold_version;
  std::string threshold_source;  ///< to be shown beside the values
  std::string threshold_note;
  std::vector<BenchmarkYear> years;  ///< newest first, at most three
};
BOOST_DESCRIBE_STRUCT(LocalBenchmark, (),
                      (business_id, business_name, class_code, class_name, class_reason, size, size_name,
                       size_reason, threshold_version, threshold_source, threshold_note, years))

struct BenchmarkQuery {
  std::optional<shape::Str<4, 4>> class_code;  ///< another class than the one of the industry
};
BOOST_DESCRIBE_STRUCT(BenchmarkQuery, (), (class_code))

/// @throws Refused(kNotFound) without the right to see it
LocalBenchmark show_benchmark(http::Call& call, std::int64_t business_id, const BenchmarkQuery& query);

/// The same as a document of A4 pages.
http::Response benchmark_pdf(http::Call& call, std::int64_t business_id, const BenchmarkQuery& query);

struct BenchmarkClassItem {
  std::string class_code;
  std::string name;
  std::string group_name;
  std::vector<std::string> industry_codes;  ///< JSIC codes that lead here
};
BOOST_DESCRIBE_STRUCT(BenchmarkClassItem, (), (class_code, name, group_name, industry_codes))

struct BenchmarkClassList {
  std::string threshold_version;
  std::string threshold_source;
  std::string threshold_note;
  std::vector<BenchmarkClassItem> items;
};
BOOST_DESCRIBE_STRUCT(BenchmarkClassList, (), (threshold_version, threshold_source, threshold_note, items))

/// The classes of the edition in force.
BenchmarkClassList list_benchmark_classes(http::Call& call);

}  // namespace banso::finance
