#include "contexts/recommend/matching/dictionary.hpp"

namespace banso::recommend {

Dictionary::Dictionary(const Dictionary& other) : numbers_(other.numbers_), lists_(other.lists_.size()) {
  for (const auto& [codes, number] : numbers_) lists_[static_cast<std::size_t>(number)] = &codes;
}

std::int64_t Dictionary::number_of(const Codes& codes) {
  const auto [place, added] = numbers_.try_emplace(codes, static_cast<std::int64_t>(lists_.size()));
  if (added) lists_.push_back(&place->first);
  return place->second;
}

std::size_t Dictionary::bytes() const {
  constexpr std::size_t kNode = 4 * sizeof(void*) + sizeof(Codes) + sizeof(std::int64_t) + sizeof(void*);
  std::size_t bytes = 0;
  for (const Codes* codes : lists_) bytes += kNode + codes->capacity() * sizeof(std::string);
  return bytes;
}

}  // namespace banso::recommend
