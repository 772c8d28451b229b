#include "platform/forms/read_value.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <boost/json/array.hpp>

#include "kernel/area_code.hpp"
#include "kernel/corporate_number.hpp"
#include "kernel/email.hpp"
#include "kernel/phone.hpp"
#include "kernel/text.hpp"
#include "kernel/utf8.hpp"
#include "platform/forms/member_table.hpp"
#include "platform/forms/read_text.hpp"
#include "platform/shape/business_scalars.hpp"
#include "platform/shape/messages.hpp"

namespace banso::forms {
namespace {

namespace json = boost::json;

constexpr std::int64_t kLargestNumber = 100'000'000'000'000;

bool is_short(const Question& question) {
  return question.type != QuestionType::long_text;
}

std::int64_t longest_of(const Question& question) {
  return question.max_length ? std::int64_t(*question.max_length) : is_short(question) ? 200 : 2000;
}

bool is_of(Characters characters, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    switch (characters) {
      case Characters::katakana:
        if (!((c >= 0x30A1 && c <= 0x30FC) || c == ' ' || c == 0x3000 || c == U'（' || c == U'）' ||
              c == U'－'))
          return false;
        break;
      case Characters::hiragana:
        if (!((c >= 0x3041 && c <= 0x309E) || c == U'ー' || c == ' ' || c == 0x3000)) return false;
        break;
      case Characters::ascii:
        if (c < 0x20 || c > 0x7E) return false;
        break;
      case Characters::digits:
        if (c < '0' || c > '9') return false;
        break;
      case Characters::any:
        return true;
    }
  }
  return true;
}

std::string_view example_of(Characters characters) {
  switch (characters) {
    case Characters::katakana:
      return "全角カタカナで入力してください。例：サヌキショクヒン";
    case Characters::hiragana:
      return "ひらがなで入力してください。例：さぬきしょくひん";
    case Characters::ascii:
      return "半角の英数字と記号で入力してください。例：ABC-123";
    case Characters::digits:
      return "数字だけで入力してください。例：0123";
    case Characters::any:
      break;
  }
  return "";
}

/// Hiragana of a reading as katakana: people type what their keyboard gives.
std::string as_katakana(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    append_utf8(out, c >= 0x3041 && c <= 0x3096 ? c + 0x60 : c);
  }
  return out;
}

class ValueReader {
 public:
  ValueReader(const Question& question, const json::value& raw_other, Date today)
      : question_(question), raw_other_(raw_other), today_(today) {}

  ValueReading read(const json::value& raw) {
    switch (question_.type) {
      case QuestionType::short_text:
      case QuestionType::long_text:
        read_words(raw);
        break;
      case QuestionType::number:
      case QuestionType::yen:
      case QuestionType::scale:
        read_number(raw);
        break;
      case QuestionType::date:
        read_date(raw);
        break;
      case QuestionType::single_choice:
        read_choice(raw);
        break;
      case QuestionType::multiple_choice:
        read_choices(raw);
        break;
      case QuestionType::matrix:
        read_matrix(raw);
        break;
      case QuestionType::ranking:
        read_ranking(raw);
        break;
      case QuestionType::file:
        read_files(raw);
        break;
      case QuestionType::address:
        read_address(raw);
        break;
      case QuestionType::corporate_number:
      case QuestionType::phone:
      case QuestionType::email:
      case QuestionType::url:
        read_scalar(raw);
        break;
      case QuestionType::signature:
        read_signature(raw);
        break;
      case QuestionType::consent:
        read_consent(raw);
        break;
      case QuestionType::computed:
      case QuestionType::note:
        break;
    }
    return std::move(reading_);
  }

 private:
  void fail(std::string code, std::string message, std::string path = "") {
    reading_.errors.push_back({std::move(path), std::move(code), std::move(message)});
  }

  static const json::value* member(const json::value& raw, std::string_view name) {
    const auto* object = raw.if_object();
    return object ? object->if_contains(name) : nullptr;
  }

