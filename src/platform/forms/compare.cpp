#include "platform/forms/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <map>
#include <set>

#include "platform/shape/json.hpp"

namespace banso::forms {
namespace {

namespace json = boost::json;

struct MemberWord {
  std::string_view name;
  std::string_view word;
};
constexpr MemberWord kWords[] = {{"title", "題名"},
                                 {"description", "説明"},
                                 {"submit_label", "送信ボタン"},
                                 {"label", "見出し"},
                                 {"hint", "補足"},
                                 {"required", "必須"},
                                 {"type", "種類"},
                                 {"show_when", "表示の条件"},
                                 {"choices", "選択肢"},
                                 {"choices_from", "一覧"},
                                 {"rows", "行"},
                                 {"min", "最小"},
                                 {"max", "最大"},
                                 {"min_length", "最小の文字数"},
                                 {"max_length", "最大の文字数"},
                                 {"unit", "単位"},
                                 {"characters", "文字の種類"},
                                 {"precision", "日付の細かさ"},
                                 {"earliest", "最も早い日"},
                                 {"latest", "最も遅い日"},
                                 {"min_choices", "選ぶ数の最小"},
                                 {"max_choices", "選ぶ数の最大"},
                                 {"low_label", "左端の言葉"},
                                 {"high_label", "右端の言葉"},
                                 {"max_files", "ファイルの数"},
                                 {"max_bytes", "ファイルの大きさ"},
                                 {"file_kinds", "ファイルの種類"},
                                 {"drawn", "手書きの署名"},
                                 {"document", "同意する文"},
                                 {"expression", "計算式"},
                                 {"field", "台帳の項目"},
                                 {"prefill", "自動の記入"},
                                 {"repeat", "繰り返し"},
                                 {"checks", "確かめる式"},
                                 {"translations", "翻訳"},
                                 {"autocomplete", "自動補完"}};

std::string_view word_of(std::string_view member) {
  for (const auto& [name, word] : kWords) {
    if (name == member) return word;
  }
  return member;
}

/// A member as people can read it in a table of changes.
std::string shown(const json::value* value) {
  if (!value || value->is_null()) return "";
  if (const auto* text = value->if_string()) return std::string(*text);
  if (value->is_bool()) return value->get_bool() ? "はい" : "いいえ";
  if (const auto* list = value->if_array()) {
    std::string out;
    for (const json::value& each : *list) {
      const auto* object = each.if_object();
      const auto* label = object ? object->if_contains("label") : nullptr;
      const auto* name = object && !label ? object->if_contains("name") : nullptr;
      out += (out.empty() ? "" : "、") + (label    ? shown(label)
                                          : name   ? shown(name)
                                          : object ? json::serialize(each)
                                                   : shown(&each));
    }
    return out;
  }
  return json::serialize(*value);
}

template <class T>
json::object object_of(const T& value) {
  return json::parse(shape::to_json(value)).as_object();
}

/// The head of the form and of a section: everything but what stands below.
json::object head_of(const Definition& definition) {
  json::object object = object_of(definition);
  for (const std::string_view member : {"sections", "format", "edition", "form_key"}) object.erase(member);
  return object;
}
json::object head_of(const Section& section) {
  json::object object = object_of(section);
  object.erase("questions");
  object.erase("key");
  return object;
}
json::object head_of(const Question& question) {
  json::object object = object_of(question);
  object.erase("key");
  return object;
}

void compare_members(const json::object& before, const json::object& after, const std::string& key,
                     const std::string& label, std::vector<DefinitionChange>& changes) {
  for (const auto& [name, value] : after) {
    const auto* old = before.if_contains(name);
    if (old && *old == value) continue;
    changes.push_back(
        {ChangeKind::changed, key, label, std::string(word_of(name)), shown(old), shown(&value)});
  }
}

/// Questions and sections by key, with their place among their kind.
struct Place {
  const Section* section = nullptr;
  const Question* question = nullptr;
  std::string after;  ///< key of the question before it in its section; empty: the first
};
using Places = std::map<std::string, Place, std::less<>>;

Places places_of(const Definition& definition) {
  Places places;
  for (const Section& section : definition.sections) {
    places[section.key] = {&section, nullptr, ""};
    std::string after;
    for (const Question& question : section.questions) {
      places[question.key] = {&section, &question, after};
      after = question.key;
    }
  }
  return places;
}

/// The relative order of what both forms have, so that an added question does not make all behind it "moved".
std::vector<std::string> common_order(const Definition& definition, const Places& other) {
  std::vector<std::string> keys;
  for (const Section& section : definition.sections) {
    for (const Question& question : section.questions) {
      if (other.contains(std::string_view(question.key))) keys.push_back(section.key + "/" + question.key);
    }
  }
  return keys;
}

/// Keys outside a longest run that keeps its order: the fewest that can be said to have moved.
std::set<std::string> moved_keys(const std::vector<std::string>& before,
                                 const std::vector<std::string>& after) {
  std::map<std::string, std::size_t> place;
  for (std::size_t i = 0; i < before.size(); ++i) place[before[i]] = i;
  std::vector<std::size_t> longest(after.size(), 0);
  std::vector<std::ptrdiff_t> previous(after.size(), -1);
  std::ptrdiff_t best = -1;
  for (std::size_t i = 0; i < after.size(); ++i) {
    const auto own = place.find(after[i]);
    if (own == place.end()) continue;
    longest[i] = 1;
    for (std::size_t k = 0; k < i; ++k) {
      const auto other = place.find(after[k]);
      if (other == place.end() || other->second >= own->second || longest[k] + 1 <= longest[i]) continue;
      longest[i] = longest[k] + 1;
      previous[i] = static_cast<std::ptrdiff_t>(k);
    }
    if (best < 0 || longest[i] > longest[static_cast<std::size_t>(best)])
      best = static_cast<std::ptrdiff_t>(i);
  }
  std::set<std::string> moved(after.begin(), after.end());
  for (std::ptrdiff_t at = best; at >= 0; at = previous[static_cast<std::size_t>(at)]) {
    moved.erase(after[static_cast<std::size_t>(at)]);
  }
  return moved;
}

DefinitionChange whole(ChangeKind kind, const Place& place) {
  const bool question = place.question != nullptr;
  return {kind,
          question ? place.question->key : place.section->key,
          question ? std::string(place.question->label) : std::string(place.section->title),
          question ? "設問" : "章",
          "",
          ""};
}

Section* find_section(Definition& definition, std::string_view key) {
  const auto found = std::find_if(definition.sections.begin(), definition.sections.end(),
                                  [&](const Section& section) { return section.key == key; });
  return found == definition.sections.end() ? nullptr : &*found;
}

/// A new question stands behind the one it follows in the template, if that is there; else at the end.
void insert_question(Definition& definition, const Question& question, const Place& place) {
  Section* section = find_section(definition, place.section->key);
  if (!section) return;
  auto at = section->questions.end();
  if (place.after.empty()) {
    at = section->questions.begin();
  } else {
    const auto before = std::find_if(section->questions.begin(), section->questions.end(),
                                     [&](const Question& each) { return each.key == place.after; });
    if (before != section->questions.end()) at = before + 1;
  }
  section->questions.insert(at, question);
}

void remove_key(Definition& definition, std::string_view key) {
  for (Section& section : definition.sections) {
    std::erase_if(section.questions, [&](const Question& question) { return question.key == key; });
  }
  std::erase_if(definition.sections, [&](const Section& section) { return section.key == key; });
}

class Merger {
 public:
  Merger(const Definition& base, const Definition& mine, const Definition& theirs)
      : base_(places_of(base)),
        mine_(places_of(mine)),
        theirs_(places_of(theirs)),
        theirs_definition_(theirs) {
    merge_.definition = mine;
  }

