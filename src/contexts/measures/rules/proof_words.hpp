// Conditions and findings in plain Japanese.
#pragma once

#include <string>

#include "contexts/measures/rules/evaluate.hpp"

namespace banso::measures {

/// 10000000 → "1,000万円", 312345678 → "3億1,234万5,678円", 150 (1/100 %) → "1.5%", 20 → "20人".
std::string number_in_words(FactUnit unit, std::int64_t number);

/// The value of a fact: "1,000万円", "はい", "会社", "香川県", "製造業", "2020年4月1日".
std::string value_in_words(FactKey key, const FactValue& value, const CodeNames& names);

/// The condition of a test: "資本金が3億円以下", "法人形態が会社または個人事業主".
std::string condition_in_words(const Test& test, const CodeNames& names);

/// The condition of any rule: its own `says`, or words made from it.
std::string condition_in_words(const Rule& rule, const CodeNames& names);

/// The finding of a test: "資本金 1,000万円 なので満たします", "資本金 が分からないので判定できません".
std::string finding_in_words(const Test& test, const FactValue* value, Truth truth, const CodeNames& names);

}  // namespace banso::measures
