#include "contexts/exchange/values/member_values.hpp"

#include <fmt/format.h>

#include <unordered_map>

#include "kernel/corporate_number.hpp"
#include "kernel/digits.hpp"
#include "platform/shape/messages.hpp"
#include "platform/shape/text.hpp"

namespace banso::exchange {
namespace {

using membership::MemberFields;
using membership::MemberPlace;
using shape::Kind;

/// 14 digits and more are sole proprietors: numbers of ours, which no core system knows.
constexpr std::int64_t kFirstSoleProprietor = 90'000'000'000'000;

const shape::Field* member_of(const shape::Type& type, std::string_view name) {
  for (const auto& field : type.fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

/// The described member behind a field; looked up once.
const shape::Field& described(const Field& field) {
  static const auto table = [] {
    std::unordered_map<std::string, const shape::Field*> made;
    for (const auto& one : fields()) {
      if (const auto* found = member_of(shape::type_of<MemberFields>(), one.key))
        made.emplace(one.key, found);
    }
    for (const auto& one : place_fields()) {
      made.emplace("place." + one.key, member_of(shape::type_of<MemberPlace>(), one.key));
    }
    return made;
  }();
  if (place_of(field.key) < 0) return *table.at(field.key);
  return *table.at("place." + field.key.substr(field.key.rfind('.') + 1));
}

std::optional<std::string> text_of(const void* object, const shape::Type& type) {
  switch (type.kind) {
    case Kind::kOptional:
      return type.size(object) == 0 ? std::nullopt : text_of(type.at(object, 0), *type.element);
    case Kind::kBool:
      return *static_cast<const bool*>(object) ? "true" : "false";
    case Kind::kInt:
      return std::to_string(type.get_int(object));
    case Kind::kText: {
      std::string text = type.to_text(object);
      return text.empty() ? std::nullopt : std::optional(std::move(text));
    }
    case Kind::kList: {
      std::string list;
      const bool words = type.element->max > 10;
      for (std::size_t i = 0, n = type.size(object); i < n; ++i) {
        list += (i == 0 ? "" : words ? "\n" : ",") + text_of(type.at(object, i), *type.element).value_or("");
      }
      return list.empty() ? std::nullopt : std::optional(std::move(list));
    }
    default:
      return std::nullopt;
  }
}

/// @return nullptr or the code of what is wrong
const char* set_text(void* object, const shape::Type& type, const std::string& text) {
  switch (type.kind) {
    case Kind::kOptional:
      return set_text(type.grow(object), *type.element, text);
    case Kind::kBool:
      *static_cast<bool*>(object) = text == "true";
      return nullptr;
    case Kind::kInt:
    case Kind::kText:
      return shape::from_input(object, type, text);
    case Kind::kList: {
      type.clear(object);
      const char separator = type.element->max > 10 ? '\n' : ',';
      std::string_view rest = text;
      while (!rest.empty()) {
        const auto cut = rest.find(separator);
        if (const char* code = shape::from_input(type.grow(object), *type.element, rest.substr(0, cut)))
          return code;
        rest = cut == std::string_view::npos ? std::string_view() : rest.substr(cut + 1);
      }
      return nullptr;
    }
    default:
      return "not_text";
  }
}

void clear(void* object, const shape::Type& type) {
  if (type.clear) type.clear(object);
}

void drop_empty_places(MemberFields& fields) {
  while (!fields.places.empty() && fields.places.back().name.empty()) fields.places.pop_back();
}

std::string set_place(MemberFields& fields, const Field& field, const std::optional<std::string>& value) {
  const auto index = static_cast<std::size_t>(place_of(field.key));
  if (index >= fields.places.size()) {
    if (!value) return "";
    // A place is known by its name; the other columns of it come after.
    if (!field.key.ends_with(".name")) return "名称のない営業所です。営業所の名称の列を確かめてください。";
    if (index > fields.places.size())
      return "営業所の番号が続いていません。前の番号の営業所から書いてください。";
    fields.places.emplace_back();
  }
  const shape::Field& member = described(field);
  void* object = member.get(&fields.places[index]);
  if (!value) {
    if (field.key.ends_with(".name")) {
      fields.places[index] = {};
      drop_empty_places(fields);
      if (index < fields.places.size())
        fields.places.erase(fields.places.begin() + static_cast<std::ptrdiff_t>(index));
    } else {
      clear(object, *member.type);
    }
    return "";
  }
  const char* code = set_text(object, *member.type, *value);
  return code ? shape::field_message(code, *member.type) : "";
}

}  // namespace

MemberState state_of(const membership::Member& member) {
  return {member.fields, member.standing, member.business_id, kept_of(member.extra)};
}

boost::json::object json_of(const Kept& kept) {
  boost::json::object json;
  for (const auto& [header, text] : kept) json[header] = text;
  return json;
}

Kept kept_of(const boost::json::value& json) {
  Kept kept;
  if (!json.is_object()) return kept;
  for (const auto& item : json.as_object()) {
    if (item.value().is_string())
      kept.emplace(std::string(item.key()), std::string(item.value().as_string()));
  }
  return kept;
}

std::vector<MemberDifference> kept_differences(const Kept& before, const Kept& told) {
  std::vector<MemberDifference> found;
  for (const auto& [header, text] : told) {
    const auto known = before.find(header);
    const std::string old = known == before.end() ? std::string() : known->second;
    if (old == text) continue;
    const auto said = [](const std::string& one) { return one.empty() ? std::nullopt : std::optional(one); };
    found.push_back({"kept:" + header, header, said(old), said(text), false});
  }
  return found;
}

Kept merged(Kept before, const Kept& told) {
  for (const auto& [header, text] : told) {
    if (text.empty()) {
      before.erase(header);
    } else {
      before[header] = text;
    }
  }
  return before;
}

std::optional<std::string> value_of(const MemberState& state, const Field& field) {
  if (field.key == "corporate_number") {
    if (!state.business_id || *state.business_id >= kFirstSoleProprietor) return std::nullopt;
    return corporate_number_of_id(*state.business_id);
  }
  if (field.key == "standing") return std::string(boost::describe::enum_to_string(state.standing, ""));
  const shape::Field& member = described(field);
  if (const int place = place_of(field.key); place >= 0) {
    if (static_cast<std::size_t>(place) >= state.fields.places.size()) return std::nullopt;
    return text_of(member.get_const(&state.fields.places[static_cast<std::size_t>(place)]), *member.type);
  }
  return text_of(member.get_const(&state.fields), *member.type);
}

std::vector<std::optional<std::string>> values_of(const MemberState& state, const Layout& layout) {
  std::vector<std::optional<std::string>> values;
  values.reserve(layout.fields().size());
  for (const Field* field : layout.fields()) values.push_back(value_of(state, *field));
  return values;
}

std::string set_value(MemberState& state, const Field& field, const std::optional<std::string>& value) {
  if (field.key == "corporate_number") {
    // A sole proprietor keeps the number that nobody outside knows.
    if (!value && state.business_id && *state.business_id >= kFirstSoleProprietor) return "";
    state.business_id = value ? std::optional(corporate_number_to_id(*value)) : std::nullopt;
    return "";
  }
  if (field.key == "standing") {
    if (value) boost::describe::enum_from_string(value->c_str(), state.standing);
    return "";
  }
  if (place_of(field.key) >= 0) return set_place(state.fields, field, value);
  const shape::Field& member = described(field);
  void* object = member.get(&state.fields);
  if (!value) {
    if (field.key == "name") return "事業所名は空にできません。";
    clear(object, *member.type);
    return "";
  }
  const char* code = set_text(object, *member.type, *value);
  return code ? shape::field_message(code, *member.type) : "";
}

std::vector<ValueProblem> put_values(MemberState& state, const Layout& layout, const Record& record) {
  std::vector<ValueProblem> problems;
  // A place is there once it has a name: names first.
  for (const bool names : {true, false}) {
    for (std::size_t slot = 0; slot < layout.fields().size(); ++slot) {
      const Field& field = *layout.fields()[slot];
      const bool is_place = place_of(field.key) >= 0;
      if (!record.told[slot] || names != (is_place && field.key.ends_with(".name"))) continue;
      const auto& value = record.values[slot];
      const auto current = value_of(state, field);
      if (current == value || (current && layout.says_the_same(slot, current, value))) continue;
      std::string wrong = set_value(state, field, value);
      if (!wrong.empty()) problems.push_back({slot, std::move(wrong)});
    }
  }
  return problems;
}

}  // namespace banso::exchange
