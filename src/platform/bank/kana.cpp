#include "platform/bank/kana.hpp"

#include <algorithm>

#include "kernel/text.hpp"
#include "kernel/utf8.hpp"

namespace banso::bank {
namespace {

constexpr char32_t kFirstHalf = 0xFF61;  // ｡
constexpr char32_t kLastHalf = 0xFF9F;   // ﾟ
constexpr unsigned char kFirstByte = 0xA1;
constexpr char32_t kVoiced = 0xFF9E;      // ﾞ
constexpr char32_t kHalfVoiced = 0xFF9F;  // ﾟ
constexpr char32_t kHalfWo = 0xFF66;
constexpr char32_t kFirstSmall = 0xFF67;  // ｧ
constexpr char32_t kLastSmall = 0xFF6F;   // ｯ
constexpr char32_t kHalfLong = 0xFF70;
constexpr char32_t kFirstPlain = 0xFF71;  // ｱ
constexpr char32_t kLastPlain = 0xFF9D;   // ﾝ

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::string text_of(char32_t c) {
  std::string text;
  if (c >= 0x10000) {
    text += static_cast<char>(0xF0 | (c >> 18));
    text += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    append(text, c);
  }
  return text;
}

void note_once(std::vector<std::string>& list, std::string text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

/// Katakana from U+30A1 on as half-width: the plain letter, and its mark.
struct Half {
  char32_t letter = 0;
  char32_t mark = 0;
};

Half half_of(char32_t c) {
  // In the order of Unicode from ァ (30A1) to ヶ (30F6); 0 after a letter: itself, 1 voiced, 2 half voiced.
  static constexpr char32_t kLetters[] = {
      0xFF67, 0xFF71, 0xFF68, 0xFF72, 0xFF69, 0xFF73, 0xFF6A, 0xFF74, 0xFF6B, 0xFF75, 0xFF76, 0xFF76, 0xFF77,
      0xFF77, 0xFF78, 0xFF78, 0xFF79, 0xFF79, 0xFF7A, 0xFF7A, 0xFF7B, 0xFF7B, 0xFF7C, 0xFF7C, 0xFF7D, 0xFF7D,
      0xFF7E, 0xFF7E, 0xFF7F, 0xFF7F, 0xFF80, 0xFF80, 0xFF81, 0xFF81, 0xFF6F, 0xFF82, 0xFF82, 0xFF83, 0xFF83,
      0xFF84, 0xFF84, 0xFF85, 0xFF86, 0xFF87, 0xFF88, 0xFF89, 0xFF8A, 0xFF8A, 0xFF8A, 0xFF8B, 0xFF8B, 0xFF8B,
      0xFF8C, 0xFF8C, 0xFF8C, 0xFF8D, 0xFF8D, 0xFF8D, 0xFF8E, 0xFF8E, 0xFF8E, 0xFF8F, 0xFF90, 0xFF91, 0xFF92,
      0xFF93, 0xFF6C, 0xFF94, 0xFF6D, 0xFF95, 0xFF6E, 0xFF96, 0xFF97, 0xFF98, 0xFF99, 0xFF9A, 0xFF9B, 0xFF9C,
      0xFF9C, 0xFF72, 0xFF74, 0xFF66, 0xFF9D, 0xFF73, 0xFF76, 0xFF79};
  constexpr char32_t kFirst = 0x30A1;
  if (c < kFirst || c >= kFirst + std::size(kLetters)) return {};
  Half half{kLetters[c - kFirst], 0};
  const bool ka_to_do = c >= 0x30AB && c <= 0x30C9;
  if (ka_to_do) {
    // The voiced letter follows its plain one: カガキギ… チヂ, and after ッ: ツヅテデトド.
    const bool voiced = c <= 0x30C2 ? (c - 0x30AB) % 2 == 1 : c > 0x30C3 && (c - 0x30C4) % 2 == 1;
    if (voiced) half.mark = kVoiced;
  } else if (c >= 0x30CF && c <= 0x30DD) {
    const unsigned row = (c - 0x30CF) % 3;
    half.mark = row == 0 ? 0 : row == 1 ? kVoiced : kHalfVoiced;
  } else if (c == 0x30F4) {
    half.mark = kVoiced;  // ヴ
  }
  return half;
}

/// Small kana (half-width) as the large one.
char32_t enlarged(char32_t c) {
  static constexpr char32_t kLarge[] = {0xFF71, 0xFF72, 0xFF73, 0xFF74, 0xFF75,
                                        0xFF94, 0xFF95, 0xFF96, 0xFF82};
  return kLarge[c - kFirstSmall];
}

bool is_hyphen(char32_t c) {
  return c == 0x2D || c == 0x2010 || c == 0x2011 || c == 0x2012 || c == 0x2013 || c == 0x2014 ||
         c == 0x2015 || c == 0x2212 || c == 0xFF0D || c == 0xFE63;
}

bool is_sign(char32_t c, Signs signs) {
  if (c == '-' || c == ' ') return true;
  return signs == Signs::kName && (c == '(' || c == ')' || c == '.');
}

bool is_fit(char32_t c, Signs signs) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || is_sign(c, signs) ||
         (c >= kFirstPlain && c <= kHalfVoiced);
}

class Maker {
 public:
  explicit Maker(Signs signs) : signs_(signs) {}

