// JSON bodies and PostgreSQL arrays into described structs: no text may crash the reader, and what it accepts
// can be written and read again.
#include <boost/json/serialize.hpp>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kernel/text.hpp"
#include "platform/shape/json.hpp"
#include "platform/shape/text.hpp"

namespace {

using namespace banso;

struct Part {
  shape::Str<1, 20> name;
  shape::Int<-5, 5> count;
};
BOOST_DESCRIBE_STRUCT(Part, (), (name, count))

struct Body {
  bool open = false;
  std::int64_t id = 0;
  double share = 0;
  std::optional<Date> day;
  std::optional<Instant> at;
  std::vector<Part> parts;
  std::optional<boost::json::value> extra;
};
BOOST_DESCRIBE_STRUCT(Body, (), (open, id, share, day, at, parts, extra))

std::optional<Body> read_if_valid(std::string_view text) {
  try {
    return shape::from_json<Body>(text);
  } catch (const Refused& refused) {
    for (const auto& field : refused.fields()) {
      if (!is_valid_utf8(field.path) || field.message.empty()) std::abort();
    }
    return std::nullopt;
  }
}

void read_body(std::string_view text) {
  const auto body = read_if_valid(text);
  if (!body) return;
  // Boost.JSON may miss the last bit of a long fraction, so the numbers are not compared.
  const auto again = read_if_valid(shape::to_json(*body));
  if (!again || again->id != body->id || again->day != body->day || again->at != body->at) std::abort();
  if (again->parts.size() != body->parts.size()) std::abort();
  for (std::size_t i = 0; i < body->parts.size(); ++i) {
    if (again->parts[i].name != body->parts[i].name) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read_body(text);
  // The first bytes decide little; a frame around them reaches the members.
  read_body(R"({"open":true,"id":1,"share":0.5,"parts":[{"name":"a","count":1}],"extra":)" +
            std::string(text) + "}");
  std::vector<std::optional<std::string>> words{std::string(text), std::nullopt, "NULL"};
  std::vector<std::optional<std::string>> again;
  if (!shape::from_sql(&again, shape::type_of<decltype(again)>(), shape::to_sql(words)) || again != words)
    std::abort();
  std::vector<std::string> list;
  shape::from_input(&list, shape::type_of<decltype(list)>(), text);
  std::int64_t number = 0;
  shape::from_input(&number, shape::type_of<std::int64_t>(), text);
  return 0;
}
