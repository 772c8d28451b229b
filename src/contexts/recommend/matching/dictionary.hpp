// Lists of codes (legal forms, areas, industries, certifications) as numbers, so that a column holds one
// number a business and a predicate is decided once a list and not once a business.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace banso::recommend {

using Codes = std::vector<std::string>;

class Dictionary {
 public:
  /// The number of the list, a new one if it was not known.
  std::int64_t number_of(const Codes& codes);
  const Codes& codes_of(std::int64_t number) const { return *lists_[static_cast<std::size_t>(number)]; }
  std::size_t size() const { return lists_.size(); }
  std::size_t bytes() const;

  Dictionary() = default;
  Dictionary(const Dictionary& other);
  Dictionary& operator=(const Dictionary& other) = delete;

 private:
  std::map<Codes, std::int64_t> numbers_;
  std::vector<const Codes*> lists_;  // keys of numbers_, by number
};

}  // namespace banso::recommend
