// 旧字体 and 異体字 → the character of today, for search keys.
#pragma once

#include <string_view>

namespace banso {

/// Pairs, variant first: "亞亜惡悪…". One direction; no character of the right side stands on the left.
/// Wide on purpose: a key that two spellings share finds both. Compatibility ideographs (神, 﨟 …) that NFKC
/// already resolves are not listed.
extern const std::u32string_view kVariantKanjiPairs;

}  // namespace banso
