// The dry round trip: a line is read, written again as an export would, and compared with what stood there.
// What a mapping loses is known before anything changes.
#pragma once

#include <boost/describe.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "contexts/exchange/rules/layout.hpp"

namespace banso::exchange {

struct LossExample {
  std::int64_t line = 0;
  std::string before;  ///< as the file has it
  std::string after;   ///< as an export would write it
};
BOOST_DESCRIBE_STRUCT(LossExample, (), (line, before, after))

/// What becomes of one column.
struct ColumnTrip {
  std::string header;
  std::string field_label;  ///< empty: not one of our fields
  std::int64_t same = 0;
  std::int64_t rewritten = 0;  ///< the same value in another spelling
  std::int64_t lost = 0;
  std::string reason;  ///< why something is lost, and what keeps it
  std::vector<LossExample> examples;
};
BOOST_DESCRIBE_STRUCT(ColumnTrip, (), (header, field_label, same, rewritten, lost, reason, examples))

class RoundTrip {
 public:
  explicit RoundTrip(const Layout& layout, const References& references);

  void look(std::int64_t line, std::span<const std::string_view> cells, const Record& record);
  const std::vector<ColumnTrip>& columns() const { return trips_; }
  bool loses() const;

 private:
  enum class Verdict { kSame, kRewritten, kLost, kUnread };
  Verdict compare(const Layout::FileColumn& place, std::string_view cell, const std::string& written) const;

  const Layout& layout_;
  const References& references_;
  std::vector<ColumnTrip> trips_;
};

}  // namespace banso::exchange
