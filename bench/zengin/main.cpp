// zengin_bench: 100,000 records of a direct debit written and read back, in memory, checked record by record.
// Prints one JSON object.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "platform/bank/zengin.hpp"

namespace {

using Clock = std::chrono::steady_clock;
using namespace banso::bank;

constexpr std::size_t kRecords = 100'000;
constexpr int kRuns = 5;

std::vector<Record> records() {
  std::vector<Record> made(kRecords);
  for (std::size_t i = 0; i < kRecords; ++i) {
    Record& record = made[i];
    record.bank_code = fmt::format("{:04}", 1 + i % 999);
    record.bank_name = "ﾐﾎﾝｷﾞﾝｺｳ";
    record.branch_code = fmt::format("{:03}", i % 1000);
    record.branch_name = "ｴｷﾏｴｼﾃﾝ";
    record.account_number = fmt::format("{:07}", i);
    record.holder = i % 3 == 0 ? "ｶ)ﾐﾎﾝｼﾖｳｼﾞ" : "ﾐﾎﾝ ﾀﾛｳ";
    record.amount_yen = static_cast<std::int64_t>(3'000 + i % 50'000);
    record.customer_number = std::to_string(1'000'000 + i);
    record.result = i % 97 == 0 ? 1 : 0;
  }
  return made;
}

}  // namespace

int main() {
  const Header header{"0000012345", "ﾐﾎﾝｼﾖｳｺｳｶｲｷﾞｼﾖ",       4,        27, "0001", "ﾐﾎﾝ", "001",
                      "ﾎﾝﾃﾝ",       AccountType::kOrdinary, "1234567"};
  const std::vector<Record> input = records();
  double best = 1e9;
  double worst = 0;
  std::size_t bytes = 0;
  std::size_t wrong = 0;
  for (int i = 0; i < kRuns; ++i) {
    const auto begin = Clock::now();
    const Written written = write(FileKind::kDebits, header, input, LineEnd::kCrLf, true);
    const Read back = read(written.bytes, FileKind::kDebits, true);
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    best = std::min(best, seconds);
    worst = std::max(worst, seconds);
    bytes = written.bytes.size();
    wrong = back.problems.size() + (back.records == input ? 0 : 1) + (back.header == header ? 0 : 1);
  }
  std::fputs(
      fmt::format(
          "{{\"records\": {}, \"bytes\": {}, \"best_s\": {:.4f}, \"worst_s\": {:.4f}, \"wrong\": {}}}\n",
          kRecords, bytes, best, worst, wrong)
          .c_str(),
      stdout);
  return 0;
}
