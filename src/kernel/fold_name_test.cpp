#include <gtest/gtest.h>

#include <set>
#include <string>

#include "kernel/fold_table.hpp"
#include "kernel/legal_form.hpp"
#include "kernel/legal_form_table.hpp"
#include "kernel/text.hpp"
#include "kernel/variant_kanji.hpp"

namespace banso {
namespace {

struct Row {
  const char* written;
  const char* key;
};

TEST(FoldName, OneKeyForEverySpelling) {
  const Row rows[] = {
      {"株式会社山田製作所", "山田製作所"},
      {"山田製作所株式会社", "山田製作所"},
      {"㈱山田製作所", "山田製作所"},
      {"(株)山田製作所", "山田製作所"},
      {"（株） 山田製作所", "山田製作所"},
      {"山田製作所（株）", "山田製作所"},
      {"（ 株 ）山田製作所", "山田製作所"},
      {"㍿山田製作所", "山田製作所"},
      {"（株式会社）山田製作所", "山田製作所"},
      {"株式會社山田製作所", "山田製作所"},
      {"有限会社　鈴木酒店", "鈴木酒店"},
      {"㈲鈴木酒店", "鈴木酒店"},
      {"特例有限会社鈴木酒店", "鈴木酒店"},
      {"合同会社キラリ", "キラリ"},
      {"きらり合同会社", "キラリ"},
      {"ｷﾗﾘ合同会社", "キラリ"},
      {"一般社団法人日本商店街", "日本商店街"},
      {"特定非営利活動法人まち", "マチ"},
      {"ＮＰＯ法人まち", "マチ"},
      {"医療法人社団青葉会", "青葉会"},
      {"医療法人青葉会", "青葉会"},
      {"有限責任監査法人はるか", "ハルカ"},
      {"弁護士法人株式会社はるか", "ハルカ"},
      {"三菱㈱大阪支店", "三菱大阪支店"},
      {"株式会社Ｔｗｅｎｔｙ　Ｆｏｕｒ　Ｔｒｕｓｔ", "twentyfourtrust"},
      {"シー・エス・エス", "シーエスエス"},
      {"シ－・エス・エス", "シーエスエス"},
      {"ｼｰ･ｴｽ･ｴｽ", "シーエスエス"},
      {"サーバ‐", "サーバー"},
      {"サーバ―", "サーバー"},
      {"スーパ～", "スーパー"},
      {"Ａ－ＺＩＮＥ", "aーzine"},
      {"McDonald’s", "mcdonalds"},
      {"Ｍ＆Ａカージャパン", "maカージヤパン"},
      {"キヤノン", "キヤノン"},
      {"キャノン", "キヤノン"},
      {"キユーピー", "キユーピー"},
      {"きゅーぴー", "キユーピー"},
      {"ヴェリタス", "ベリタス"},
      {"髙島屋", "高島屋"},
      {"宮﨑", "宮崎"},
      {"齋藤", "斎藤"},
      {"齊藤", "斎藤"},
      {"斉藤", "斎藤"},
      {"渡邉", "渡辺"},
      {"渡邊", "渡辺"},
      {"廣澤", "広沢"},
      {"濱田", "浜田"},
      {"國學院", "国学院"},
      {"𠮷野家", "吉野家"},
      {"櫻井鐵工所", "桜井鉄工所"},
      {"丸山車輌", "丸山車両"},
      {"佐々木", "佐佐木"},
      {"佐佐木", "佐佐木"},
      {"葛󠄀城", "葛城"},
      {"神戸", "神戸"},
      {"第Ⅱ工場", "第ii工場"},
      {"①番", "1番"},
      {"がぎぐ", "ガギグ"},
      {"がぎ", "ガギ"},
      {"ОＫ商事", "ok商事"},
      {"エル◯ゼロ", "エル〇ゼロ"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(fold_name(row.written), row.key) << row.written;
    EXPECT_EQ(fold_name(row.key), row.key) << "not idempotent: " << row.written;
  }
}

TEST(FoldName, NothingVanishes) {
  const Row rows[] = {
      {"株式会社", "株式会社"},         {"（株）", "株"}, {"株式会社＆", "&"}, {"＆", "&"}, {"＆＋", "&+"},
      {"合同会社株式会社", "株式会社"}, {"", ""},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(fold_name(row.written), row.key) << row.written;
    EXPECT_EQ(fold_name(row.key), row.key) << "not idempotent: " << row.written;
  }
}

TEST(FoldName, PartOfANameIsNoLegalForm) {
  EXPECT_EQ(fold_name("日本株式会社研究所"), "日本株式会社研究所");
  EXPECT_EQ(fold_name("高松商工会議所"), "高松商工会議所");
  EXPECT_EQ(fold_name("山田生活協同組合"), "山田生活協同組合");
}

TEST(FoldName, BrokenBytesDoNotStopIt) {
  const std::string key = fold_name("山田\xff\xe3\x81");
  EXPECT_EQ(key.substr(0, 6), "山田");
  EXPECT_EQ(fold_name(key), key);
}

TEST(FoldKana, OneKeyForEverySpelling) {
  const Row rows[] = {
      {"ショウワセイハン", "シヨウワセイハン"},
      {"しょうわせいはん", "シヨウワセイハン"},
      {"ｼｮｳﾜｾｲﾊﾝ", "シヨウワセイハン"},
      {"シヨウワ　セイハン", "シヨウワセイハン"},
      {"カブシキガイシャショウワセイハン", "シヨウワセイハン"},
      {"ショウワセイハンカブシキガイシヤ", "シヨウワセイハン"},
      {"サッポロショウコウカイギショ", "サツポロシヨウコウカイギシヨ"},
      {"ヴァイオリン", "バイオリン"},
      {"ヴイナス", "ビナス"},
      {"チヂミ", "チジミ"},
      {"ミヅホ", "ミズホ"},
      {"ヲリタ", "オリタ"},
      {"ユウゲンガイシヤ", "ユウゲンガイシヤ"},
      {"カブシキガイシャカブシキガイシャヤマ", "ヤマ"},
      {"・", ""},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(fold_kana(row.written), row.key) << row.written;
    EXPECT_EQ(fold_kana(row.key), row.key) << "not idempotent: " << row.written;
  }
}

TEST(FoldNameQuery, TriesWithoutTheFragmentOfALegalForm) {
  using Keys = std::vector<std::string>;
  EXPECT_EQ(fold_name_query("株式会社山田"), Keys({"山田"}));
  EXPECT_EQ(fold_name_query("式会社山田"), Keys({"式会社山田", "山田"}));
  EXPECT_EQ(fold_name_query("会社山田"), Keys({"会社山田", "山田"}));
  EXPECT_EQ(fold_name_query("社山田"), Keys({"社山田", "山田"}));
  EXPECT_EQ(fold_name_query("団法人青葉"), Keys({"団法人青葉", "青葉"}));
  EXPECT_EQ(fold_name_query("山田株式"), Keys({"山田株式", "山田"}));
  EXPECT_EQ(fold_name_query("山田有限会"), Keys({"山田有限会", "山田"}));
  EXPECT_EQ(fold_name_query("山田"), Keys({"山田"}));
  EXPECT_EQ(fold_name_query("会社"), Keys({"会社"}));
  EXPECT_EQ(fold_name_query("会社山"), Keys({"会社山"}));
  EXPECT_EQ(fold_name_query(""), Keys({""}));
  EXPECT_EQ(fold_name_query("会社山田株式"), Keys({"会社山田株式", "山田株式", "会社山田", "山田"}));
}

TEST(LegalForm, FoundAtEitherEnd) {
  struct Case {
    const char* name;
    const char* form;
    LegalFormPosition position;
  };
  const Case cases[] = {
      {"株式会社山田", "株式会社", LegalFormPosition::kFront},
      {"㈱山田", "株式会社", LegalFormPosition::kFront},
      {"山田（有）", "有限会社", LegalFormPosition::kBack},
      {"山田　合同会社", "合同会社", LegalFormPosition::kBack},
      {"公益財団法人はるか", "公益財団法人", LegalFormPosition::kFront},
      {"特定非営利活動法人まち", "特定非営利活動法人", LegalFormPosition::kFront},
      {"NPO法人まち", "特定非営利活動法人", LegalFormPosition::kFront},
      {"医療法人社団青葉会", "医療法人社団", LegalFormPosition::kFront},
      {"高松市", "", LegalFormPosition::kNone},
      {"株式会社", "", LegalFormPosition::kNone},
      {"", "", LegalFormPosition::kNone},
  };
  for (const auto& row : cases) {
    const auto found = legal_form_of(row.name);
    EXPECT_EQ(found.form, row.form) << row.name;
    EXPECT_EQ(found.position, row.position) << row.name;
  }
}

TEST(VariantKanji, OneDirectionAndNoDoubles) {
  ASSERT_EQ(kVariantKanjiPairs.size() % 2, 0u);
  EXPECT_GE(kVariantKanjiPairs.size() / 2, 400u);
  std::set<char32_t> variants;
  for (std::size_t i = 0; i < kVariantKanjiPairs.size(); i += 2) {
    EXPECT_TRUE(variants.insert(kVariantKanjiPairs[i]).second)
        << "twice: U+" << std::hex << +kVariantKanjiPairs[i];
  }
  for (std::size_t i = 1; i < kVariantKanjiPairs.size(); i += 2) {
    EXPECT_EQ(variants.count(kVariantKanjiPairs[i]), 0u)
        << "a target that is a variant: U+" << std::hex << +kVariantKanjiPairs[i];
  }
}

TEST(LegalFormTable, WordsStandInFoldedSpelling) {
  for (const auto& word : legal_form_words()) {
    for (const char32_t c : word.folded) EXPECT_EQ(map_character(c), c) << word.form;
  }
  for (const auto word : legal_form_kana()) {
    for (const char32_t c : word) EXPECT_EQ(map_character(c), c);
  }
}

// Deterministic noise over the characters that the folds treat specially.
TEST(Folds, AreIdempotentOnNoise) {
  constexpr std::u32string_view kAlphabet =
      U"株式会社有限合同一般団法人（）()㈱㍿npo々ヽー－-～・＆、。　 "
      U"山田髙ヴァぁがゕヶケのノ二三十百千12３丁目番地号条大字室館町"
      U"゛゙̀ｶﾞㄱ가ßﬁⅡ℃①𠮷󠄀〇◯Aaｚカブシキガイシヤ";
  std::uint64_t state = 42;
  const auto random = [&state](std::size_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state >> 33) % below;
  };
  for (int i = 0; i < 60'000; ++i) {
    std::u32string wide;
    for (std::size_t n = random(14); n > 0; --n) wide += kAlphabet[random(kAlphabet.size())];
    std::string text;
    for (const char32_t c : wide) {
      if (c < 0x80) {
        text += static_cast<char>(c);
      } else {
        const auto lead = c < 0x800 ? 0xC0 : c < 0x10000 ? 0xE0 : 0xF0;
        const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
        text += static_cast<char>(lead | c >> (6 * more));
        for (int k = more - 1; k >= 0; --k) text += static_cast<char>(0x80 | (c >> (6 * k) & 0x3F));
      }
    }
    for (auto* fold : {&fold_name, &fold_kana, &fold_address}) {
      const std::string once = (*fold)(text);
      ASSERT_EQ((*fold)(once), once) << text;
    }
  }
}

}  // namespace
}  // namespace banso
