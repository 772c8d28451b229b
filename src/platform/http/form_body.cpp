#include "platform/http/form_body.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <fstream>

#include "kernel/refusal.hpp"
#include "kernel/text.hpp"
#include "kernel/utf8.hpp"
#include "platform/files/disk.hpp"

namespace banso::http {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse_form() {
  throw Refused(RefusalCode::kInvalid, "http.bad_form",
                "送られた内容を読み取れませんでした。画面を読み込み直して、もう一度送信してください。");
}

[[noreturn]] void refuse_size(std::string message) {
  throw Refused(RefusalCode::kTooLarge, "http.form_too_large", std::move(message));
}

/// Removes the files when the last copy of the body goes.
struct Files {
  std::vector<fs::path> paths;
  ~Files() {
    for (const fs::path& path : paths) {
      std::error_code ignored;
      fs::remove(path, ignored);
    }
  }
};

/// The bytes of an upload without reading them into memory.
class MappedFile {
 public:
  explicit MappedFile(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) throw std::runtime_error("cannot open the upload " + path.string());
    struct stat facts {};
    if (::fstat(file, &facts) == 0 && facts.st_size > 0) {
      size_ = static_cast<std::size_t>(facts.st_size);
      bytes_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
    }
    ::close(file);
    if (bytes_ == MAP_FAILED) throw std::runtime_error("cannot map the upload " + path.string());
  }
  ~MappedFile() {
    if (bytes_) ::munmap(bytes_, size_);
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  std::string_view text() const { return {static_cast<const char*>(bytes_), size_}; }

 private:
  void* bytes_ = nullptr;
  std::size_t size_ = 0;
};

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

/// A parameter of a header: name="form-data; name=\"a\"". @return nothing if it is not there
std::optional<std::string> parameter_of(std::string_view header, std::string_view name) {
  std::size_t at = header.find(';');
  while (at != std::string_view::npos) {
    ++at;
    while (at < header.size() && (header[at] == ' ' || header[at] == '\t')) ++at;
    const auto equals = header.find('=', at);
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string key = lowered(header.substr(at, equals - at));
    std::string value;
    at = equals + 1;
    if (at < header.size() && header[at] == '"') {
      for (++at; at < header.size() && header[at] != '"'; ++at) {
        if (header[at] == '\\' && at + 1 < header.size() && (header[at + 1] == '"' || header[at + 1] == '\\'))
          ++at;
        value += header[at];
      }
      at = header.find(';', at);
    } else {
      const auto end = header.find(';', at);
      value = header.substr(at, end == std::string_view::npos ? end : end - at);
      at = end;
    }
    if (key == name) return value;
  }
  return std::nullopt;
}

/// Browsers write %22 for a quote and %0D%0A for line breaks in names.
std::string unescaped_name(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> escapes{
      {{"%22", "\""}, {"%0D", " "}, {"%0A", " "}}};
  for (const auto& [from, to] : escapes) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
      text.replace(at, from.size(), to);
  }
  return text;
}

class MultipartReader {
 public:
  MultipartReader(std::string_view text, std::string_view boundary, const FormLimits& limits)
      : rest_(text), boundary_("--" + std::string(boundary)), limits_(limits) {}

  FormBody read() {
    if (!rest_.starts_with(boundary_)) refuse_form();
    rest_.remove_prefix(boundary_.size());
    for (;;) {
      if (rest_.starts_with("--")) break;
      if (!rest_.starts_with("\r\n")) refuse_form();
      rest_.remove_prefix(2);
      read_part();
    }
    body_.held = files_;
    return std::move(body_);
  }

 private:
  std::string take_headers() {
    const auto end = rest_.substr(0, 8192).find("\r\n\r\n");
    if (end == std::string_view::npos) refuse_form();
    std::string disposition;
    std::string_view lines = rest_.substr(0, end);
    while (!lines.empty()) {
      const auto stop = lines.find("\r\n");
      const std::string_view line = lines.substr(0, stop);
      lines = stop == std::string_view::npos ? std::string_view() : lines.substr(stop + 2);
      if (lowered(line.substr(0, 20)) == "content-disposition:") disposition = line.substr(20);
    }
    rest_.remove_prefix(end + 4);
    return disposition;
  }

  void read_part() {
    const std::string disposition = take_headers();
    const auto name = parameter_of(disposition, "name");
    const auto file_name = parameter_of(disposition, "filename");
    const std::string delimiter = "\r\n" + boundary_;
    const auto end = rest_.find(delimiter);
    if (end == std::string_view::npos || !name || name->size() > limits_.name_bytes) refuse_form();
    const std::string_view content = rest_.substr(0, end);
    rest_.remove_prefix(end + delimiter.size());
    const std::string field = unescaped_name(*name);
    if (!is_valid_utf8(field)) refuse_form();
    if (file_name) {
      add_file(field, unescaped_name(*file_name), content);
    } else {
      add_value(field, content);
    }
  }

