#include "contexts/measures/catalogue/catalogue_seed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "platform/files/embedded.hpp"
#include "platform/shape/json.hpp"

namespace banso::measures {

Measure parse_measure(std::string_view json) {
  Measure measure = shape::from_json<Measure>(json);
  auto errors = check_measure(measure);
  for (std::size_t i = 0; i < measure.frames.size(); ++i) {
    if (!measure.frames[i].subsidy) continue;
    auto more = check_subsidy(*measure.frames[i].subsidy, fmt::format("/frames/{}/subsidy", i));
    errors.insert(errors.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  shape::refuse_if_any(std::move(errors));
  return measure;
}

std::vector<Measure> load_catalogue_seed() {
  std::vector<Measure> measures;
  for (const auto& file : files::embedded_under("db/seed/measures/", ".json")) {
    try {
      measures.push_back(parse_measure(file.content));
    } catch (const Refused& refused) {
      const auto& fields = refused.fields();
      throw std::logic_error(fmt::format("{}: {} {}", file.path, fields.empty() ? "" : fields.front().path,
                                         fields.empty() ? refused.message() : fields.front().message));
    }
  }
  return measures;
}

}  // namespace banso::measures
