// One shape, five faces: a struct described once with BOOST_DESCRIBE_STRUCT becomes JSON in and out, a
// database row, statement parameters, CSV columns and an OpenAPI schema. The description is type-erased here,
// so that the code behind each face is compiled once and not once per struct.
#pragma once

#include <atomic>
#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "kernel/refusal.hpp"
#include "platform/shape/scalar.hpp"

namespace banso::shape {

/// A type whose JSON is not the list of its members (a language of its own, such as rules) specialises this
/// with `static void write(std::string& out, const T& value)` and `static void read(T& value,
/// std::string_view json, const std::string& path, std::vector<FieldError>& errors)`, both over JSON text;
/// paths of errors begin with `path`.
template <class T>
struct JsonText;

enum class Kind { kBool, kInt, kDouble, kText, kStruct, kList, kOptional, kJson };

struct Type;

/// A member of a described struct.
struct Field {
  std::string_view name;
  const Type* type;
  void* (*get)(void* object);

  const void* get_const(const void* object) const { return get(const_cast<void*>(object)); }
};

/// Everything the faces need to know of a C++ type. Only the operations of its kind are set.
struct Type {
  Kind kind;
  std::string_view name;            ///< of a struct or enum, for the OpenAPI schema; empty for the rest
  std::span<const Field> fields{};  ///< kStruct
  const Type* element = nullptr;    ///< kList, kOptional
  std::int64_t min = INT64_MIN;     ///< kInt: smallest value; kText: fewest characters; kList: fewest items
  std::int64_t max = INT64_MAX;     ///< kInt: largest value; kText: most characters; kList: most items
  std::string_view format{};        ///< kText: OpenAPI format
  std::span<const std::string_view> values{};  ///< kText: the words of an enum

  std::int64_t (*get_int)(const void*) = nullptr;
  void (*set_int)(void*, std::int64_t) = nullptr;
  std::string (*to_text)(const void*) = nullptr;
  /// Reads text; returns nullptr or the code of what is wrong with it.
  const char* (*from_text)(void*, std::string_view) = nullptr;
  /// Strings only: takes text as it is, without trimming or limits, because it was checked when it was
  /// stored.
  void (*set_text)(void*, std::string_view) = nullptr;
  std::size_t (*size)(const void*) = nullptr;             ///< kList; kOptional: 0 or 1
  const void* (*at)(const void*, std::size_t) = nullptr;  ///< kList; kOptional: the value
  void* (*grow)(void*) = nullptr;                         ///< kList: a new last element; kOptional: the value
  void (*clear)(void*) = nullptr;                         ///< kList, kOptional
  /// kJson with a JsonText of its own; without them the object is a boost::json::value.
  void (*write_text)(const void*, std::string& out) = nullptr;
  void (*read_text)(void*, std::string_view json, const std::string& path,
                    std::vector<FieldError>& errors) = nullptr;
};

template <class T>
const Type& type_of();

namespace detail {

template <class T>
struct IsList : std::false_type {};
template <class T>
struct IsList<std::vector<T>> : std::true_type {};
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <class T>
std::string_view struct_name() {
  constexpr std::string_view pretty = __PRETTY_FUNCTION__;
  std::string_view name = pretty.substr(pretty.find("T = ") + 4);
  name = name.substr(0, name.find_first_of(";]"));
  if (const auto colon = name.rfind("::"); colon != std::string_view::npos) name.remove_prefix(colon + 2);
  return name;
}

template <class T, class Descriptor>
void* member(void* object) {
  return &(static_cast<T*>(object)->*Descriptor::pointer);
}

template <class T, template <class...> class List, class... Descriptors>
std::span<const Field> fields_of(List<Descriptors...>) {
  static const Field table[] = {
      Field{Descriptors::name,
            &type_of<std::remove_cvref_t<decltype(std::declval<T&>().*Descriptors::pointer)>>(),
            &member<T, Descriptors>}...,
      Field{}};
  return {table, sizeof...(Descriptors)};
}

template <class E>
std::span<const std::string_view> enum_words() {
  static const std::vector<std::string_view> words = [] {
    std::vector<std::string_view> all;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto descriptor) { all.push_back(descriptor.name); });
    return all;
  }();
  return words;
}

template <class T>
Type make_struct() {
  using Members =
      boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
  Type type{Kind::kStruct, struct_name<T>()};
  type.fields = fields_of<T>(Members{});
  return type;
}

template <class T>
Type make_enum() {
  Type type{Kind::kText, struct_name<T>()};
  type.values = enum_words<T>();
  type.to_text = [](const void* value) {
    return std::string(boost::describe::enum_to_string(*static_cast<const T*>(value), ""));
  };
  type.from_text = [](void* value, std::string_view text) -> const char* {
    return boost::describe::enum_from_string(text.data() ? std::string(text).c_str() : "",
                                             *static_cast<T*>(value))
               ? nullptr
               : "unknown_value";
  };
  return type;
}