  /// Text of a raw value; numbers, too, since JSON callers may send either.
  std::optional<std::string> text_of(const json::value& raw, bool one_line, std::string_view path = "") {
    if (const auto* text = raw.if_string()) {
      // What is far too long is not worked on character by character.
      if (text->size() > 200'000) {
        fail("too_long", too_long_message(count_code_points(make_valid_utf8(*text)), longest_of(question_)),
             std::string(path));
        return std::nullopt;
      }
      return tidy_text(*text, one_line);
    }
    if (raw.is_int64()) return std::to_string(raw.get_int64());
    if (raw.is_uint64()) return std::to_string(raw.get_uint64());
    fail("not_text", "文字で入力してください。", std::string(path));
    return std::nullopt;
  }

  static std::string too_long_message(std::size_t is, std::int64_t most) {
    return fmt::format("{}文字以内で入力してください（いま{}文字です）。", with_separators(most),
                       with_separators(static_cast<std::int64_t>(is)));
  }

  bool fits(const std::string& text, std::int64_t most, const std::string& path = "") {
    const auto length = count_code_points(text);
    if (static_cast<std::int64_t>(length) > most) {
      fail("too_long", too_long_message(length, most), path);
      return false;
    }
    if (const auto odd = find_private_character(text)) {
      fail("private_character",
           fmt::format("「{}」は外字（この端末だけの文字）のため送れません。別の字かかなで入力してください。",
                       *odd),
           path);
      return false;
    }
    if (text.find("\xEF\xBF\xBD") != std::string::npos) {
      fail("broken_character", "読み取れない文字が入っています。消してから入力し直してください。", path);
      return false;
    }
    return true;
  }

  void read_words(const json::value& raw) {
    auto text = text_of(raw, is_short(question_));
    if (!text || text->empty()) return;
    if (question_.characters != Characters::any) *text = nfkc(*text);
    if (question_.characters == Characters::katakana) *text = as_katakana(*text);
    if (!fits(*text, longest_of(question_))) return;
    const auto length = static_cast<std::int64_t>(count_code_points(*text));
    if (question_.min_length && length < *question_.min_length) {
      return fail("too_short", fmt::format("{}文字以上で入力してください（いま{}文字です）。",
                                           std::int64_t(*question_.min_length), length));
    }
    if (!is_of(question_.characters, *text))
      return fail("characters", std::string(example_of(question_.characters)));
    reading_.value = json::string(*text);
  }

  void read_number(const json::value& raw) {
    if (raw.is_double()) return fail("not_whole", "小数点のない整数で入力してください。");
    const auto text = text_of(raw, true);
    if (!text || text->empty()) return;
    const bool yen = question_.type == QuestionType::yen;
    const auto number =
        yen ? read_yen_amount(*text) : read_whole_number(*text, question_.unit ? *question_.unit : "");
    if (!number) {
      return fail("not_a_number", yen ? "金額を数字で入力してください。例：10000000、1,000万円"
                                      : "数字で入力してください。例：12");
    }
    const bool scale = question_.type == QuestionType::scale;
    const std::int64_t low = question_.min ? std::int64_t(*question_.min)
                             : scale       ? 1
                             : yen         ? 0
                                           : -kLargestNumber;
    const std::int64_t high = question_.max ? std::int64_t(*question_.max) : scale ? 5 : kLargestNumber;
    if (*number < low || *number > high) return fail("out_of_range", range_message(low, high, yen));
    reading_.value = *number;
  }

  std::string range_message(std::int64_t low, std::int64_t high, bool yen) const {
    const std::string unit = yen ? "円" : question_.unit ? std::string(*question_.unit) : "";
    const bool open_below = low == -kLargestNumber;
    const bool open_above = high == kLargestNumber;
    if (open_below && open_above) return "扱える大きさの数で入力してください。";
    if (open_above) return fmt::format("{}{}以上で入力してください。", with_separators(low), unit);
    if (open_below) return fmt::format("{}{}以下で入力してください。", with_separators(high), unit);
    return fmt::format("{0}{2}から{1}{2}までで入力してください。", with_separators(low),
                       with_separators(high), unit);
  }

  std::optional<Date> limit_of(const std::optional<Str<1, 10>>& limit) const {
    if (!limit) return std::nullopt;
    return *limit == "today" ? std::optional(today_) : parse_date(*limit);
  }

