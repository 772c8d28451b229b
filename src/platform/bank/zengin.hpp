// Files of the bank association (全銀協) with records of 120 bytes: 口座振替 (91) and 総合振込 (21). Pure:
// text in, text out. See docs/formats/zengin.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.hpp"

namespace banso::bank {

/// What a file holds (種別コード).
enum class FileKind {
  kTransfers = 21,  ///< 総合振込
  kDebits = 91,     ///< 口座振替
};

/// 預金種目, as the digits of the file.
enum class AccountType { kOrdinary = 1, kCurrent = 2, kTax = 3, kSavings = 4, kOther = 9 };

/// The first record: who asks, when, on which account. Names are half-width UTF-8.
struct Header {
  std::string consignor_code;  ///< 委託者コード, ten digits
  std::string consignor_name;  ///< at most 40 characters
  int month = 0;               ///< 引落日・振込指定日
  int day = 0;
  std::string bank_code;    ///< four digits
  std::string bank_name;    ///< at most 15 characters
  std::string branch_code;  ///< three digits
  std::string branch_name;
  AccountType account_type = AccountType::kOrdinary;
  std::string account_number;  ///< seven digits

  bool operator==(const Header&) const = default;
};

/// A second record of either kind.
struct Record {
  std::string bank_code;
  std::string bank_name;
  std::string branch_code;
  std::string branch_name;
  AccountType account_type = AccountType::kOrdinary;
  std::string account_number;
  std::string holder;           ///< 預金者名・受取人名, at most 30 characters
  std::int64_t amount_yen = 0;  ///< at most ten digits
  int new_code = 0;             ///< 新規コード: 0 その他, 1 新規, 2 変更
  std::string
      customer_number;  ///< 顧客番号 of debits; 顧客コード1 and 2 or EDI情報 of transfers: 20 characters
  int result = 0;           ///< 振替結果コード of debits: 0 in what is sent
  char transfer_way = ' ';  ///< 振込指定区分 of transfers: 7, 8 or space
  bool has_edi = false;     ///< 識別表示 Y of transfers

  bool operator==(const Record&) const = default;
};

/// The record before the last.
struct Trailer {
  std::int64_t count = 0;
  std::int64_t amount_yen = 0;
  std::int64_t paid_count = 0;  ///< of debits, in results
  std::int64_t paid_yen = 0;
  std::int64_t failed_count = 0;
  std::int64_t failed_yen = 0;

  bool operator==(const Trailer&) const = default;
};

/// How records end.
enum class LineEnd { kNone, kCrLf };

/// What is wrong, and where.
struct Problem {
  std::size_t record = 0;  ///< 1 for the first record; 0: the file as a whole
  std::size_t byte = 0;    ///< first byte of the field within the record, from 1; 0: the record as a whole
  std::string field;       ///< 「引落金額」
  std::string code;        ///< stable word: "character", "digits", "length", "order", "sum", "count" …
  std::string message;     ///< what is wrong and how to mend it, in Japanese
};

/// The problem in one sentence: 「3件目のレコードの81バイト目（引落金額）: …」.
std::string words_of(const Problem& problem);

struct Written {
  std::string bytes;  ///< empty if there are problems
  Trailer trailer;
  std::vector<Problem> problems;  ///< at most kMostProblems
};

struct Read {
  FileKind kind{};
  Header header;
  std::vector<Record> records;
  Trailer trailer;
  LineEnd line_end = LineEnd::kNone;
  std::vector<Problem> problems;  ///< the rest is to be trusted only without any
};

inline constexpr std::size_t kMostProblems = 100;
inline constexpr std::size_t kMostRecords = 999'999;  ///< the trailer counts in six digits
inline constexpr std::size_t kRecordBytes = 120;

/// Writes a file. For results the trailer counts what the records say (a bank does; tests do).
Written write(FileKind kind, const Header& header, const std::vector<Record>& records, LineEnd line_end,
              bool with_results = false);

/// Reads a file strictly: lengths, order 1 → 2* → 8 → 9, characters, digits, counts and sums.
/// @param with_results sums of paid and failed records are checked too (debits that came back)
Read read(std::string_view bytes, FileKind kind, bool with_results = false);

/// 「資金不足」 for 1; the codes 0 to 4, 8 and 9 have words.
std::string_view result_words(int code);

/// The day of month and day nearest to `around`; nothing for a day that does not exist then.
std::optional<Date> nearest_day(int month, int day, Date around);

}  // namespace banso::bank
