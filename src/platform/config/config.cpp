#include "platform/config/config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <thread>

#include "kernel/text.hpp"
#include "platform/shape/messages.hpp"
#include "platform/shape/text.hpp"

namespace banso::config {
namespace {

std::string environment_name(std::string_view setting) {
  std::string name = "BANSO_";
  for (const char letter : setting)
    name += static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  return name;
}

class Loader {
 public:
  Loader() : type_(shape::type_of<Config>()) {
    for (const shape::Field& field : type_.fields) sources_[std::string(field.name)] = "既定値";
  }

  void set(std::string_view name, std::string_view value, const std::string& where) {
    for (const shape::Field& field : type_.fields) {
      if (field.name != name) continue;
      if (const char* code = shape::from_input(field.get(&loaded_.config), *field.type, value)) {
        problem(where, fmt::format("{}: {}", name, shape::field_message(code, *field.type)));
      } else {
        sources_[std::string(name)] = where;
      }
      return;
    }
    problem(where, fmt::format("「{}」という設定はありません。つづりを確かめてください。", name));
  }

  void read_file(const std::string& file) {
    const bool named = !file.empty();
    const std::string path = named ? file : "banso.conf";
    std::ifstream in(path);
    if (!in) {
      if (named) problem(path, "設定ファイルを開けません。場所と読み取り権限を確かめてください。");
      return;
    }
    int number = 0;
    for (std::string line; std::getline(in, line);) {
      const std::string where = fmt::format("{}:{}", path, ++number);
      const std::string_view text = trim(line);
      if (text.empty() || text.front() == '#') continue;
      const auto equals = text.find('=');
      if (equals == std::string_view::npos) {
        problem(where, "「名前 = 値」の形で書いてください。");
        continue;
      }
      set(trim(text.substr(0, equals)), trim(text.substr(equals + 1)), where);
    }
  }

  void read_environment(const std::function<const char*(const char*)>& environment) {
    if (const char* url = environment("DATABASE_URL")) set("database_url", url, "環境変数 DATABASE_URL");
    for (const shape::Field& field : type_.fields) {
      const std::string name = environment_name(field.name);
      if (const char* value = environment(name.c_str())) set(field.name, value, "環境変数 " + name);
    }
  }

  void read_arguments(const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      std::string_view argument = arguments[i];
      if (!argument.starts_with("--")) {
        problem(std::string(argument), "「--名前=値」の形で書いてください。");
        continue;
      }
      argument.remove_prefix(2);
      const auto equals = argument.find('=');
      std::string name(argument.substr(0, equals));
      std::replace(name.begin(), name.end(), '-', '_');
      std::string value = "true";
      if (equals != std::string_view::npos) {
        value = argument.substr(equals + 1);
      } else if (i + 1 < arguments.size() && !arguments[i + 1].starts_with("--")) {
        value = arguments[++i];
      }
      set(name, value, "--" + name);
    }
  }

  void check(bool ok, std::string_view name, std::string_view message) {
    if (!ok) problem(sources_[std::string(name)], fmt::format("{}: {}", name, message));
  }

  Loaded finish() {
    Config& config = loaded_.config;
    const auto between = [&](std::int64_t value, std::int64_t low, std::int64_t high, std::string_view name) {
      check(value >= low && value <= high, name, fmt::format("{}から{}までの数にしてください。", low, high));
    };
    between(config.port, 0, 65535, "port");
    between(config.io_threads, 1, 64, "io_threads");
    between(config.worker_threads, 1, 256, "worker_threads");
    between(config.queue_limit, 1, 100'000, "queue_limit");
    between(config.connection_limit, 1, 100'000, "connection_limit");
    between(config.job_threads, 0, 64, "job_threads");
    between(config.upload_limit_mib, 1, 8192, "upload_limit_mib");
    between(config.session_hours, 1, 24 * 14, "session_hours");
    between(config.rate_limit_factor, 1, 1'000'000, "rate_limit_factor");
    check(config.role == "all" || config.role == "web" || config.role == "worker", "role",
          "all、web、worker のどれかにしてください。");
    constexpr std::string_view kLevels[] = {"debug", "info", "warn", "error"};
    check(std::find(std::begin(kLevels), std::end(kLevels), config.log_level) != std::end(kLevels),
          "log_level", "debug、info、warn、error のどれかにしてください。");
    check(config.oidc_issuer.empty() || !config.oidc_client_id.empty(), "oidc_client_id",
          "oidc_issuer を使うときは必要です。");
    if (config.public_url.empty()) config.public_url = fmt::format("http://localhost:{}", config.port);
    check(config.public_url.starts_with("http://") || config.public_url.starts_with("https://"), "public_url",
          "https:// または http:// で始めてください。");
    while (config.public_url.ends_with('/')) config.public_url.pop_back();
    loaded_.sources.assign(sources_.begin(), sources_.end());
    return std::move(loaded_);
  }

 private:
  void problem(const std::string& where, std::string message) {
    loaded_.problems.push_back({where, std::move(message)});
  }

  const shape::Type& type_;
  Loaded loaded_;
  std::map<std::string, std::string> sources_;
};

}  // namespace

Loaded load(const std::string& file, const std::vector<std::string>& arguments,
            const std::function<const char*(const char*)>& environment) {
  Loader loader;
  loader.read_file(file);
  loader.read_environment(environment);
  loader.read_arguments(arguments);
  return loader.finish();
}

bool is_secret(std::string_view setting) {
  return setting.find("password") != std::string_view::npos ||
         setting.find("secret") != std::string_view::npos || setting.starts_with("database_");
}

std::int64_t fitting_worker_threads() {
  return std::clamp<std::int64_t>(3 * static_cast<std::int64_t>(std::thread::hardware_concurrency()), 6, 64);
}

}  // namespace banso::config
