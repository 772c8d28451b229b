// Lists with pages: one shape for all of them.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <vector>

#include "platform/shape/scalar.hpp"

namespace banso::http {

/// The page parameters every list takes; queries derive from it.
struct PageQuery {
  shape::Int<1, 10'000> page = 1;
  shape::Int<1, 100> per_page = 50;

  std::int64_t offset() const { return (page - 1) * per_page; }
};
BOOST_DESCRIBE_STRUCT(PageQuery, (), (page, per_page))

}  // namespace banso::http

/// Declares and describes `struct NAME { items, total, total_is_capped, page, per_page }` for a list of ITEM.
/// A macro and not a template, because the API document names every list after its items.
#define BANSO_LIST_OF(NAME, ITEM) \
  struct NAME {                   \
    std::vector<ITEM> items;      \
    std::int64_t total = 0;       \
    bool total_is_capped = false; \
    std::int64_t page = 1;        \
    std::int64_t per_page = 50;   \
  };                              \
  BOOST_DESCRIBE_STRUCT(NAME, (), (items, total, total_is_capped, page, per_page))
