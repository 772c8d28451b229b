// Japanese text made comparable: normalisation, trimming, and the search keys of names, kana and addresses.
// A search key is for matching only and is never shown. Every fold is idempotent: fold(fold(x)) == fold(x).
// Input that is not valid UTF-8 is read with U+FFFD in place of the broken bytes; nothing here throws for bad
// input.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace banso {

/// Whether the bytes are well-formed UTF-8 (no overlong forms, surrogates, or code points past U+10FFFF).
bool is_valid_utf8(std::string_view text);

/// Number of code points of valid UTF-8.
std::size_t count_code_points(std::string_view text);

/// The first `count` code points of `text` (all of it when there are fewer). Never cuts a character in two.
std::string_view first_code_points(std::string_view text, std::size_t count);

/// `text` with broken bytes replaced by U+FFFD; the same bytes when it is valid.
std::string make_valid_utf8(std::string_view text);

/// Unicode NFKC: full-width letters and digits become plain, half-width kana wide, ㈱ becomes (株).
std::string nfkc(std::string_view text);

/// `text` without white space at both ends: ASCII, full-width (U+3000), no-break and zero-width spaces, BOM.
std::string_view trim(std::string_view text);

/// The search key of a business name: NFKC, small letters, legal forms (株式会社, ㈱, 有限会社, 一般社団法人
/// …) taken from both ends, hiragana and small kana as large katakana, long marks and hyphens as ー, spaces,
/// 中点 and punctuation gone, 旧字体 and variants as today's characters, 々 written out, variation selectors
/// gone. A name that would vanish (only a legal form, only signs) keeps what it has.
std::string fold_name(std::string_view name);

/// As fold_name, but the result is written into `out` (its memory is kept): for imports of millions of rows.
void fold_name_to(std::string_view name, std::string& out);

/// The search keys to try, in this order, for what a person typed into a name search. The first is
/// fold_name(query). Others follow when the query begins or ends inside a legal form
/// (「式会社山田」「山田株式」): the key without it, if at least two characters remain. Never empty, no
/// doubles. A caller may stop at the first key that finds anything.
std::vector<std::string> fold_name_query(std::string_view query);

/// The search key of a reading: as fold_name with the kana of legal forms (カブシキガイシャ …) taken from the
/// ends, and kana that sound alike as one (ヂ→ジ, ヅ→ズ, ヲ→オ, ヴァ→バ).
std::string fold_kana(std::string_view kana);
void fold_kana_to(std::string_view kana, std::string& out);

/// The search key of an address: as fold_name without the legal forms, and with numbers in one shape:
/// 「二丁目３番地の４」「2丁目3-4」「２－３－４」 → "2-3-4"; 大字 is dropped; が/ヶ between kanji are one.
std::string fold_address(std::string_view address);
void fold_address_to(std::string_view address, std::string& out);

}  // namespace banso