  void read_date(const json::value& raw) {
    const auto text = text_of(raw, true);
    if (!text || text->empty()) return;
    const auto day = read_day(*text, question_.precision);
    if (!day || static_cast<int>(day->year()) < 1868 || static_cast<int>(day->year()) > 2200) {
      constexpr std::string_view examples[] = {"2026年4月1日、令和8年4月1日、R8.4.1", "2026年4月、令和8年4月",
                                               "2026年、令和8年"};
      return fail("not_a_date", fmt::format("実在する日付を入力してください。例：{}",
                                            examples[static_cast<std::size_t>(question_.precision)]));
    }
    const auto earliest = limit_of(question_.earliest);
    const auto latest = limit_of(question_.latest);
    if (earliest && *day < *earliest && read_day(format_date(*earliest), question_.precision) > day) {
      return fail("too_early", fmt::format("{}より前の日付は入力できません。",
                                           day_in_words(*earliest, question_.precision)));
    }
    if (latest && *day > *latest) {
      return fail("too_late", *question_.latest == "today"
                                  ? "これから先の日付は入力できません。"
                                  : fmt::format("{}より後の日付は入力できません。",
                                                day_in_words(*latest, question_.precision)));
    }
    reading_.value = json::string(format_date(*day));
  }

  static const Choice* find_choice(const std::vector<Choice>& choices, std::string_view code) {
    const auto found = std::find_if(choices.begin(), choices.end(),
                                    [&](const Choice& choice) { return choice.code == code; });
    return found == choices.end() ? nullptr : &*found;
  }

  void read_other(const Choice& choice) {
    if (!choice.other) return;
    std::string words;
    if (!is_blank(raw_other_)) words = text_of(raw_other_, true, "/other").value_or("");
    if (words.empty()) {
      if (reading_.errors.empty()) {
        fail("required",
             fmt::format("「{}」を選んだときは、内容を入力してください。", std::string(choice.label)),
             "/other");
      }
    } else if (fits(words, 200, "/other")) {
      reading_.other = std::move(words);
    }
  }

  void read_choice(const json::value& raw) {
    const auto code = text_of(raw, true);
    if (!code || code->empty()) return;
    const auto choices = choices_of(question_);
    const Choice* choice = find_choice(choices, *code);
    if (!choice) return fail("unknown_value", "選べない値です。選択肢の中から選んでください。");
    reading_.value = json::string(*code);
    read_other(*choice);
  }

  /// Codes of a list, or of one text.
  std::optional<std::vector<std::string>> codes_of(const json::value& raw) {
    std::vector<std::string> codes;
    if (const auto* list = raw.if_array()) {
      for (const json::value& item : *list) {
        if (is_blank(item)) continue;
        const auto text = text_of(item, true);
        if (!text || codes.size() > kMostChoices) return std::nullopt;
        codes.push_back(*text);
      }
    } else if (const auto text = text_of(raw, true)) {
      codes.push_back(*text);
    } else {
      return std::nullopt;
    }
    return codes;
  }

  void read_choices(const json::value& raw) {
    const auto codes = codes_of(raw);
    if (!codes) return;
    const auto choices = choices_of(question_);
    for (const std::string& code : *codes) {
      if (!find_choice(choices, code))
        return fail("unknown_value", "選べない値です。選択肢の中から選んでください。");
    }
    json::array chosen;
    bool exclusive = false;
    for (const Choice& choice : choices) {
      if (std::find(codes->begin(), codes->end(), choice.code) == codes->end()) continue;
      chosen.emplace_back(std::string_view(choice.code));
      exclusive = exclusive || choice.exclusive;
      read_other(choice);
    }
    if (chosen.empty()) return;
    if (exclusive && chosen.size() > 1) {
      for (const Choice& choice : choices) {
        if (choice.exclusive) {
          return fail("exclusive", fmt::format("「{}」とほかの選択肢は、いっしょに選べません。",
                                               std::string(choice.label)));
        }
      }
    }
    if (!counts_fit(chosen.size(), "つ")) return;
    reading_.value = std::move(chosen);
  }

