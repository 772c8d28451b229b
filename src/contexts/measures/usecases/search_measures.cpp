#include "contexts/measures/usecases/search_measures.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/measures/rules/code_tree.hpp"
#include "contexts/measures/store/jgrants.hpp"
#include "kernel/refusal.hpp"
#include "platform/identity/api.hpp"
#include "platform/shape/json.hpp"

namespace banso::measures {
namespace {

std::string note_of(MeasureSource source) {
  switch (source) {
    case MeasureSource::seed:
      return "公表された資料からBansoがまとめたものです。申請の前に、必ず公募要領を確かめてください。";
    case MeasureSource::officer:
      return "施策を実施する組織が登録したものです。";
    case MeasureSource::jgrants:
      return "Jグランツ（デジタル庁）のデータを加工して作成しています。申請の前に、必ず公募要領を確かめてくだ"
             "さい。";
  }
  return "";
}

}  // namespace

MeasureItem item_of(const CatalogueEntry& entry, Date today) {
  const Measure& m = entry.measure;
  const CallState calls = call_state(m, today);
  MeasureItem item;
  item.measure_id = entry.measure_id;
  item.measure_key = m.measure_key;
  item.family = m.family;
  item.title = m.title;
  item.subtitle = m.subtitle;
  item.summary = m.summary;
  item.kind = m.kind;
  item.purposes = m.purposes;
  item.areas.assign(m.areas.begin(), m.areas.end());
  item.administrator = m.administrator;
  item.status = calls.status;
  item.opens_on = calls.opens_on;
  item.closes_on = calls.closes_on;
  item.cap_yen = entry.cap_yen;
  item.rules_published = m.rules_published;
  item.source = entry.source;
  item.version = entry.version;
  item.updated_at = entry.updated_at;
  return item;
}

CatalogueFilter filter_of(const MeasureQuery& query) {
  CatalogueFilter filter;
  if (query.q) filter.q = *query.q;
  filter.kind = query.kind;
  filter.purpose = query.purpose;
  filter.status = query.status;
  if (query.area) {
    if (*query.area != kNationwide && !is_area_code(*query.area)) {
      shape::refuse_if_any({{"/area", "unknown_area",
                             "地域は都道府県（2桁）か市区町村（5桁）のコード、または nationwide です。"}});
    }
    filter.area = *query.area;
  }
  return filter;
}

MeasureList search_measures(http::Call& call, Catalogue& catalogue, const MeasureQuery& query) {
  const auto snapshot = catalogue.current(call.tx);
  const Date today = jst_date(call.now);
  CatalogueMatches matches =
      snapshot->search(filter_of(query), query.sort.value_or(CatalogueSort::relevance), today);
  MeasureList list;
  list.page = query.page;
  list.per_page = query.per_page;
  list.total = static_cast<std::int64_t>(matches.places.size());
  list.facets = std::move(matches.facets);
  const auto begin = std::min(list.total, query.offset());
  const auto end = std::min<std::int64_t>(list.total, begin + query.per_page);
  for (auto i = begin; i < end; ++i) {
    list.items.push_back(item_of(snapshot->at(matches.places[static_cast<std::size_t>(i)]), today));
  }
  return list;
}

const CatalogueEntry& existing_measure(const Snapshot& snapshot, std::int64_t measure_id) {
  if (const CatalogueEntry* entry = snapshot.find(measure_id)) return *entry;
  throw Refused(RefusalCode::kNotFound, "measures.measure_not_found",
                "この施策は見つかりません。取り下げられたか、番号が違います。施策の一覧から探してください。");
}

MeasureView show_measure(http::Call& call, Catalogue& catalogue, std::int64_t measure_id) {
  const auto snapshot = catalogue.current(call.tx);
  const CatalogueEntry& entry = existing_measure(*snapshot, measure_id);
  const CallState calls = call_state(entry.measure, jst_date(call.now));
  MeasureView view;
  static_cast<Measure&>(view) = entry.measure;
  view.measure_id = entry.measure_id;
  view.version = entry.version;
  view.status = calls.status;
  view.opens_on = calls.opens_on;
  view.closes_on = calls.closes_on;
  view.cap_yen = entry.cap_yen;
  view.source = entry.source;
  view.source_note = note_of(entry.source);
  view.updated_at = entry.updated_at;
  if (entry.override_organization_id) {
    view.override_organization_id = entry.override_organization_id;
    const auto organization = identity::find_organization(call.tx, *entry.override_organization_id);
    view.source_note =
        fmt::format("{}の内容をもとに、{}が書き直したものです。",
                    entry.source == MeasureSource::jgrants ? "Jグランツ（デジタル庁）" : "公表された資料",
                    organization ? organization->name : std::string("行政機関"));
  }
  if (entry.source == MeasureSource::jgrants) view.detail_html = store::find_detail_html(call.tx, measure_id);
  return view;
}

}  // namespace banso::measures
