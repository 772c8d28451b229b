// Every setting of the program, in one described struct. A setting comes from, in rising order: its default
// here, the configuration file, the environment (BANSO_PORT), the command line (--port).
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banso::config {

/// Three for each processor, from 6 to 64: most of a request is waiting for the database, but with many more
/// they take the processors from each other and from the database (measured: 16 on two processors made the
/// slowest requests twice as slow as 6).
std::int64_t fitting_worker_threads();

struct Config {
  std::string
      database_url;  ///< libpq URL of the role that owns the schemas; empty: private cluster in var_dir
  std::string database_runtime_url;  ///< libpq URL of the role that serves requests; empty: database_url,
                                     ///< role switched
  std::string var_dir = "var";
  std::string address = "127.0.0.1";
  std::int64_t port = 8080;
  std::string public_url;  ///< as people type it; default http://localhost:<port>
  std::int64_t io_threads = 1;
  std::int64_t worker_threads = fitting_worker_threads();
  std::int64_t queue_limit = 512;  ///< requests waiting for a worker; more get 503
  std::int64_t connection_limit = 2000;
  std::int64_t job_threads = 2;
  std::int64_t upload_limit_mib = 2048;
  std::string trusted_proxies;  ///< comma-separated addresses whose X-Forwarded-For is believed
  std::string role = "all";     ///< all, web or worker
  bool demo = false;            ///< fictional data, demo sign-ins and kept mails shown to everybody
  std::string smtp_url;         ///< smtp://host:25 or smtps://…; empty: mails are kept only
  std::string smtp_user;
  std::string smtp_password;  ///< secret
  std::string mail_from = "Banso <no-reply@localhost>";
  std::string oidc_issuer;  ///< OpenID Connect provider (GビズID); empty: none
  std::string oidc_label = "GビズIDでサインイン";
  std::string oidc_client_id;
  std::string oidc_client_secret;  ///< secret
  std::string log_level = "info";  ///< debug, info, warn, error
  std::int64_t session_hours = 12;
  std::int64_t rate_limit_factor = 1;  ///< multiplies every rate limit (load tests)
  bool matching = true;                ///< keeps all businesses in memory to match rules with them at once
};
BOOST_DESCRIBE_STRUCT(Config, (),
                      (database_url, database_runtime_url, var_dir, address, port, public_url, io_threads,
                       worker_threads, queue_limit, connection_limit, job_threads, upload_limit_mib,
                       trusted_proxies, role, demo, smtp_url, smtp_user, smtp_password, mail_from,
                       oidc_issuer, oidc_label, oidc_client_id, oidc_client_secret, log_level, session_hours,
                       rate_limit_factor, matching))

/// One thing wrong with the configuration, in Japanese, naming where it came from.
struct Problem {
  std::string where;  ///< "banso.conf:12", "環境変数 BANSO_PORT", "--port"
  std::string message;
};

struct Loaded {
  Config config;
  std::vector<Problem> problems;                             ///< empty: usable
  std::vector<std::pair<std::string, std::string>> sources;  ///< setting → where its value came from
};

/// Reads file (name = value lines, # comments), environment and arguments ("--name=value", "--name value",
/// "--demo").
/// @param file path; empty: "banso.conf" if it exists
/// @param environment looks a variable up; injected for tests
Loaded load(const std::string& file, const std::vector<std::string>& arguments,
            const std::function<const char*(const char*)>& environment);

/// True for settings that must never be printed.
bool is_secret(std::string_view setting);

}  // namespace banso::config
