// 日本標準産業分類 (JSIC): four levels of classes.
#pragma once

#include <functional>
#include <string>

#include "contexts/registry/reference/table_file.hpp"

namespace banso::registry {

struct Industry {
  std::string code;         ///< "D", "06", "061", "0611"
  int level = 1;            ///< 1 大分類, 2 中分類, 3 小分類, 4 細分類
  std::string parent_code;  ///< empty for level 1
  std::string name;
};

/// Reads either published layout: one class a line with its level and parent (level, code, parent, name), or
/// the four-column layout of e-Stat (大分類コード, 中分類コード, 小分類コード, 細分類コード, 項目名). A class
/// whose parent has not come before it is rejected.
ReferenceSummary read_industries(csv::ByteSource& source, const std::function<void(const Industry&)>& accept,
                                 const RejectLine& reject);

}  // namespace banso::registry