template <class T>
Type make_int() {
  Type type{Kind::kInt, {}};
  if constexpr (requires { T::kMin; }) {
    type.min = T::kMin;
    type.max = T::kMax;
  } else {
    type.min = std::numeric_limits<T>::min();
    type.max = std::numeric_limits<T>::max();
  }
  type.get_int = [](const void* value) { return static_cast<std::int64_t>(*static_cast<const T*>(value)); };
  type.set_int = [](void* value, std::int64_t number) { *static_cast<T*>(value) = static_cast<T>(number); };
  return type;
}

template <class T>
Type make_scalar() {
  using Rules = Scalar<T>;
  Type type{Kind::kText, {}};
  type.min = Rules::kMin;
  type.max = Rules::kMax;
  type.format = Rules::kFormat;
  type.to_text = [](const void* value) { return Rules::to_text(*static_cast<const T*>(value)); };
  type.from_text = [](void* value, std::string_view text) {
    return Rules::from_text(*static_cast<T*>(value), text);
  };
  if constexpr (std::is_base_of_v<std::string, T>) {
    type.set_text = [](void* value, std::string_view text) { static_cast<T*>(value)->assign(text); };
  }
  return type;
}

template <class T>
Type make_list() {
  Type type{Kind::kList, {}};
  type.element = &type_of<typename T::value_type>();
  type.min = 0;
  type.max = 10'000;
  type.size = [](const void* list) { return static_cast<const T*>(list)->size(); };
  type.at = [](const void* list, std::size_t i) -> const void* { return &(*static_cast<const T*>(list))[i]; };
  type.grow = [](void* list) -> void* { return &static_cast<T*>(list)->emplace_back(); };
  type.clear = [](void* list) { static_cast<T*>(list)->clear(); };
  return type;
}

template <class T>
Type make_optional() {
  Type type{Kind::kOptional, {}};
  type.element = &type_of<typename T::value_type>();
  type.size = [](const void* value) -> std::size_t { return static_cast<const T*>(value)->has_value(); };
  type.at = [](const void* value, std::size_t) -> const void* { return &**static_cast<const T*>(value); };
  type.grow = [](void* value) -> void* { return &static_cast<T*>(value)->emplace(); };
  type.clear = [](void* value) { static_cast<T*>(value)->reset(); };
  return type;
}

template <class T>
Type make_json_text() {
  Type type{Kind::kJson, {}};
  type.write_text = [](const void* value, std::string& out) {
    JsonText<T>::write(out, *static_cast<const T*>(value));
  };
  type.read_text = [](void* value, std::string_view json, const std::string& path,
                      std::vector<FieldError>& errors) {
    JsonText<T>::read(*static_cast<T*>(value), json, path, errors);
  };
  return type;
}

/// Fills `type` by `make` unless somebody has begun to; a struct that holds a list of itself meets its own
/// unfinished type, of which it only takes the address. `ready` is set when all that belongs to it is
/// finished.
void make_once(Type& type, std::atomic<bool>& ready, bool& begun, Type (*make)());

template <class T>
Type make_type() {
  if constexpr (requires { sizeof(JsonText<T>); }) {
    return make_json_text<T>();
  } else if constexpr (std::is_same_v<T, bool>) {
    return Type{Kind::kBool, {}};
  } else if constexpr (std::is_same_v<T, double>) {
    return Type{Kind::kDouble, {}};
  } else if constexpr (std::is_same_v<T, boost::json::value>) {
    return Type{Kind::kJson, {}};
  } else if constexpr (IsList<T>::value) {
    static_assert(!std::is_same_v<T, std::vector<bool>>, "use a list of a described enum");
    return make_list<T>();
  } else if constexpr (IsOptional<T>::value) {
    return make_optional<T>();
  } else if constexpr (std::is_enum_v<T>) {
    return make_enum<T>();
  } else if constexpr (std::is_integral_v<T> || requires {
                         T::kMin;
                         T::kIsInt;
                       }) {
    return make_int<T>();
  } else if constexpr (requires { Scalar<T>::kFormat; }) {
    return make_scalar<T>();
  } else {
    return make_struct<T>();
  }
}

}  // namespace detail

/// The description of T, made at first use.
template <class T>
const Type& type_of() {
  static constinit Type type{};
  static constinit std::atomic<bool> ready{false};
  static constinit bool begun = false;
  if (!ready.load(std::memory_order_acquire)) detail::make_once(type, ready, begun, &detail::make_type<T>);
  return type;
}

}  // namespace banso::shape