  Merge merge() {
    for (std::size_t i = 0; i < theirs_definition_.sections.size(); ++i) merge_section(i);
    for (const auto& [key, place] : base_) {
      if (!theirs_.contains(key)) remove(key, place);
    }
    merge_.definition.edition = theirs_definition_.edition;
    return std::move(merge_);
  }

 private:
  void merge_section(std::size_t index) {
    const Section& section = theirs_definition_.sections[index];
    const std::string key = section.key;
    if (!mine_.contains(key) && !base_.contains(key)) {
      Section added = section;
      added.questions.clear();
      auto& sections = merge_.definition.sections;
      const auto at = std::min(index, sections.size());
      sections.insert(sections.begin() + static_cast<std::ptrdiff_t>(at), std::move(added));
      merge_.taken.push_back(whole(ChangeKind::added, theirs_.at(key)));
    } else if (Section* own = find_section(merge_.definition, key)) {
      take_section_head(*own, section);
    }
    for (const Question& question : section.questions)
      merge_question(question, theirs_.at(std::string(question.key)));
  }

  void take_section_head(Section& own, const Section& theirs) {
    const auto base = base_.find(std::string_view(theirs.key));
    if (base == base_.end() || base->second.question || head_of(*base->second.section) == head_of(theirs))
      return;
    if (head_of(own) == head_of(theirs)) return;
    const bool untouched = head_of(own) == head_of(*base->second.section);
    auto& changes = untouched ? merge_.taken : merge_.conflicts;
    compare_members(head_of(own), head_of(theirs), theirs.key, theirs.title, changes);
    if (!untouched) return;
    auto questions = std::move(own.questions);
    own = theirs;
    own.questions = std::move(questions);
  }

