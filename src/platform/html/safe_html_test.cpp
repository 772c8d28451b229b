#include "platform/html/safe_html.hpp"

#include <gtest/gtest.h>

namespace banso::html {
namespace {

TEST(SafeHtml, KeepsWhatADescriptionNeeds) {
  const auto safe = make_safe_html(
      "<h2 style=\"color:red\">対象</h2><p class=\"ql\"><strong>中小企業</strong>であること<br>次の行</p>"
      "<ul><li>機械</li><li>建物</li></ul><table><tbody><tr><td>上限</td><td>50万円</td></tr></tbody></table>"
      "<p><a href=\"https://example.jp/a?b=1&amp;c=2\" target=\"_blank\">公募要領</a></p>");
  EXPECT_EQ(
      safe.html,
      "<h3>対象</h3><p><strong>中小企業</strong>であること<br>次の行</p>"
      "<ul><li>機械</li><li>建物</li></ul><table><tbody><tr><td>上限</td><td>50万円</td></tr></tbody></table>"
      "<p><a href=\"https://example.jp/a?b=1&amp;c=2\" rel=\"noopener noreferrer "
      "nofollow\">公募要領</a></p>");
  EXPECT_EQ(safe.text,
            "対象\n中小企業であること\n次の行\n・機械\n・建物\n上限 "
            "50万円\n公募要領（https://example.jp/a?b=1&c=2）");
  EXPECT_FALSE(safe.held_danger);
}

TEST(SafeHtml, TakesOutWhateverRuns) {
  const char* const dangerous[] = {
      "<p>a<script>alert(1)</script>b</p>",
      "<p onclick=\"alert(1)\">a</p>",
      "<img src=x onerror=alert(1)>",
      "<a href=\"javascript:alert(1)\">x</a>",
      "<a href=\" java&#x0A;script:alert(1)\">x</a>",
      "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
      "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
      "<iframe src=\"https://evil.example\"></iframe>",
      "<svg><script>alert(1)</script></svg>",
      "<svg onload=alert(1)>",
      "<form action=\"https://evil.example\"><input name=password></form>",
      "<math><mtext><script>alert(1)</script></mtext></math>",
      "<base href=\"https://evil.example\"><p>a</p>",
      "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
  };
  for (const char* text : dangerous) {
    const auto safe = make_safe_html(text);
    for (const char* word : {"<script", "onclick", "onerror", "onload", "javascript:", "data:text", "<iframe",
                             "<svg", "<form", "<input", "<base", "<meta", "<img", "<math"}) {
      EXPECT_EQ(safe.html.find(word), std::string::npos) << text << " → " << safe.html;
    }
    EXPECT_TRUE(safe.held_danger) << text;
  }
}

TEST(SafeHtml, WrittenSignsStaySigns) {
  const auto safe = make_safe_html("<p>5 &lt; 10 &amp; &lt;script&gt;alert(1)&lt;/script&gt;</p>");
  EXPECT_EQ(safe.html, "<p>5 &lt; 10 &amp; &lt;script&gt;alert(1)&lt;/script&gt;</p>");
  EXPECT_EQ(safe.text, "5 < 10 & <script>alert(1)</script>");
}

TEST(SafeHtml, IsAFixedPoint) {
  for (const char* text :
       {"<p>a<b>c</p>d</b>", "<ul><li>x<li>y", "plain & simple", "<td>alone", "<div><p>1</div>2"}) {
    const auto once = make_safe_html(text);
    EXPECT_EQ(make_safe_html(once.html).html, once.html) << text;
    EXPECT_FALSE(make_safe_html(once.html).held_danger) << text;
  }
}

TEST(SafeHtml, ReadsAnything) {
  EXPECT_EQ(make_safe_html("").html, "");
  EXPECT_EQ(make_safe_html("   \n").html, "");
  EXPECT_EQ(make_safe_html("ただの文").text, "ただの文");
  std::string deep;
  for (int i = 0; i < 5'000; ++i) deep += "<b>";
  EXPECT_LT(make_safe_html(deep + "x").html.size(), 2'000U);
  EXPECT_NO_THROW(make_safe_html(std::string("<p>\xff\xfe\x00 a", 10)));
}

}  // namespace
}  // namespace banso::html