  bool counts_fit(std::size_t count, std::string_view unit) {
    const auto many = static_cast<std::int64_t>(count);
    if (question_.min_choices && many < *question_.min_choices) {
      fail("too_few", fmt::format("{}{}以上選んでください。", std::int64_t(*question_.min_choices), unit));
      return false;
    }
    if (question_.max_choices && many > *question_.max_choices) {
      fail("too_many", fmt::format("{}{}までで選んでください。", std::int64_t(*question_.max_choices), unit));
      return false;
    }
    return true;
  }

  void read_matrix(const json::value& raw) {
    if (!raw.is_object()) return fail("not_an_object", "行ごとに1つずつ選んでください。");
    json::object answers;
    for (const Row& row : question_.rows) {
      const json::value* cell = member(raw, row.key);
      const std::string path = "/" + row.key;
      if (!cell || is_blank(*cell)) {
        if (question_.required) {
          fail("required", fmt::format("「{}」について、1つ選んでください。", std::string(row.label)), path);
        }
        continue;
      }
      const auto code = text_of(*cell, true, path);
      if (!code) continue;
      if (!find_choice(question_.choices, *code)) {
        fail("unknown_value", "選べない値です。選択肢の中から選んでください。", path);
        continue;
      }
      answers.emplace(row.key, *code);
    }
    if (!answers.empty()) reading_.value = std::move(answers);
  }