  void merge_question(const Question& question, const Place& place) {
    const auto base = base_.find(std::string_view(question.key));
    const auto mine = mine_.find(std::string_view(question.key));
    if (base == base_.end()) {
      if (mine == mine_.end()) {
        insert_question(merge_.definition, question, place);
        merge_.taken.push_back(whole(ChangeKind::added, place));
      } else if (!mine->second.question || head_of(*mine->second.question) != head_of(question)) {
        // The chamber had the same idea, or used the key for something else.
        merge_.conflicts.push_back(whole(ChangeKind::added, place));
      }
      return;
    }
    if (mine == mine_.end() || !mine->second.question || !base->second.question) return;
    const json::object before = head_of(*base->second.question);
    const json::object after = head_of(question);
    const json::object own = head_of(*mine->second.question);
    if (before == after || own == after) return;
    auto& changes = own == before ? merge_.taken : merge_.conflicts;
    compare_members(own, after, question.key, question.label, changes);
    if (own != before) return;
    for (Section& section : merge_.definition.sections) {
      for (Question& each : section.questions) {
        if (each.key == question.key) each = question;
      }
    }
  }

  void remove(const std::string& key, const Place& place) {
    const auto mine = mine_.find(key);
    if (mine == mine_.end()) return;
    const bool untouched =
        place.question ? mine->second.question && head_of(*mine->second.question) == head_of(*place.question)
                       : !mine->second.question;
    if (!place.question) {
      // A section goes when nothing of the chamber's own is left in it.
      const Section* own = find_section(merge_.definition, key);
      if (!own) return;
      const bool own_questions =
          std::any_of(own->questions.begin(), own->questions.end(), [&](const Question& each) {
            return !base_.contains(std::string_view(each.key)) ||
                   theirs_.contains(std::string_view(each.key));
          });
      if (own_questions) {
        merge_.conflicts.push_back(whole(ChangeKind::removed, place));
        return;
      }
    }
    if (!untouched) {
      merge_.conflicts.push_back(whole(ChangeKind::removed, place));
      return;
    }
    remove_key(merge_.definition, key);
    merge_.taken.push_back(whole(ChangeKind::removed, place));
  }

  const Places base_;
  const Places mine_;
  const Places theirs_;
  const Definition& theirs_definition_;
  Merge merge_;
};

}  // namespace

std::vector<DefinitionChange> compare_definitions(const Definition& before, const Definition& after) {
  std::vector<DefinitionChange> changes;
  const Places old = places_of(before);
  const Places now = places_of(after);
  compare_members(head_of(before), head_of(after), "", after.title, changes);
  const auto moved = moved_keys(common_order(before, now), common_order(after, old));
  const auto look = [&](const std::string& key, const auto& item, const std::string& label) {
    const auto found = old.find(key);
    const Place& place = now.at(key);
    if (found == old.end() || (found->second.question == nullptr) != (place.question == nullptr)) {
      changes.push_back(whole(ChangeKind::added, place));
      return;
    }
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(item)>, Question>) {
      compare_members(head_of(*found->second.question), head_of(item), key, label, changes);
      if (moved.contains(place.section->key + "/" + key)) {
        DefinitionChange change = whole(ChangeKind::moved, place);
        change.before = found->second.section->title;
        change.after = place.section->title;
        changes.push_back(std::move(change));
      }
    } else {
      compare_members(head_of(*found->second.section), head_of(item), key, label, changes);
    }
  };
  for (const Section& section : after.sections) {
    look(section.key, section, section.title);
    for (const Question& question : section.questions) look(question.key, question, question.label);
  }
  for (const auto& [key, place] : old) {
    if (!now.contains(key)) changes.push_back(whole(ChangeKind::removed, place));
  }
  return changes;
}

Merge merge_definitions(const Definition& base, const Definition& mine, const Definition& theirs) {
  return Merger(base, mine, theirs).merge();
}

std::vector<FieldError> key_problems(const Definition& next, const std::vector<Definition>& earlier) {
  std::vector<FieldError> problems;
  for (std::size_t s = 0; s < next.sections.size(); ++s) {
    for (std::size_t q = 0; q < next.sections[s].questions.size(); ++q) {
      const Question& question = next.sections[s].questions[q];
      for (const Definition& old : earlier) {
        const Found found = find_question(old, question.key);
        const bool same =
            !found || (found.question->type == question.type &&
                       found.section->repeat.has_value() == next.sections[s].repeat.has_value());
        if (same) continue;
        problems.push_back(
            {fmt::format("/sections/{}/questions/{}/key", s, q), "form.key_reused",
             fmt::format("「{}」は以前の版で別の種類の設問（{}）でした。前の回答と混ざらないように、"
                         "種類を変えるときは新しい設問をつくってください。",
                         std::string(question.key), label_of(found.question->type))});
        break;
      }
    }
  }
  return problems;
}

}  // namespace banso::forms
