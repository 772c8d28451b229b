#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <map>

#include "kernel/digits.hpp"
#include "platform/forms/answers.hpp"
#include "platform/http/form_body.hpp"

namespace banso::forms {
namespace {

namespace json = boost::json;

/// The fields by name, so that reading is not a search for each question.
class Fields {
 public:
  explicit Fields(const http::FormBody& body) {
    for (const auto& [name, value] : body.fields) values_[name].push_back(&value);
    for (const http::FormFile& file : body.files) files_[file.field].push_back(&file);
  }

  std::optional<std::string> first(const std::string& name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::nullopt : std::optional(*found->second.front());
  }

  json::array all(const std::string& name) const {
    json::array list;
    const auto found = values_.find(name);
    if (found != values_.end()) {
      for (const std::string* value : found->second) list.emplace_back(*value);
    }
    return list;
  }

  json::array files(const std::string& name) const {
    json::array list;
    const auto found = files_.find(name);
    if (found == files_.end()) return list;
    for (const http::FormFile* file : found->second) {
      // A browser sends an empty part for a file box that nobody used.
      if (file->size == 0 && file->file_name.empty() && file->problem.empty()) continue;
      json::object each{{"name", file->file_name},
                        {"size", file->size},
                        {"media_type", file->media_type},
                        {"sha256", file->sha256},
                        {"upload", file->path.string()}};
      if (!file->problem.empty()) each["problem"] = file->problem;
      list.push_back(std::move(each));
    }
    return list;
  }

  /// Numbers n for which a field "prefix.n.…" was sent, in order.
  std::vector<int> items(const std::string& prefix) const {
    std::vector<int> numbers;
    const auto look = [&](const std::string& name) {
      if (!name.starts_with(prefix + ".")) return;
      const std::string_view rest = std::string_view(name).substr(prefix.size() + 1);
      const auto number = digits_to_int(rest.substr(0, rest.find('.')));
      if (number && *number < 1000) numbers.push_back(*number);
    };
    for (const auto& [name, values] : values_) look(name);
    for (const auto& [name, files] : files_) look(name);
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
  }

 private:
  std::map<std::string, std::vector<const std::string*>> values_;
  std::map<std::string, std::vector<const http::FormFile*>> files_;
};

void put(json::object& out, std::string_view key, const std::optional<std::string>& value) {
  if (value) out.insert_or_assign(key, *value);
}

void read_parts(const Fields& fields, const std::string& name, json::object& out, std::string_view key,
                const std::vector<std::pair<std::string, std::string>>& parts) {
  json::object answer;
  for (const auto& [part, suffix] : parts) put(answer, part, fields.first(name + suffix));
  if (!answer.empty()) out.insert_or_assign(key, std::move(answer));
}

void read_field(const Question& question, const Fields& fields, const std::string& name, json::object& out) {
  std::vector<std::pair<std::string, std::string>> parts;
  switch (question.type) {
    case QuestionType::note:
    case QuestionType::computed:
      return;
    case QuestionType::multiple_choice: {
      json::array codes = fields.all(name);
      if (!codes.empty()) out.insert_or_assign(question.key, std::move(codes));
      break;
    }
    case QuestionType::matrix:
      for (const Row& row : question.rows) parts.emplace_back(row.key, "." + row.key);
      return read_parts(fields, name, out, question.key, parts);
    case QuestionType::ranking:
      for (const Choice& choice : question.choices) parts.emplace_back(choice.code, ".rank." + choice.code);
      return read_parts(fields, name, out, question.key, parts);
    case QuestionType::address:
      return read_parts(fields, name, out, question.key,
                        {{"post_code", ".post_code"}, {"address", ".address"}});
    case QuestionType::signature:
      return read_parts(fields, name, out, question.key, {{"name", ".name"}, {"image", ".image"}});
    case QuestionType::file: {
      json::array files = fields.files(name);
      if (!files.empty()) out.insert_or_assign(question.key, std::move(files));
      return;
    }
    default:
      put(out, question.key, fields.first(name));
  }
  put(out, question.key + ".other", fields.first(name + ".other"));
}

}  // namespace

Answers from_form_body(const Definition& definition, const http::FormBody& body) {
  const Fields fields(body);
  Answers answers;
  for (const Section& section : definition.sections) {
    if (!section.repeat) {
      for (const Question& question : section.questions) read_field(question, fields, question.key, answers);
      continue;
    }
    json::array items;
    for (const int number : fields.items(section.key)) {
      json::object item;
      for (const Question& question : section.questions) {
        read_field(
            question, fields,
            fmt::format("{}.{}.{}", std::string_view(section.key), number, std::string_view(question.key)),
            item);
      }
      items.push_back(std::move(item));
    }
    if (!items.empty()) answers.insert_or_assign(section.key, std::move(items));
  }
  return answers;
}

}  // namespace banso::forms