  void take(char32_t c) {
    const char32_t original = c;
    if (c >= 0x3041 && c <= 0x3096) c += 0x60;  // hiragana
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c == 0x3000 || c == 0xA0 || c == '\t' || c == '\n' || c == '\r') c = ' ';
    if (c == 0x30FC || c == kHalfLong) {
      change(original, "-");
      return;
    }
    if (is_hyphen(c)) c = '-';
    if (c >= 'a' && c <= 'z') c -= 'a' - 'A';
    if (c == 0x3099 || c == 0x309B) c = kVoiced;
    if (c == 0x309A || c == 0x309C) c = kHalfVoiced;
    if (c == 0x30FB || c == 0xFF65) {
      if (signs_ == Signs::kName) {
        change(original, ".");
      } else {
        note_once(made_.unknown, text_of(original));
      }
      return;
    }
    if (const Half half = half_of(c); half.letter != 0) {
      letter(half.letter, original);
      if (half.mark != 0) append(made_.text, half.mark);
      return;
    }
    if (c >= kHalfWo && c <= kLastSmall) {
      letter(c, original);
      return;
    }
    if (is_fit(c, signs_)) {
      append(made_.text, c);
    } else {
      note_once(made_.unknown, text_of(original));
    }
  }

  BankText take_all() {
    made_.text = std::string(trim(made_.text));
    return std::move(made_);
  }

 private:
  void letter(char32_t c, char32_t original) {
    char32_t fit = c;
    if (c == kHalfWo) fit = 0xFF75;
    if (c >= kFirstSmall && c <= kLastSmall) fit = enlarged(c);
    if (fit != c) {
      note_once(made_.changed, text_of(original) + "→" + to_wide(text_of(fit)));
    }
    append(made_.text, fit);
  }

  void change(char32_t original, std::string_view to) {
    note_once(made_.changed, text_of(original) + "→" + std::string(to));
    made_.text += to;
  }

  const Signs signs_;
  BankText made_;
};

}  // namespace

BankText to_bank_text(std::string_view text, Signs signs) {
  Maker maker(signs);
  for (std::size_t at = 0; at < text.size();) maker.take(next_code_point(text, at));
  return maker.take_all();
}

bool is_bank_text(std::string_view text, Signs signs) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_fit(next_code_point(text, at), signs)) return false;
  }
  return true;
}

std::optional<std::string> encode(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c >= 0x20 && c < 0x7F) {
      bytes += static_cast<char>(c);
    } else if (c >= kFirstHalf && c <= kLastHalf) {
      bytes += static_cast<char>(c - kFirstHalf + kFirstByte);
    } else {
      return std::nullopt;
    }
  }
  return bytes;
}

std::string decode(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() * 3);
  for (const char one : bytes) {
    const auto byte = static_cast<unsigned char>(one);
    if (byte >= 0x20 && byte < 0x7F) {
      text += one;
    } else if (byte >= kFirstByte && byte <= 0xDF) {
      append(text, kFirstHalf + (byte - kFirstByte));
    } else {
      append(text, kReplacement);
    }
  }
  return text;
}

std::string cut(std::string_view text, std::size_t most) {
  std::size_t count = 0;
  std::size_t end = 0;
  std::size_t at = 0;
  while (at < text.size() && count < most) {
    end = at;
    next_code_point(text, at);
    ++count;
  }
  if (at >= text.size()) return std::string(text);
  std::size_t next = at;
  const char32_t after = next_code_point(text, next);
  // The mark that follows belongs to the last letter: that goes too.
  return std::string(text.substr(0, after == kVoiced || after == kHalfVoiced ? end : at));
}

std::string to_wide(std::string_view text) {
  return nfkc(text);
}

}  // namespace banso::bank
