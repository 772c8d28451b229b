#include "platform/http/form_body.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "kernel/refusal.hpp"
#include "platform/files/disk.hpp"

namespace banso::http {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

class FormBodies : public ::testing::Test {
 protected:
  FormBodies() {
    limits_.folder = fs::temp_directory_path() / ("form_body_test-" + std::to_string(::getpid()));
  }
  ~FormBodies() override { fs::remove_all(limits_.folder); }

  static Request request_of(const std::string& type, const std::string& body) {
    Request request;
    request.headers = {{"content-type", type}};
    request.body = body;
    return request;
  }
  FormBody urlencoded(const std::string& body) {
    return read_form_body(request_of("application/x-www-form-urlencoded; charset=utf-8", body), limits_);
  }
  FormBody multipart(const std::string& body) {
    return read_form_body(request_of("multipart/form-data; boundary=\"x--y\"", body), limits_);
  }
  static std::string part(const std::string& disposition, std::string_view content) {
    return "--x--y\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + std::string(content) +
           "\r\n";
  }
  FormFile file_of(const std::string& name, std::string_view content) {
    FormBody body = multipart(part("name=\"f\"; filename=\"" + name + "\"", content) + "--x--y--\r\n");
    return body.files.at(0);
  }
  RefusalCode refusal_of(const std::function<void()>& work) {
    try {
      work();
    } catch (const Refused& refused) {
      return refused.code();
    }
    ADD_FAILURE() << "not refused";
    return RefusalCode::kNotFound;
  }