  void add_value(const std::string& field, std::string_view content) {
    if (body_.fields.size() >= limits_.fields)
      refuse_size("項目が多すぎます。画面を読み込み直して、もう一度送信してください。");
    if (content.size() > limits_.value_bytes)
      refuse_size("1つの欄に入力できる長さを超えています。短くしてから送信してください。");
    if (!is_valid_utf8(content) || content.find('\0') != std::string_view::npos) refuse_form();
    body_.fields.emplace_back(field, content);
  }

  void add_file(const std::string& field, const std::string& name, std::string_view content) {
    if (name.empty() && content.empty()) return;
    if (body_.files.size() >= limits_.files)
      refuse_size("ファイルが多すぎます。数を減らしてから送信してください。");
    FormFile file;
    file.field = field;
    file.file_name = safe_file_name(name);
    file.size = static_cast<std::int64_t>(content.size());
    file.media_type = media_type_of_content(content);
    if (is_dangerous_name(name)) {
      file.problem = "開くと動き出す種類のファイルは受け取れません。";
    } else if (file.media_type == "application/x-executable") {
      file.problem = "プログラムの入ったファイルは受け取れません。";
    } else if (file.size > limits_.file_bytes) {
      file.problem = fmt::format("大きすぎます（{}MBまで）。", limits_.file_bytes / 1'000'000);
    } else if (limits_.folder.empty()) {
      file.problem = "この様式ではファイルを受け取れません。";
    } else {
      keep(file, content);
    }
    body_.files.push_back(std::move(file));
  }

  void keep(FormFile& file, std::string_view content) {
    std::array<unsigned char, 16> random{};
    randombytes_buf(random.data(), random.size());
    std::string name(random.size() * 2 + 1, '\0');
    sodium_bin2hex(name.data(), name.size(), random.data(), random.size());
    name.pop_back();
    fs::create_directories(limits_.folder);
    file.path = limits_.folder / ("form-" + name);
    files_->paths.push_back(file.path);
    const int handle = ::open(file.path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (handle < 0) throw std::runtime_error("cannot write " + file.path.string());
    std::string_view left = content;
    while (!left.empty()) {
      const auto written = ::write(handle, left.data(), left.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) {
        ::close(handle);
        throw std::runtime_error("cannot write " + file.path.string());
      }
      left.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::close(handle) != 0) throw std::runtime_error("cannot write " + file.path.string());
    file.sha256 = files::sha256_of(content);
  }

  std::string_view rest_;
  const std::string boundary_;
  const FormLimits& limits_;
  FormBody body_;
  std::shared_ptr<Files> files_ = std::make_shared<Files>();
};

FormBody read_urlencoded(std::string_view text, const FormLimits& limits) {
  FormBody body;
  // Counted before anything is decoded.
  if (static_cast<std::size_t>(std::count(text.begin(), text.end(), '&')) >= limits.fields) {
    refuse_size("項目が多すぎます。画面を読み込み直して、もう一度送信してください。");
  }
  auto pairs = parse_query(text);
  if (!pairs) refuse_form();
  for (const auto& [name, value] : *pairs) {
    if (name.size() > limits.name_bytes) refuse_form();
    if (value.size() > limits.value_bytes)
      refuse_size("1つの欄に入力できる長さを超えています。短くしてから送信してください。");
  }
  body.fields = std::move(*pairs);
  return body;
}

bool is_boundary(std::string_view boundary) {
  return !boundary.empty() && boundary.size() <= 100 &&
         std::all_of(boundary.begin(), boundary.end(),
                     [](char letter) { return letter > 0x20 && letter < 0x7F; });
}

}  // namespace

std::optional<std::string_view> FormBody::value(std::string_view name) const {
  for (const auto& [key, text] : fields) {
    if (key == name) return text;
  }
  return std::nullopt;
}

std::vector<std::string> FormBody::values(std::string_view name) const {
  std::vector<std::string> found;
  for (const auto& [key, text] : fields) {
    if (key == name) found.push_back(text);
  }
  return found;
}

