#include "contexts/dues/usecases/bank_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "kernel/refusal.hpp"
#include "kernel/text.hpp"
#include "platform/bank/kana.hpp"
#include "platform/csv/byte_source.hpp"
#include "platform/csv/reader.hpp"

namespace banso::dues {
namespace {

constexpr std::size_t kPortion = 2'000;
constexpr std::size_t kMostProblems = 20;

bool is_code(const std::string& text, std::size_t digits) {
  return text.size() == digits &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class Import {
 public:
  explicit Import(db::Tx& tx) : tx_(tx) {}

  void head(std::span<const std::string_view> names) {
    for (std::size_t i = 0; i < names.size(); ++i) column_[std::string(trim(names[i]))] = i;
    branches_ = column_.contains("branch_code");
    for (const char* wanted :
         {"bank_code", branches_ ? "branch_name" : "bank_name", branches_ ? "branch_kana" : "bank_kana"}) {
      if (column_.contains(wanted)) continue;
      throw Refused(
          RefusalCode::kInvalid, "dues.bank_columns",
          fmt::format("見出しに {} がありません。銀行は bank_code, bank_name, bank_kana、支店は bank_code, "
                      "branch_code, branch_name, branch_kana の列が必要です。",
                      wanted));
    }
  }

  void row(std::span<const std::string_view> cells, std::uint64_t line) {
    const auto cell = [&](const char* name) {
      const std::size_t at = column_.at(name);
      return at < cells.size() ? std::string(trim(cells[at])) : std::string();
    };
    const std::string bank_code = cell("bank_code");
    const std::string branch_code = branches_ ? cell("branch_code") : "";
    const std::string name = nfkc(cell(branches_ ? "branch_name" : "bank_name"));
    const std::string kana =
        bank::to_bank_text(cell(branches_ ? "branch_kana" : "bank_kana"), bank::Signs::kPlace).text;
    if (!is_code(bank_code, 4) || (branches_ && !is_code(branch_code, 3)) || name.empty() || kana.empty()) {
      reject(line, "番号・名前・カナのどれかが正しくありません。");
      return;
    }
    columns_.bank_codes.push_back(bank_code);
    columns_.branch_codes.push_back(branch_code);
    columns_.names.push_back(name);
    columns_.kana.push_back(kana);
    if (columns_.names.size() >= kPortion) flush();
  }

  void reject(std::uint64_t line, const std::string& why) {
    ++result_.rejected;
    if (result_.problems.size() < kMostProblems)
      result_.problems.push_back(fmt::format("{}行目: {}", line, why));
  }

  BankImportResult finish() {
    flush();
    return std::move(result_);
  }

 private:
  void flush() {
    const std::size_t rows = columns_.names.size();
    if (rows == 0) return;
    if (branches_) {
      const std::size_t saved = store::save_branches(tx_, columns_);
      result_.branches += static_cast<std::int64_t>(saved);
      if (saved < rows) {
        result_.rejected += static_cast<std::int64_t>(rows - saved);
        if (result_.problems.size() < kMostProblems) {
          result_.problems.push_back(fmt::format(
              "銀行が登録されていない支店が{}件あります。先に銀行のファイルを取り込んでください。",
              rows - saved));
        }
      }
    } else {
      store::save_banks(tx_, columns_);
      result_.banks += static_cast<std::int64_t>(rows);
    }
    columns_ = {};
  }

  db::Tx& tx_;
  std::map<std::string, std::size_t> column_;
  bool branches_ = false;
  store::BranchColumns columns_;
  BankImportResult result_;
};

}  // namespace

BankImportResult read_bank_names(db::Tx& tx, std::string_view bytes) {
  const auto source = csv::open_source(bytes, "banks.csv");
  csv::Reader reader(*source);
  Import import(tx);
  bool headed = false;
  try {
    source->next_entry();
    for (auto step = reader.next(); step != csv::Reader::Step::kEnd; step = reader.next()) {
      if (step == csv::Reader::Step::kBad) {
        import.reject(reader.bad().line, reader.bad().message);
      } else if (!headed) {
        import.head(reader.fields());
        headed = true;
      } else {
        import.row(reader.fields(), reader.line());
      }
    }
  } catch (const csv::SourceError& error) {
    throw Refused(RefusalCode::kInvalid, error.code(), error.message());
  }
  if (!headed) throw Refused(RefusalCode::kInvalid, "dues.bank_file_empty", "ファイルに行がありません。");
  return import.finish();
}

}  // namespace banso::dues