  FormLimits limits_;
};

TEST_F(FormBodies, UrlencodedFieldsAreDecodedInOrder) {
  const FormBody body = urlencoded("name=%E3%81%95+%E3%81%AC&topics=a&topics=b&empty=");
  EXPECT_EQ(body.value("name"), "さ ぬ");
  EXPECT_EQ(body.values("topics"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(body.value("empty"), "");
  EXPECT_FALSE(body.value("nobody"));
}

TEST_F(FormBodies, WhatIsNoFormIsRefused) {
  EXPECT_EQ(refusal_of([&] { urlencoded("name=%ZZ"); }), RefusalCode::kInvalid);
  EXPECT_EQ(refusal_of([&] { urlencoded("name=%FF"); }), RefusalCode::kInvalid);
  EXPECT_EQ(refusal_of([&] { urlencoded("name=%00"); }), RefusalCode::kInvalid);
  EXPECT_EQ(refusal_of([&] { read_form_body(request_of("application/json", "{}"), limits_); }),
            RefusalCode::kInvalid);
  EXPECT_EQ(refusal_of([&] { read_form_body(request_of("multipart/form-data", ""), limits_); }),
            RefusalCode::kInvalid);
  for (const char* body : {"", "--x--y", "--x--y\r\n", "--other\r\n\r\n",
                           "--x--y\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end",
                           "--x--y\r\nX: y\r\n\r\nv\r\n--x--y--",
                           "--x--y\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xFF\r\n--x--y--"}) {
    EXPECT_EQ(refusal_of([&] { multipart(body); }), RefusalCode::kInvalid) << body;
  }
}

TEST_F(FormBodies, MultipartHoldsFieldsAndFiles) {
  FormBody body = multipart(part("name=\"name\"", "さぬき\r\n食品") +
                            part("name=\"f\"; filename=\"決算 書.pdf\"", "%PDF-1.7 x") +
                            part("name=\"none\"; filename=\"\"", "") + "--x--y--\r\n");
  EXPECT_EQ(body.value("name"), "さぬき\r\n食品");
  ASSERT_EQ(body.files.size(), 1u);
  EXPECT_EQ(body.files[0].file_name, "決算 書.pdf");
  EXPECT_EQ(body.files[0].media_type, "application/pdf");
  EXPECT_EQ(body.files[0].size, 10);
  EXPECT_EQ(files::read_file(body.files[0].path), "%PDF-1.7 x");
  EXPECT_EQ(body.files[0].sha256, files::sha256_of("%PDF-1.7 x"));
  const fs::path path = body.files[0].path;
  body = {};
  EXPECT_FALSE(fs::exists(path)) << "nobody kept it";
}

TEST_F(FormBodies, ComeFromUploadsAsWell) {
  fs::create_directories(limits_.folder);
  const fs::path upload = limits_.folder / "upload";
  std::ofstream(upload, std::ios::binary) << part("name=\"a\"", "1") + "--x--y--";
  Request request = request_of("multipart/form-data; boundary=x--y", "");
  request.upload = upload;
  EXPECT_EQ(read_form_body(request, limits_).value("a"), "1");
}

TEST_F(FormBodies, HaveLimits) {
  limits_.fields = 2;
  EXPECT_EQ(refusal_of([&] { urlencoded("a=1&b=2&c=3"); }), RefusalCode::kTooLarge);
  EXPECT_EQ(
      refusal_of([&] {
        multipart(part("name=\"a\"", "1") + part("name=\"b\"", "1") + part("name=\"c\"", "1") + "--x--y--");
      }),
      RefusalCode::kTooLarge);
  limits_.value_bytes = 5;
  EXPECT_EQ(refusal_of([&] { urlencoded("a=123456"); }), RefusalCode::kTooLarge);
  limits_.files = 1;
  EXPECT_EQ(refusal_of([&] {
              multipart(part("name=\"f\"; filename=\"a.txt\"", "1") +
                        part("name=\"f\"; filename=\"b.txt\"", "1") + "--x--y--");
            }),
            RefusalCode::kTooLarge);
  limits_.file_bytes = 3;
  EXPECT_EQ(file_of("a.txt", "1234").problem, "大きすぎます（0MBまで）。");
  limits_.folder.clear();
  EXPECT_EQ(file_of("a.txt", "1").problem, "この様式ではファイルを受け取れません。");
}

TEST_F(FormBodies, FilesThatRunAreRefusedByNameAndByContent) {
  for (const char* name : {"見積書.pdf.exe", "a.SCR", "macro.docm", "ｖｉｒｕｓ．ｅｘｅ", "a.exe.", "a.lnk",
                           "page.html", "x.svg",
                           "ann\xE2\x80\xAE"
                           "fdp.exe",
                           "\xE2\x80\xAE"
                           "cod.a"}) {
    EXPECT_FALSE(file_of(name, "%PDF-1.7").problem.empty()) << name;
  }
  EXPECT_FALSE(file_of("a.pdf", "MZ\x90\x00"sv).problem.empty());
  EXPECT_FALSE(file_of("a.pdf", "#!/bin/sh").problem.empty());
  EXPECT_FALSE(file_of("a.docx", "PK\x03\x04 word/document.xml word/vbaProject.bin"sv).problem.empty());
  EXPECT_TRUE(file_of("a.pdf", "%PDF-1.7").problem.empty());
  EXPECT_TRUE(file_of("exe.pdf", "%PDF-1.7").problem.empty());
}

TEST(FileNames, LoseFoldersAndTricks) {
  EXPECT_EQ(safe_file_name("C:\\Users\\taro\\決算.pdf"), "決算.pdf");
  EXPECT_EQ(safe_file_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(safe_file_name("a\x01\n\"<b>:*?.pdf"), "ab.pdf");
  EXPECT_EQ(safe_file_name("ann\xE2\x80\xAE"
                           "fdp.exe"),
            "annfdp.exe");
  EXPECT_EQ(safe_file_name(".htaccess"), "htaccess");
  EXPECT_EQ(safe_file_name(""), "file");
  EXPECT_EQ(safe_file_name("///"), "file");
  const std::string long_name = safe_file_name(std::string(400, 'a') + ".pdf");
  EXPECT_EQ(long_name.size(), 150u);
  EXPECT_TRUE(long_name.ends_with(".pdf"));
}

TEST(MediaTypes, AreSeenInTheContent) {
  EXPECT_EQ(media_type_of_content("%PDF-1.4"), "application/pdf");
  EXPECT_EQ(media_type_of_content("\x89PNG\r\n\x1a\n"), "image/png");
  EXPECT_EQ(media_type_of_content("\xFF\xD8\xFF\xE0"), "image/jpeg");
  EXPECT_EQ(media_type_of_content("RIFF....WEBPVP8 "), "image/webp");
  EXPECT_EQ(media_type_of_content("PK\x03\x04......xl/workbook.xml"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  EXPECT_EQ(media_type_of_content("PK\x03\x04"), "application/zip");
  EXPECT_EQ(media_type_of_content("a,b\r\n1,2"), "text/plain");
  EXPECT_EQ(media_type_of_content(" <!DOCTYPE html>"), "text/html");
  EXPECT_EQ(media_type_of_content("a\x01"), "application/octet-stream");
  EXPECT_EQ(media_type_of_content(""), "application/octet-stream");
}

}  // namespace
}  // namespace banso::http
