// Any bytes may come as a file of jGrants: an answer or an error, never a crash; what is taken becomes a
// measure whose texts and rules are within their limits.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "contexts/measures/jgrants/read_file.hpp"
#include "kernel/text.hpp"

namespace {

using namespace banso;
using namespace banso::measures;

class Sink : public RecordSink {
 public:
  void accept(std::int64_t, JgrantsRecord&& record, std::vector<Oddity>&&) override {
    std::vector<Oddity> odd;
    const Measure measure = measure_of(laid_over(record, record), odd);
    if (count_code_points(measure.title) > 300 || count_code_points(measure.content) > 4'000) std::abort();
    if (!is_valid_utf8(measure.content) || !check_measure(measure).empty() || measure.calls.size() != 1)
      std::abort();
  }
  void reject(std::int64_t, const Oddity&) override {}
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const auto source = csv::open_source({reinterpret_cast<const char*>(data), size}, "x.json",
                                         {.max_unpacked_bytes = 1 << 20});
    Sink sink;
    read_jgrants(*source, sink);
  } catch (const csv::SourceError&) {
    // A file that cannot be read is an answer, too.
  }
  return 0;
}
