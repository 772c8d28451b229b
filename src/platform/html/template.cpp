#include "platform/html/template.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <kainjow/mustache.hpp>
#include <map>
#include <memory>
#include <stdexcept>

#include "platform/files/embedded.hpp"

namespace banso::html {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

data data_of(const boost::json::value& value) {
  switch (value.kind()) {
    case boost::json::kind::null:
      return data(false);
    case boost::json::kind::bool_:
      return data(value.get_bool());
    case boost::json::kind::string:
      // For mustache itself empty text is "there"; for a page it is nothing to show.
      return value.get_string().empty() ? data(false) : data(std::string(value.get_string()));
    case boost::json::kind::array: {
      data list(data::type::list);
      for (const auto& item : value.get_array()) list.push_back(data_of(item));
      return list;
    }
    case boost::json::kind::object: {
      data members(data::type::object);
      for (const auto& member : value.get_object())
        members.set(std::string(member.key()), data_of(member.value()));
      return members;
    }
    default:
      return data(boost::json::serialize(value));
  }
}

/// "src/contexts/portal/pages/top.mustache" → "portal/top"
std::string name_of(std::string_view path) {
  path.remove_prefix(std::string_view("src/").size());
  path.remove_prefix(path.find('/') + 1);
  const std::string_view owner = path.substr(0, path.find('/'));
  std::string_view stem = path.substr(path.rfind('/') + 1);
  stem.remove_suffix(std::string_view(".mustache").size());
  return std::string(owner) + "/" + std::string(stem);
}

/// Compiled once for each thread: the library's templates may not be filled by two threads at once.
mustache& compiled(std::string_view name) {
  thread_local std::map<std::string, std::unique_ptr<mustache>, std::less<>> cache;
  if (const auto found = cache.find(name); found != cache.end()) return *found->second;
  for (const auto& file : all_templates()) {
    if (file.name != name) continue;
    auto made = std::make_unique<mustache>(std::string(file.text));
    if (!made->is_valid()) throw std::logic_error("template " + file.name + ": " + made->error_message());
    return *cache.emplace(file.name, std::move(made)).first->second;
  }
  throw std::out_of_range("no template " + std::string(name));
}

}  // namespace

std::vector<TemplateFile> all_templates() {
  std::vector<TemplateFile> all;
  for (const auto& file : files::embedded_under("src/", ".mustache"))
    all.push_back({name_of(file.path), file.content});
  return all;
}

std::string fill(std::string_view name, const boost::json::object& values) {
  return compiled(name).render(data_of(values));
}

}  // namespace banso::html
