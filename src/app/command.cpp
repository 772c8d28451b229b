#include "app/command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>

#include "app/settings.hpp"
#include "platform/db/open_database.hpp"

namespace banso::app {
namespace {

void print_help(std::FILE* out) {
  fmt::print(out,
             "Banso（伴走） - 事業者・商工会議所・専門家・行政がともに使う基盤\n\n使い方: banso <コマンド> "
             "[--設定=値 …]\n\n");
  for (const Command& command : commands()) {
    fmt::print(out, "  {:<44} {}\n", command.name + " " + command.usage, command.summary);
  }
  fmt::print(out, "\n設定の一覧と今の値: banso config check\n");
}

std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words;
  std::size_t start = 0;
  while (start <= name.size()) {
    const auto end = std::min(name.find(' ', start), name.size());
    words.push_back(name.substr(start, end - start));
    start = end + 1;
  }
  return words;
}

}  // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> all{
      {"serve", "[--demo]", "サーバーを動かす", serve},
      {"admin create", "メールアドレス", "最初のシステム管理者を作り、パスワードを決めるリンクを出す",
       create_admin},
      {"backup", "ファイルまたはフォルダー", "動作中でも整合した控えを取る", backup},
      {"restore", "ファイル [--force]", "控えから戻す", restore},
      {"import", "種類 ファイル… [--strict] [--again]", "公表データを取り込む（nta, postal-codes など）",
       import_files},
      {"config check", "", "設定を確かめて一覧を出す", check_config},
      {"migrations", "", "データベースの変更履歴の一覧を出す", print_migrations},
      {"openapi", "", "APIの説明 (OpenAPI 3.1) を出す", print_openapi},
  };
  return all;
}

int run(const Arguments& arguments) {
  if (arguments.empty() || arguments[0] == "help" || arguments[0] == "--help") {
    print_help(stdout);
    return arguments.empty() ? 2 : 0;
  }
  for (const Command& command : commands()) {
    const auto words = words_of(command.name);
    if (arguments.size() < words.size() || !std::equal(words.begin(), words.end(), arguments.begin()))
      continue;
    const Arguments rest(arguments.begin() + static_cast<std::ptrdiff_t>(words.size()), arguments.end());
    try {
      return command.run(rest);
    } catch (const db::ClusterError& error) {
      fmt::print(stderr, "エラー: {}\n", error.what());
      if (const std::string where = where_the_database_is_set(rest); !where.empty()) {
        fmt::print(stderr, "{}\n", where);
      }
      return 1;
    } catch (const std::exception& error) {
      fmt::print(stderr, "エラー: {}\n", error.what());
      return 1;
    }
  }
  fmt::print(stderr, "「{}」というコマンドはありません。\n\n", arguments[0]);
  print_help(stderr);
  return 2;
}

}  // namespace banso::app