  void read_ranking(const json::value& raw) {
    std::vector<std::pair<std::int64_t, std::string>> ranked;
    if (const auto* object = raw.if_object()) {
      for (const auto& [code, rank] : *object) {
        if (is_blank(rank)) continue;
        const auto text = text_of(rank, true);
        const auto place = text ? read_whole_number(*text, "位") : std::nullopt;
        if (!place || *place < 1 || *place > static_cast<std::int64_t>(question_.choices.size())) {
          return fail("not_a_rank", "順位は1からの数字で選んでください。");
        }
        ranked.emplace_back(*place, std::string(code));
      }
      std::sort(ranked.begin(), ranked.end());
    } else {
      const auto codes = codes_of(raw);
      if (!codes) return;
      for (const std::string& code : *codes) ranked.emplace_back(ranked.size() + 1, code);
    }
    json::array order;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
      const auto& [place, code] = ranked[i];
      if (!find_choice(question_.choices, code))
        return fail("unknown_value", "選べない値です。選択肢の中から選んでください。");
      if (i > 0 && ranked[i - 1].first == place) {
        return fail("same_rank", fmt::format("{}位が2つあります。1つずつ選んでください。", place));
      }
      if (place != static_cast<std::int64_t>(i) + 1) {
        return fail("rank_gap", fmt::format("{}位が選ばれていません。1位から順に選んでください。", i + 1));
      }
      const bool twice = std::any_of(order.begin(), order.end(),
                                     [&](const json::value& each) { return each.as_string() == code; });
      if (twice) return fail("same_choice", "同じ選択肢に2つの順位がついています。");
      order.emplace_back(code);
    }
    if (order.empty()) return;
    if (!counts_fit(order.size(), "つ")) return;
    reading_.value = std::move(order);
  }

  static bool is_of_kind(std::string_view media, FileKind kind) {
    switch (kind) {
      case FileKind::pdf:
        return media == "application/pdf";
      case FileKind::image:
        return media == "image/png" || media == "image/jpeg" || media == "image/webp" ||
               media == "image/heic";
      case FileKind::office:
        return media.starts_with("application/vnd.openxmlformats-officedocument.") ||
               media == "application/vnd.ms-excel" || media == "application/msword";
      case FileKind::csv:
        return media == "text/csv" || media == "text/plain";
    }
    return false;
  }

  bool takes(std::string_view media) const {
    if (question_.file_kinds.empty()) {
      return is_of_kind(media, FileKind::pdf) || is_of_kind(media, FileKind::image);
    }
    return std::any_of(question_.file_kinds.begin(), question_.file_kinds.end(),
                       [&](FileKind kind) { return is_of_kind(media, kind); });
  }

  static std::string text_member(const json::value& file, std::string_view name) {
    const json::value* found = member(file, name);
    const auto* text = found ? found->if_string() : nullptr;
    return text ? std::string(*text) : std::string();
  }

  void read_files(const json::value& raw) {
    const auto* list = raw.if_array();
    if (!list) return fail("not_a_list", "ファイルを選び直してください。");
    const std::int64_t most = question_.max_files ? std::int64_t(*question_.max_files) : 1;
    const std::int64_t largest = question_.max_bytes ? std::int64_t(*question_.max_bytes) : 5'000'000;
    if (static_cast<std::int64_t>(list->size()) > most) {
      return fail("too_many", fmt::format("ファイルは{}つまでです。", most));
    }
    json::array files;
    for (const json::value& file : *list) {
      const std::string name = tidy_text(text_member(file, "name"), true);
      const auto* size = member(file, "size");
      const std::int64_t bytes = size && size->is_int64() ? size->get_int64() : 0;
      if (const std::string problem = text_member(file, "problem"); !problem.empty()) {
        return fail("refused_file", fmt::format("「{}」：{}", name, problem));
      }
      if (bytes <= 0) return fail("empty_file", fmt::format("「{}」は空のファイルです。", name));
      if (bytes > largest) {
        return fail("too_large", fmt::format("「{}」が大きすぎます。1つ{}までにしてください。", name,
                                             size_in_words(largest)));
      }
      if (!takes(text_member(file, "media_type"))) {
        return fail("wrong_kind",
                    fmt::format("「{}」は受け取れない種類のファイルです。{}", name, kinds_in_words()));
      }
      json::object kept{{"name", name}, {"size", bytes}};
      for (const std::string_view each : {"media_type", "sha256", "upload", "file_key"}) {
        if (std::string value = text_member(file, each); !value.empty()) kept.emplace(each, value);
      }
      files.push_back(std::move(kept));
    }
    if (!files.empty()) reading_.value = std::move(files);
  }

  static std::string size_in_words(std::int64_t bytes) {
    return bytes >= 1'000'000 ? fmt::format("{}MB", bytes / 1'000'000)
                              : fmt::format("{}KB", std::max<std::int64_t>(1, bytes / 1000));
  }

  std::string kinds_in_words() const {
    std::string words;
    const auto add = [&](std::string_view word) { words += (words.empty() ? "" : "、") + std::string(word); };
    const auto kinds =
        question_.file_kinds.empty() ? std::vector{FileKind::pdf, FileKind::image} : question_.file_kinds;
    for (const FileKind kind : kinds) {
      constexpr std::string_view names[] = {"PDF", "画像（PNG・JPEG）", "Word・Excel", "CSV"};
      add(names[static_cast<std::size_t>(kind)]);
    }
    return words + "を選んでください。";
  }

  void read_address(const json::value& raw) {
    json::object answer;
    if (const json::value* code = member(raw, "post_code"); code && !is_blank(*code)) {
      const auto text = text_of(*code, true, "/post_code");
      const auto plain = text ? normalise_post_code(*text) : std::nullopt;
      if (!plain) {
        fail("post_code.invalid", "郵便番号は7けたの数字で入力してください。例：760-0017", "/post_code");
      } else {
        answer.emplace("post_code", *plain);
      }
    } else if (question_.required) {
      fail("required", "郵便番号を入力してください。", "/post_code");
    }
    const json::value* line = raw.is_object() ? member(raw, "address") : &raw;
    if (line && !is_blank(*line)) {
      const auto text = text_of(*line, true, "/address");
      if (text && fits(*text, 200, "/address")) answer.emplace("address", *text);
    } else {
      fail("required", "住所を都道府県から入力してください。", "/address");
    }
    // Half an address is kept in a draft; the missing half is an error when it is submitted.
    if (!answer.empty()) reading_.value = std::move(answer);
  }

  template <class T>
  void read_shape(const std::string& text) {
    T value;
    if (const char* code = shape::Scalar<T>::from_text(value, text)) {
      return fail(code, shape::field_message(code, shape::type_of<T>()));
    }
    reading_.value = json::string(value);
  }

  void read_scalar(const json::value& raw) {
    auto text = text_of(raw, true);
    if (!text || text->empty()) return;
    if (text->size() > 2000) return fail("too_long", too_long_message(count_code_points(*text), 500));
    if (question_.type == QuestionType::corporate_number) {
      const CorporateNumberReading number = read_corporate_number(*text);
      if (!number) return fail(code_of(*number.problem), number.message);
      reading_.value = json::string(number.number);
    } else if (question_.type == QuestionType::phone) {
      read_shape<shape::PhoneNumber>(*text);
    } else if (question_.type == QuestionType::url) {
      std::string plain = nfkc(*text);
      // Half of all people leave the scheme out.
      if (plain.find("://") == std::string::npos) plain.insert(0, "https://");
      read_shape<shape::WebUrl>(plain);
    } else {
      const EmailReading email = read_email(*text);
      if (!email) {
        const std::string code = code_of(*email.problem);
        return fail(code, shape::field_message(code, shape::type_of<std::string>()));
      }
      reading_.value = json::string(email.address);
    }
  }

  void read_signature(const json::value& raw) {
    json::object answer;
    const json::value* name = raw.is_object() ? member(raw, "name") : &raw;
    if (name && !is_blank(*name)) {
      const auto text = text_of(*name, true, "/name");
      if (text && fits(*text, 60, "/name")) answer.emplace("name", *text);
    }
    if (const json::value* image = member(raw, "image"); image && !is_blank(*image)) {
      const auto* text = image->if_string();
      const auto drawing = text && question_.drawn ? read_drawing(*text) : std::nullopt;
      if (!drawing) {
        fail("not_a_drawing",
             "手書きの署名を読み取れませんでした。もう一度書くか、お名前を入力してください。", "/image");
      } else {
        answer.emplace("image", *drawing);
      }
    }
    if (!answer.empty() && reading_.errors.empty()) reading_.value = std::move(answer);
  }

  void read_consent(const json::value& raw) {
    if (raw.is_bool()) {
      if (raw.get_bool()) reading_.value = true;
      return;
    }
    const auto text = text_of(raw, true);
    if (text && (*text == "true" || *text == "on" || *text == "yes" || *text == "1")) reading_.value = true;
  }

  const Question& question_;
  const json::value& raw_other_;
  const Date today_;
  ValueReading reading_;
};

}  // namespace

