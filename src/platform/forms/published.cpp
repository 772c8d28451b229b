#include "platform/forms/published.hpp"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <unordered_map>

#include "platform/files/embedded.hpp"
#include "platform/forms/form_store.hpp"

namespace banso::forms {
namespace {

constexpr std::string_view kFolder = "db/seed/forms/";
constexpr std::string_view kEnding = ".json";

Definition read_template(const files::Embedded& file) {
  auto reading = read_definition(file.content);
  if (!reading) {
    const FieldError& problem = reading.problems.front();
    throw std::logic_error(fmt::format("{}: {} {}", file.path, problem.path, problem.message));
  }
  const std::string_view key =
      file.path.substr(kFolder.size(), file.path.size() - kFolder.size() - kEnding.size());
  if (std::string_view(reading.definition->form_key) != key) {
    throw std::logic_error(fmt::format("{}: the file is named after its form_key", file.path));
  }
  return std::move(*reading.definition);
}

const std::map<std::string, Definition, std::less<>>& all_templates() {
  static const auto templates = [] {
    std::map<std::string, Definition, std::less<>> all;
    for (const files::Embedded& file : files::embedded_under(kFolder, kEnding)) {
      Definition definition = read_template(file);
      const std::string key = definition.form_key;
      all.emplace(key, std::move(definition));
    }
    return all;
  }();
  return templates;
}

/// Published documents never change, so what was read once need not be read again. The text itself is the
/// key: nothing can be mistaken for something else.
class Readings {
 public:
  std::shared_ptr<const Definition> of(const std::string& document) {
    {
      const std::lock_guard lock(mutex_);
      const auto found = known_.find(document);
      if (found != known_.end()) return found->second;
    }
    auto reading = read_definition(document);
    // A published form had no problems when it was published; a later version of the program may be stricter.
    if (!reading)
      throw std::runtime_error("a published form cannot be read: " + reading.problems.front().path);
    auto definition = std::make_shared<const Definition>(std::move(*reading.definition));
    const std::lock_guard lock(mutex_);
    if (known_.size() >= kMost) known_.clear();
    known_.emplace(document, definition);
    return definition;
  }

 private:
  static constexpr std::size_t kMost = 600;
  std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const Definition>> known_;
};

Definition read_published(const std::string& document) {
  static Readings readings;
  return *readings.of(document);
}

}  // namespace

std::vector<std::string> national_template_keys() {
  std::vector<std::string> keys;
  for (const auto& [key, definition] : all_templates()) keys.push_back(key);
  return keys;
}

const Definition& national_template(std::string_view form_key) {
  const auto found = all_templates().find(form_key);
  if (found == all_templates().end()) {
    throw Refused(RefusalCode::kNotFound, "forms.unknown_form",
                  "この様式はありません。一覧から選び直してください。");
  }
  return found->second;
}

PublishedForm published_form(db::Tx& tx, std::int64_t organization_id, std::string_view form_key) {
  const std::string key(form_key);
  if (const auto own = store::newest_version(tx, organization_id, key)) {
    return {key, own->version, read_published(own->document)};
  }
  return {key, 0, national_template(form_key)};
}

PublishedForm form_of_version(db::Tx& tx, std::int64_t organization_id, std::string_view form_key,
                              std::int64_t version) {
  const std::string key(form_key);
  if (version == 0) return {key, 0, national_template(form_key)};
  const auto own = store::find_version(tx, organization_id, key, version);
  if (!own) {
    throw Refused(RefusalCode::kNotFound, "forms.unknown_version", "この版の様式は見つかりません。");
  }
  return {key, own->version, read_published(own->document)};
}

}  // namespace banso::forms