FormBody read_form_body(const Request& request, const FormLimits& limits) {
  const std::string_view header = request.header("content-type");
  const std::string media = lowered(trim(header.substr(0, header.find(';'))));
  std::optional<MappedFile> file;
  std::string_view text = request.body;
  if (!request.upload.empty()) {
    file.emplace(request.upload);
    text = file->text();
  }
  if (media == "application/x-www-form-urlencoded") return read_urlencoded(text, limits);
  if (media != "multipart/form-data") refuse_form();
  const auto boundary = parameter_of(header, "boundary");
  if (!boundary || !is_boundary(*boundary)) refuse_form();
  return MultipartReader(text, *boundary, limits).read();
}

std::string media_type_of_content(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("%PDF-")) return "application/pdf";
  if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) return "image/png";
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return "image/jpeg";
  if (bytes.starts_with("RIFF") && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP") return "image/webp";
  if (bytes.size() > 12 && bytes.substr(4, 8) == "ftypheic") return "image/heic";
  const bool runs = bytes.starts_with("MZ") ||
                    bytes.starts_with(
                        "\x7f"
                        "ELF"sv) ||
                    bytes.starts_with("#!") || bytes.starts_with("\xCA\xFE\xBA\xBE"sv) ||
                    bytes.starts_with("\xCF\xFA\xED\xFE"sv) || bytes.starts_with("\xFE\xED\xFA"sv) ||
                    bytes.starts_with("L\0\0\0\x01\x14\x02\0"sv);
  if (runs) return "application/x-executable";
  // The old Office container: macros can hide in it, and only its inside tells Word from Excel.
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return "application/x-ole-storage";
  if (bytes.starts_with("PK\x03\x04"sv)) {
    if (bytes.find("vbaProject.bin") != std::string_view::npos) return "application/x-executable";
    constexpr std::string_view office = "application/vnd.openxmlformats-officedocument.";
    if (bytes.find("word/document.xml") != std::string_view::npos)
      return std::string(office) + "wordprocessingml.document";
    if (bytes.find("xl/workbook.xml") != std::string_view::npos)
      return std::string(office) + "spreadsheetml.sheet";
    if (bytes.find("ppt/presentation.xml") != std::string_view::npos) {
      return std::string(office) + "presentationml.presentation";
    }
    return "application/zip";
  }
  const std::string_view head = bytes.substr(0, 4096);
  const std::string front = lowered(trim(head.substr(0, 512)));
  const bool page = front.starts_with("<!doctype html") || front.starts_with("<html") ||
                    front.starts_with("<script") || front.starts_with("<svg") || front.starts_with("<?xml");
  if (page) return "text/html";
  const bool binary = std::any_of(head.begin(), head.end(), [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t';
  });
  return binary || bytes.empty() ? "application/octet-stream" : "text/plain";
}

std::string safe_file_name(std::string_view name) {
  const auto slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  std::string valid = make_valid_utf8(name);
  std::string out;
  for (std::size_t at = 0; at < valid.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(valid, at);
    const bool bad = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
                     (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF ||
                     c == '"' || c == '<' || c == '>' || c == '|' || c == ':' || c == '*' || c == '?';
    if (!bad) out += valid.substr(begin, at - begin);
  }
  std::string_view tidy = trim(out);
  while (tidy.starts_with('.')) tidy.remove_prefix(1);
  if (tidy.empty()) return "file";
  if (count_code_points(tidy) <= 150) return std::string(tidy);
  const auto dot = tidy.rfind('.');
  const std::string_view ending =
      dot != std::string_view::npos && tidy.size() - dot <= 10 ? tidy.substr(dot) : "";
  return std::string(first_code_points(tidy, 150 - ending.size())) + std::string(ending);
}

bool is_dangerous_name(std::string_view name) {
  static constexpr std::array kRuns{
      ".exe", ".com",  ".scr",  ".pif",  ".bat",  ".cmd",   ".vbs", ".vbe", ".js",  ".jse", ".ws",
      ".wsf", ".wsh",  ".msi",  ".msp",  ".hta",  ".cpl",   ".jar", ".ps1", ".lnk", ".reg", ".dll",
      ".sys", ".docm", ".xlsm", ".pptm", ".dotm", ".xltm",  ".iso", ".img", ".vhd", ".apk", ".app",
      ".sh",  ".py",   ".html", ".htm",  ".svg",  ".xhtml", ".url", ".one"};
  // Marks that write a name backwards make "annexe.pdf" of "ann\u202Efdp.exe".
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_code_point(name, at);
    if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return true;
  }
  std::string plain = lowered(nfkc(make_valid_utf8(name)));
  while (!plain.empty() && (plain.back() == '.' || plain.back() == ' ')) plain.pop_back();
  return std::any_of(kRuns.begin(), kRuns.end(),
                     [&](std::string_view ending) { return plain.ends_with(ending); });
}

}  // namespace banso::http
