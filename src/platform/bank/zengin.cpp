#include "platform/bank/zengin.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "kernel/grouped.hpp"
#include "platform/bank/kana.hpp"

namespace banso::bank {
namespace {

/// What may stand in a field.
enum class Type {
  kDigits,  ///< N: right-aligned, zeros in front
  kPlace,   ///< C: name of a bank or branch
  kName,    ///< C: name of a person or firm
  kCode,    ///< C: capital letters, digits and name characters
  kSpace,   ///< ダミー
};

struct Field {
  std::size_t at;
  std::size_t length;
  std::string_view name;
  Type type;
};

constexpr Field kConsignorCode{4, 10, "委託者コード", Type::kDigits};
constexpr Field kConsignorName{14, 40, "委託者名", Type::kName};
constexpr Field kDay{54, 4, "引落日・振込指定日", Type::kDigits};
constexpr Field kHeaderBank{58, 4, "取引銀行番号", Type::kDigits};
constexpr Field kHeaderBankName{62, 15, "取引銀行名", Type::kPlace};
constexpr Field kHeaderBranch{77, 3, "取引支店番号", Type::kDigits};
constexpr Field kHeaderBranchName{80, 15, "取引支店名", Type::kPlace};
constexpr Field kHeaderAccountType{95, 1, "委託者の預金種目", Type::kDigits};
constexpr Field kHeaderAccount{96, 7, "委託者の口座番号", Type::kDigits};
constexpr Field kHeaderRest{103, 17, "ダミー", Type::kSpace};

constexpr Field kBank{1, 4, "銀行番号", Type::kDigits};
constexpr Field kBankName{5, 15, "銀行名", Type::kPlace};
constexpr Field kBranch{20, 3, "支店番号", Type::kDigits};
constexpr Field kBranchName{23, 15, "支店名", Type::kPlace};
constexpr Field kClearing{38, 4, "ダミー（手形交換所番号）", Type::kSpace};
constexpr Field kAccountType{42, 1, "預金種目", Type::kDigits};
constexpr Field kAccount{43, 7, "口座番号", Type::kDigits};
constexpr Field kHolder{50, 30, "預金者名・受取人名", Type::kName};
constexpr Field kAmount{80, 10, "金額", Type::kDigits};
constexpr Field kNewCode{90, 1, "新規コード", Type::kDigits};
constexpr Field kCustomer{91, 20, "顧客番号", Type::kCode};
constexpr Field kResult{111, 1, "振替結果コード", Type::kDigits};
constexpr Field kTransferWay{111, 1, "振込指定区分", Type::kSpace};
constexpr Field kMark{112, 1, "識別表示", Type::kSpace};
constexpr Field kDebitRest{112, 8, "ダミー", Type::kSpace};
constexpr Field kTransferRest{113, 7, "ダミー", Type::kSpace};

constexpr Field kCount{1, 6, "合計件数", Type::kDigits};
constexpr Field kSum{7, 12, "合計金額", Type::kDigits};
constexpr Field kPaidCount{19, 6, "振替済件数", Type::kDigits};
constexpr Field kPaidSum{25, 12, "振替済金額", Type::kDigits};
constexpr Field kFailedCount{37, 6, "振替不能件数", Type::kDigits};
constexpr Field kFailedSum{43, 12, "振替不能金額", Type::kDigits};
constexpr Field kDebitTrailerRest{55, 65, "ダミー", Type::kSpace};
constexpr Field kTransferTrailerRest{19, 101, "ダミー", Type::kSpace};
constexpr Field kEndRest{1, 119, "ダミー", Type::kSpace};

constexpr std::int64_t kMostAmount = 9'999'999'999;
constexpr std::int64_t kMostSum = 999'999'999'999;

bool is_account_type(int digit) {
  return (digit >= 1 && digit <= 4) || digit == 9;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Bytes allowed in a text field, by type.
class Allowed {
 public:
  constexpr explicit Allowed(Type type) {
    for (int c = '0'; c <= '9'; ++c) allow(c);
    for (int c = 'A'; c <= 'Z'; ++c) allow(c);
    for (int c = 0xB1; c <= 0xDF; ++c) allow(c);  // ｱ … ﾝ ﾞ ﾟ
    allow(' ');
    allow('-');
    if (type != Type::kPlace) {
      allow('(');
      allow(')');
      allow('.');
    }
  }
  constexpr bool has(char c) const { return allowed_[static_cast<unsigned char>(c)]; }

 private:
  constexpr void allow(int c) { allowed_[static_cast<std::size_t>(c)] = true; }
  std::array<bool, 256> allowed_{};
};

constexpr Allowed kPlaceBytes{Type::kPlace};
constexpr Allowed kNameBytes{Type::kName};

class Problems {
 public:
  bool full() const { return found_.size() >= kMostProblems; }
  bool any() const { return !found_.empty(); }
  void add(std::size_t record, const Field& field, std::string code, std::string message) {
    if (!full()) {
      found_.push_back({record, field.at + 1, std::string(field.name), std::move(code), std::move(message)});
    }
  }
  void add(std::size_t record, std::string code, std::string message) {
    if (!full()) found_.push_back({record, 0, "", std::move(code), std::move(message)});
  }
  std::vector<Problem> take() { return std::move(found_); }

 private:
  std::vector<Problem> found_;
};

// Writing ---------------------------------------------------------------------------------------------------

class Writer {
 public:
  Writer(std::string& out, Problems& problems) : out_(out), problems_(problems) {}

  void begin(char kind) {
    ++record_;
    begin_ = out_.size();
    out_.append(kRecordBytes, ' ');
    out_[begin_] = kind;
  }

  void digits(const Field& field, std::string_view text) {
    const bool fit = text.size() == field.length && std::all_of(text.begin(), text.end(), is_digit);
    if (fit) {
      text.copy(&out_[begin_ + field.at], field.length);
      return;
    }
    problems_.add(record_, field, "digits", fmt::format("{}けたの数字で指定してください。", field.length));
  }

  void number(const Field& field, std::int64_t value, std::int64_t most) {
    if (value < 0 || value > most) {
      problems_.add(record_, field, "too_large",
                    fmt::format("{} は{}けたに入りません。", with_commas(value), field.length));
      return;
    }
    char* at = &out_[begin_ + field.at + field.length];
    for (std::size_t i = 0; i < field.length; ++i, value /= 10) *--at = static_cast<char>('0' + value % 10);
  }

  void text(const Field& field, std::string_view value) {
    const Allowed& allowed = field.type == Type::kPlace ? kPlaceBytes : kNameBytes;
    scratch_.clear();
    if (std::all_of(value.begin(), value.end(), [](char c) { return c >= 0x20 && c < 0x7F; })) {
      scratch_ = value;
    } else if (auto bytes = encode(value)) {
      scratch_ = std::move(*bytes);
    } else {
      problems_.add(record_, field, "character", wrong_characters(value));
      return;
    }
    if (!std::all_of(scratch_.begin(), scratch_.end(), [&](char c) { return allowed.has(c); })) {
      problems_.add(record_, field, "character", wrong_characters(value));
      return;
    }
    if (scratch_.size() > field.length) {
      problems_.add(record_, field, "length",
                    fmt::format("{}文字あります。{}文字以内にしてください（濁点・半濁点も1文字と数えます）。",
                                scratch_.size(), field.length));
      return;
    }
    scratch_.copy(&out_[begin_ + field.at], scratch_.size());
  }

  void put(std::size_t at, char c) { out_[begin_ + at] = c; }

 private:
  static std::string wrong_characters(std::string_view value) {
    return fmt::format(
        "銀行の帳票に使えない文字があります（{}）。半角カナ・英大文字・数字と決まった記号だけが使えます。",
        value);
  }

  std::string& out_;
  Problems& problems_;
  std::string scratch_;
  std::size_t begin_ = 0;
  std::size_t record_ = 0;
};

void write_header(Writer& writer, FileKind kind, const Header& header, Problems& problems) {
  writer.begin('1');
  writer.put(1, static_cast<char>('0' + static_cast<int>(kind) / 10));
  writer.put(2, static_cast<char>('0' + static_cast<int>(kind) % 10));
  writer.put(3, '0');
  writer.digits(kConsignorCode, header.consignor_code);
  if (header.consignor_name.empty()) problems.add(1, kConsignorName, "required", "委託者名がありません。");
  writer.text(kConsignorName, header.consignor_name);
  const std::chrono::month_day day{std::chrono::month(static_cast<unsigned>(header.month)),
                                   std::chrono::day(static_cast<unsigned>(header.day))};
  if (!day.ok()) problems.add(1, kDay, "day", "存在しない月日です。");
  writer.number(kDay, header.month * 100 + header.day, 9999);
  writer.digits(kHeaderBank, header.bank_code);
  writer.text(kHeaderBankName, header.bank_name);
  writer.digits(kHeaderBranch, header.branch_code);
  writer.text(kHeaderBranchName, header.branch_name);
  writer.number(kHeaderAccountType, static_cast<int>(header.account_type), 9);
  writer.digits(kHeaderAccount, header.account_number);
}

void write_record(Writer& writer, FileKind kind, const Record& record, std::size_t number,
                  Problems& problems) {
  writer.begin('2');
  writer.digits(kBank, record.bank_code);
  writer.text(kBankName, record.bank_name);
  writer.digits(kBranch, record.branch_code);
  writer.text(kBranchName, record.branch_name);
  writer.number(kAccountType, static_cast<int>(record.account_type), 9);
  writer.digits(kAccount, record.account_number);
  if (record.holder.empty()) problems.add(number, kHolder, "required", "名義人の名前がありません。");
  writer.text(kHolder, record.holder);
  if (record.amount_yen <= 0) problems.add(number, kAmount, "amount", "金額は1円以上にしてください。");
  writer.number(kAmount, record.amount_yen, kMostAmount);
  writer.number(kNewCode, record.new_code, 2);
  writer.text(kCustomer, record.customer_number);
  if (kind == FileKind::kDebits) {
    writer.number(kResult, record.result, 9);
  } else {
    writer.put(kTransferWay.at, record.transfer_way);
    if (record.has_edi) writer.put(kMark.at, 'Y');
  }
}

Trailer count(const std::vector<Record>& records, bool with_results) {
  Trailer trailer;
  for (const Record& record : records) {
    ++trailer.count;
    trailer.amount_yen += record.amount_yen;
    if (!with_results) continue;
    (record.result == 0 ? trailer.paid_count : trailer.failed_count) += 1;
    (record.result == 0 ? trailer.paid_yen : trailer.failed_yen) += record.amount_yen;
  }
  return trailer;
}

// Reading ---------------------------------------------------------------------------------------------------

class Reader {
 public:
  explicit Reader(Problems& problems) : problems_(problems) {}

  void begin(std::string_view record, std::size_t number) {
    record_ = record;
    number_ = number;
  }

  std::string digits(const Field& field) {
    const std::string_view bytes = record_.substr(field.at, field.length);
    if (!std::all_of(bytes.begin(), bytes.end(), is_digit)) {
      problems_.add(number_, field, "digits",
                    fmt::format("数字{}けたのはずですが「{}」でした。", field.length, decode(bytes)));
    }
    return std::string(bytes);
  }

  std::int64_t number(const Field& field) {
    const std::string_view bytes = record_.substr(field.at, field.length);
    std::int64_t value = 0;
    for (const char c : bytes) {
      if (!is_digit(c)) {
        problems_.add(number_, field, "digits",
                      fmt::format("数字{}けたのはずですが「{}」でした。", field.length, decode(bytes)));
        return 0;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  std::string text(const Field& field) {
    std::string_view bytes = record_.substr(field.at, field.length);
    const Allowed& allowed = field.type == Type::kPlace ? kPlaceBytes : kNameBytes;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (allowed.has(bytes[i])) continue;
      problems_.add(number_, {field.at + i, 1, field.name, field.type}, "character",
                    fmt::format("使えない文字です（{}、16進 {:02X}）。", decode(bytes.substr(i, 1)),
                                static_cast<unsigned char>(bytes[i])));
      break;
    }
    while (!bytes.empty() && bytes.back() == ' ') bytes.remove_suffix(1);
    return decode(bytes);
  }

  AccountType account_type(const Field& field) {
    const int digit = static_cast<int>(number(field));
    if (!is_account_type(digit)) {
      problems_.add(
          number_, field, "unknown",
          fmt::format("預金種目 {} はありません（1 普通、2 当座、3 納税準備、4 貯蓄、9 その他）。", digit));
    }
    return static_cast<AccountType>(digit);
  }

  /// Dummies are spaces; some banks write zeros.
  void empty(const Field& field) {
    const std::string_view bytes = record_.substr(field.at, field.length);
    if (bytes.find_first_not_of(bytes.front() == '0' ? '0' : ' ') == std::string_view::npos) return;
    problems_.add(number_, field, "not_empty",
                  "空白のはずのところに文字があります。レコードがずれている可能性があります。");
  }

  char at(std::size_t place) const { return record_[place]; }

 private:
  Problems& problems_;
  std::string_view record_;
  std::size_t number_ = 0;
};

/// The records of the file without their ends.
struct Lines {
  std::vector<std::string_view> records;
  LineEnd line_end = LineEnd::kNone;
};

Lines split(std::string_view bytes, Problems& problems) {
  Lines lines;
  constexpr char kEndOfFile = 0x1A;
  if (!bytes.empty() && bytes.back() == kEndOfFile) bytes.remove_suffix(1);
  const auto first = bytes.find_first_of("\r\n");
  if (first != std::string_view::npos && first != kRecordBytes) {
    problems.add(
        1, "length",
        fmt::format("1件目のレコードの長さが{}バイトです（{}バイトのはず）。全銀協フォーマットのファイルか"
                    "確かめてください。",
                    first, kRecordBytes));
    return lines;
  }
  std::size_t end = 0;
  if (first == kRecordBytes) {
    lines.line_end = LineEnd::kCrLf;
    end = bytes.substr(first, 2) == "\r\n" ? 2 : 1;
  }
  const std::string_view wanted = first == kRecordBytes ? bytes.substr(first, end) : std::string_view();
  lines.records.reserve(bytes.size() / (kRecordBytes + end) + 1);
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t number = lines.records.size() + 1;
    if (bytes.size() - at < kRecordBytes) {
      problems.add(
          number, "length",
          fmt::format(
              "最後のレコードが{}バイトしかありません（{}バイトのはず）。ファイルが途中で切れています。",
              bytes.size() - at, kRecordBytes));
      return lines;
    }
    lines.records.push_back(bytes.substr(at, kRecordBytes));
    at += kRecordBytes;
    if (end == 0 || at >= bytes.size()) continue;
    if (bytes.substr(at, end) != wanted) {
      problems.add(
          number, "length",
          fmt::format("{}件目のレコードの後に改行がありません。長さが{}バイトでないレコードがあります。",
                      number, kRecordBytes));
      return lines;
    }
    at += end;
  }
  return lines;
}

Header read_header(Reader& reader, FileKind kind, Problems& problems) {
  static constexpr Field kKind{1, 2, "種別コード", Type::kDigits};
  static constexpr Field kCoding{3, 1, "コード区分", Type::kDigits};
  Header header;
  const auto found = reader.number(kKind);
  if (found != static_cast<int>(kind)) {
    problems.add(1, kKind, "kind",
                 fmt::format("種別コードが {} です。{}（{}）のファイルを選んでください。", found,
                             kind == FileKind::kDebits ? "口座振替" : "総合振込", static_cast<int>(kind)));
  }
  if (reader.at(kCoding.at) != '0') {
    problems.add(1, kCoding, "coding",
                 "文字コードがJISではありません（コード区分 1 のEBCDICは読み込めません）。");
  }
  header.consignor_code = reader.digits(kConsignorCode);
  header.consignor_name = reader.text(kConsignorName);
  const auto day = reader.number(kDay);
  header.month = static_cast<int>(day / 100);
  header.day = static_cast<int>(day % 100);
  const std::chrono::month_day month_day{std::chrono::month(static_cast<unsigned>(header.month)),
                                         std::chrono::day(static_cast<unsigned>(header.day))};
  if (!month_day.ok()) problems.add(1, kDay, "day", fmt::format("{:04} は存在しない月日です。", day));
  header.bank_code = reader.digits(kHeaderBank);
  header.bank_name = reader.text(kHeaderBankName);
  header.branch_code = reader.digits(kHeaderBranch);
  header.branch_name = reader.text(kHeaderBranchName);
  header.account_type = reader.account_type(kHeaderAccountType);
  header.account_number = reader.digits(kHeaderAccount);
  reader.empty(kHeaderRest);
  return header;
}

void read_record(Reader& reader, FileKind kind, std::size_t number, Record& record, Problems& problems) {
  record.bank_code = reader.digits(kBank);
  record.bank_name = reader.text(kBankName);
  record.branch_code = reader.digits(kBranch);
  record.branch_name = reader.text(kBranchName);
  if (kind == FileKind::kDebits) reader.empty(kClearing);
  record.account_type = reader.account_type(kAccountType);
  record.account_number = reader.digits(kAccount);
  record.holder = reader.text(kHolder);
  record.amount_yen = reader.number(kAmount);
  record.new_code = static_cast<int>(reader.number(kNewCode));
  if (record.new_code > 2) {
    problems.add(number, kNewCode, "unknown", fmt::format("新規コード {} はありません。", record.new_code));
  }
  record.customer_number = reader.text(kCustomer);
  if (kind == FileKind::kDebits) {
    record.result = static_cast<int>(reader.number(kResult));
    if (result_words(record.result).empty()) {
      problems.add(number, kResult, "unknown",
                   fmt::format("振替結果コード {} はありません。", record.result));
    }
    reader.empty(kDebitRest);
    return;
  }
  record.transfer_way = reader.at(kTransferWay.at);
  if (record.transfer_way != ' ' && record.transfer_way != '7' && record.transfer_way != '8') {
    problems.add(number, kTransferWay, "unknown", "振込指定区分は 7（テレ振込）か 8（文書振込）です。");
  }
  const char mark = reader.at(kMark.at);
  record.has_edi = mark == 'Y';
  if (mark != 'Y' && mark != ' ') problems.add(number, kMark, "unknown", "識別表示は Y か空白です。");
  reader.empty(kTransferRest);
}

void compare(Problems& problems, std::size_t number, const Field& field, std::int64_t told,
             std::int64_t counted, bool money) {
  if (told == counted) return;
  const std::string_view unit = money ? "円" : "件";
  problems.add(
      number, field, money ? "sum" : "count",
      fmt::format("ファイルの{}は {}{} ですが、データを数えると {}{} です。差は {}{} です。銀行からもらい"
                  "直してください。",
                  field.name, with_commas(told), unit, with_commas(counted), unit,
                  with_commas(told - counted), unit));
}

Trailer read_trailer(Reader& reader, FileKind kind, std::size_t number, const Trailer& counted,
                     bool with_results, Problems& problems) {
  Trailer trailer;
  trailer.count = reader.number(kCount);
  trailer.amount_yen = reader.number(kSum);
  if (kind == FileKind::kDebits) {
    trailer.paid_count = reader.number(kPaidCount);
    trailer.paid_yen = reader.number(kPaidSum);
    trailer.failed_count = reader.number(kFailedCount);
    trailer.failed_yen = reader.number(kFailedSum);
    reader.empty(kDebitTrailerRest);
  } else {
    reader.empty(kTransferTrailerRest);
  }
  compare(problems, number, kCount, trailer.count, counted.count, false);
  compare(problems, number, kSum, trailer.amount_yen, counted.amount_yen, true);
  if (with_results) {
    compare(problems, number, kPaidCount, trailer.paid_count, counted.paid_count, false);
    compare(problems, number, kPaidSum, trailer.paid_yen, counted.paid_yen, true);
    compare(problems, number, kFailedCount, trailer.failed_count, counted.failed_count, false);
    compare(problems, number, kFailedSum, trailer.failed_yen, counted.failed_yen, true);
  }
  return trailer;
}

}  // namespace

std::string words_of(const Problem& problem) {
  if (problem.record == 0) return problem.message;
  if (problem.byte == 0) return fmt::format("{}件目のレコード: {}", problem.record, problem.message);
  return fmt::format("{}件目のレコードの{}バイト目（{}）: {}", problem.record, problem.byte, problem.field,
                     problem.message);
}

Written write(FileKind kind, const Header& header, const std::vector<Record>& records, LineEnd line_end,
              bool with_results) {
  Written written;
  Problems problems;
  if (records.empty()) problems.add(0, "empty", "書き出す明細が1件もありません。");
  if (records.size() > kMostRecords) {
    problems.add(0, "too_many",
                 fmt::format("一つのファイルに入るのは{}件までです。", with_commas(kMostRecords)));
    written.problems = problems.take();
    return written;
  }
  std::string out;
  out.reserve((records.size() + 3) * (kRecordBytes + 2));
  Writer writer(out, problems);
  const auto end_record = [&] {
    if (line_end == LineEnd::kCrLf) out += "\r\n";
  };
  write_header(writer, kind, header, problems);
  end_record();
  for (std::size_t i = 0; i < records.size() && !problems.full(); ++i) {
    write_record(writer, kind, records[i], i + 2, problems);
    end_record();
  }
  written.trailer = count(records, with_results && kind == FileKind::kDebits);
  writer.begin('8');
  writer.number(kCount, written.trailer.count, kMostRecords);
  writer.number(kSum, written.trailer.amount_yen, kMostSum);
  if (kind == FileKind::kDebits) {
    writer.number(kPaidCount, written.trailer.paid_count, kMostRecords);
    writer.number(kPaidSum, written.trailer.paid_yen, kMostSum);
    writer.number(kFailedCount, written.trailer.failed_count, kMostRecords);
    writer.number(kFailedSum, written.trailer.failed_yen, kMostSum);
  }
  end_record();
  writer.begin('9');
  end_record();
  if (!problems.any()) written.bytes = std::move(out);
  written.problems = problems.take();
  return written;
}

Read read(std::string_view bytes, FileKind kind, bool with_results) {
  Read result;
  result.kind = kind;
  Problems problems;
  const Lines lines = split(bytes, problems);
  result.line_end = lines.line_end;
  constexpr std::size_t kFewest = 3;
  if (!problems.any() && lines.records.size() < kFewest) {
    problems.add(
        0, "empty",
        "ヘッダー・トレーラー・エンドのレコードがそろっていません。ファイルが空か、途中で切れています。");
  }
  if (problems.any()) {
    result.problems = problems.take();
    return result;
  }
  Reader reader(problems);
  Trailer counted;
  char before = 0;
  result.records.reserve(lines.records.size());
  for (std::size_t i = 0; i < lines.records.size() && !problems.full(); ++i) {
    const std::string_view line = lines.records[i];
    const std::size_t number = i + 1;
    const char kind_of_record = line.front();
    const bool in_order = before == 0                      ? kind_of_record == '1'
                          : before == '1' || before == '2' ? kind_of_record == '2' || kind_of_record == '8'
                          : before == '8'                  ? kind_of_record == '9'
                                                           : false;
    if (!in_order) {
      problems.add(
          number, "order",
          fmt::format("データ区分「{}」がここにあるのは順番の誤りです（1 ヘッダー、2 データ、8 トレーラー、"
                      "9 エンドの順）。",
                      decode(line.substr(0, 1))));
      break;
    }
    before = kind_of_record;
    reader.begin(line, number);
    switch (kind_of_record) {
      case '1':
        result.header = read_header(reader, kind, problems);
        break;
      case '2': {
        Record& record = result.records.emplace_back();
        read_record(reader, kind, number, record, problems);
        ++counted.count;
        counted.amount_yen += record.amount_yen;
        (record.result == 0 ? counted.paid_count : counted.failed_count) += 1;
        (record.result == 0 ? counted.paid_yen : counted.failed_yen) += record.amount_yen;
        break;
      }
      case '8':
        result.trailer =
            read_trailer(reader, kind, number, counted, with_results && kind == FileKind::kDebits, problems);
        break;
      default:
        reader.empty(kEndRest);
    }
  }
  if (!problems.any() && before != '9') {
    problems.add(0, "order", "エンドレコード（データ区分 9）がありません。ファイルが途中で切れています。");
  }
  result.problems = problems.take();
  return result;
}

std::string_view result_words(int code) {
  switch (code) {
    case 0:
      return "振替済";
    case 1:
      return "資金不足";
    case 2:
      return "預金取引なし";
    case 3:
      return "預金者の都合による振替停止";
    case 4:
      return "口座振替依頼書なし";
    case 8:
      return "委託者の都合による振替停止";
    case 9:
      return "その他";
    default:
      return "";
  }
}

std::optional<Date> nearest_day(int month, int day, Date around) {
  std::optional<Date> nearest;
  for (const int shift : {-1, 0, 1}) {
    const Date date{around.year() + std::chrono::years(shift),
                    std::chrono::month(static_cast<unsigned>(month)),
                    std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) continue;
    const auto distance = [&](Date one) {
      return std::chrono::abs(std::chrono::sys_days(one) - std::chrono::sys_days(around));
    };
    if (!nearest || distance(date) < distance(*nearest)) nearest = date;
  }
  return nearest;
}

}  // namespace banso::bank