bool is_blank(const json::value& raw) {
  if (raw.is_null()) return true;
  if (const auto* text = raw.if_string()) return text->size() < 1000 && trim(*text).empty();
  if (const auto* list = raw.if_array()) return std::all_of(list->begin(), list->end(), is_blank);
  if (const auto* object = raw.if_object()) {
    return std::all_of(object->begin(), object->end(),
                       [](const auto& each) { return is_blank(each.value()); });
  }
  return false;
}

std::optional<std::string> read_drawing(std::string_view text) {
  constexpr std::string_view prefix = "data:image/png;base64,";
  if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
  if (text.empty() || text.size() > kLargestDrawing * 4 / 3 + 4) return std::nullopt;
  std::string bytes(text.size(), '\0');
  std::size_t length = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &length, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0) {
    return std::nullopt;
  }
  bytes.resize(length);
  using namespace std::string_view_literals;
  if (!bytes.starts_with("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"sv) || bytes.size() < 57) return std::nullopt;
  if (bytes.substr(bytes.size() - 8, 4) != "IEND") return std::nullopt;
  // Width and height stand right behind "IHDR": a picture that unpacks to gigabytes is none.
  for (const std::size_t at : {16U, 20U}) {
    std::uint32_t side = 0;
    for (std::size_t i = 0; i < 4; ++i) side = side << 8 | static_cast<unsigned char>(bytes[at + i]);
    if (side == 0 || side > 4000) return std::nullopt;
  }
  return std::string(text);
}

ValueReading read_value(const Question& question, const json::value& raw, const json::value& raw_other,
                        Date today) {
  if (is_blank(raw)) return {};
  return ValueReader(question, raw_other, today).read(raw);
}

}  // namespace banso::forms
