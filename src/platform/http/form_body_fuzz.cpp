// Bodies of forms: no bytes may crash the readers, and what is read is clean text within the limits.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "kernel/refusal.hpp"
#include "kernel/text.hpp"
#include "platform/http/form_body.hpp"

namespace {

using namespace banso;

void require(bool holds) {
  if (!holds) std::abort();
}

void read(const std::string& type, std::string_view body) {
  http::Request request;
  request.headers = {{"content-type", type}};
  request.body = body;
  http::FormLimits limits;
  limits.fields = 50;
  limits.value_bytes = 2'000;
  try {
    const http::FormBody form = http::read_form_body(request, limits);
    require(form.fields.size() <= limits.fields && form.files.size() <= limits.files);
    for (const auto& [name, value] : form.fields) {
      require(is_valid_utf8(name) && is_valid_utf8(value) && value.size() <= limits.value_bytes);
      require(value.find('\0') == std::string::npos);
    }
    for (const http::FormFile& file : form.files) {
      // No folder was given: nothing may be kept.
      require(!file.problem.empty() && file.path.empty());
      require(is_valid_utf8(file.file_name) && !file.file_name.empty());
      require(file.file_name.find('/') == std::string::npos &&
              file.file_name.find('\\') == std::string::npos);
    }
  } catch (const Refused& refused) {
    require(!refused.message().empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read("application/x-www-form-urlencoded", text);
  read("multipart/form-data; boundary=x", text);
  // The first line as a content type of its own.
  const auto line = text.substr(0, text.find('\n'));
  read(std::string(line), text);
  http::is_dangerous_name(text);
  require(is_valid_utf8(http::safe_file_name(text)));
  require(!http::media_type_of_content(text).empty());
  return 0;
}
