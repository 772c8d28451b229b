// /measures: search by words, narrowed by facets; every state has an address.
#include <fmt/format.h>

#include <algorithm>
#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/json/array.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/url/url.hpp>

#include "contexts/measures/pages/add_page.hpp"
#include "contexts/measures/pages/page_words.hpp"
#include "contexts/measures/usecases/search_measures.hpp"
#include "platform/services.hpp"

namespace banso::measures {
namespace {

namespace json = boost::json;

constexpr std::int64_t kPerPage = 20;

template <class Enum>
std::string code_of(Enum value) {
  return boost::describe::enum_to_string(value, "");
}

template <class Enum>
std::string code_of(const std::optional<Enum>& value) {
  return value ? code_of(*value) : "";
}

/// The words of a code of a described enum that has label_of.
template <class Enum>
std::string label_of_code(std::string_view code) {
  std::string label(code);
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto known) {
    if (code == known.name) label = label_of(known.value);
  });
  return label;
}

/// What the person asked for, as the texts of the address.
struct Asked {
  std::string q;
  std::string kind;
  std::string purpose;
  std::string area;
  std::string status;
  std::string sort;
};

Asked asked_of(const MeasureQuery& query) {
  return {query.q ? std::string(*query.q) : "",       code_of(query.kind),   code_of(query.purpose),
          query.area ? std::string(*query.area) : "", code_of(query.status), code_of(query.sort)};
}

/// The address of a search; page 1 has none of its own.
std::string address_of(const Asked& asked, std::int64_t page = 1) {
  boost::urls::url address("/measures");
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) address.params().append({name, value});
  };
  add("q", asked.q);
  add("kind", asked.kind);
  add("purpose", asked.purpose);
  add("area", asked.area);
  add("status", asked.status);
  add("sort", asked.sort);
  if (page > 1) add("page", std::to_string(page));
  return std::string(address.buffer());
}

/// One facet: each choice with its count and the address that takes it, or lets it go when it is taken.
json::object facet(std::string_view title, std::string Asked::*member, const Asked& asked,
                   const std::vector<FacetCount>& counts, std::string (*label)(std::string_view)) {
  json::array options;
  for (const FacetCount& one : counts) {
    const bool taken = asked.*member == one.code;
    if (one.count == 0 && !taken) continue;
    Asked next = asked;
    next.*member = taken ? "" : one.code;
    options.push_back(json::object{
        {"label", label(one.code)}, {"count", one.count}, {"href", address_of(next)}, {"taken", taken}});
  }
  return {{"title", title}, {"options", std::move(options)}};
}

/// The facet of areas: a prefecture shows what it has of its own, all of Japan stands apart.
json::object area_facet(const Asked& asked, const std::vector<AreaFacetCount>& counts) {
  json::array options;
  for (const AreaFacetCount& one : counts) {
    const bool taken = asked.area == one.code;
    Asked next = asked;
    next.area = taken ? "" : one.code;
    options.push_back(json::object{
        {"label", area_name(one.code)}, {"count", one.own}, {"href", address_of(next)}, {"taken", taken}});
  }
  return {{"title", "地域"},
          {"note", "都道府県の件数は、その地域だけの制度です。選ぶと、全国の制度も並びます。"},
          {"options", std::move(options)}};
}

/// The choices of a select box, with the one that is chosen.
template <class Enum>
json::array choices_of(const std::string& chosen) {
  json::array choices;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto known) {
    choices.push_back(json::object{
        {"code", known.name}, {"label", label_of(known.value)}, {"chosen", chosen == known.name}});
  });
  return choices;
}

json::object offer(const MeasureItem& item, const Measure& measure, Date today, const CodeNames& names) {
  return {{"id", item.measure_id},
          {"title", item.title},
          {"summary", item.summary},
          {"kind", label_of(item.kind)},
          {"status", label_of(item.status)},
          {"badge", badge_of(item.status)},
          {"when", call_in_words(call_state(measure, today))},
          {"most", most_in_words(item.cap_yen)},
          {"areas", areas_in_words(measure, names)},
          {"administrator", item.administrator}};
}

json::object pager(const MeasureList& list, const Asked& asked) {
  json::object pages{
      {"from", list.items.empty() ? 0 : (list.page - 1) * kPerPage + 1},
      {"to", std::min(list.total, list.page * kPerPage)},
      {"total", fmt::format("{}", list.total)},
  };
  if (list.page > 1) pages["earlier"] = json::object{{"href", address_of(asked, list.page - 1)}};
  if (list.page * kPerPage < list.total) {
    pages["later"] = json::object{{"href", address_of(asked, list.page + 1)}};
  }
  return pages;
}

std::string title_of(const Asked& asked) {
  return asked.q.empty() ? "支援制度を探す" : fmt::format("「{}」の支援制度", asked.q);
}

http::Response catalogue_page(http::Call& call, Catalogue& catalogue) {
  MeasureQuery query = call.query<MeasureQuery>();
  query.per_page = kPerPage;
  const Asked asked = asked_of(query);
  const MeasureList list = search_measures(call, catalogue, query);
  const auto snapshot = catalogue.current(call.tx);
  const auto names = catalogue.code_names(call.tx);
  const Date today = jst_date(call.now);
  json::array items;
  for (const MeasureItem& item : list.items) {
    items.push_back(offer(item, existing_measure(*snapshot, item.measure_id).measure, today, *names));
  }
  const bool narrowed =
      !asked.kind.empty() || !asked.purpose.empty() || !asked.area.empty() || !asked.status.empty();
  json::object data{
      {"title", title_of(asked)},
      {"q", asked.q},
      {"kinds", choices_of<MeasureKind>(asked.kind)},
      {"purposes", choices_of<MeasurePurpose>(asked.purpose)},
      {"statuses", choices_of<MeasureStatus>(asked.status)},
      {"area", asked.area},
      {"sort", asked.sort},
      {"sort_deadline", asked.sort == "deadline"},
      {"sort_amount", asked.sort == "amount"},
      {"pager", pager(list, asked)},
      {"facets",
       json::array{facet("種類", &Asked::kind, asked, list.facets.kind, label_of_code<MeasureKind>),
                   facet("目的", &Asked::purpose, asked, list.facets.purpose, label_of_code<MeasurePurpose>),
                   area_facet(asked, list.facets.area),
                   facet("受付", &Asked::status, asked, list.facets.status, label_of_code<MeasureStatus>)}},
  };
  if (narrowed || !asked.q.empty()) data["all_href"] = "/measures";
  if (!items.empty()) data["offers"] = json::object{{"items", std::move(items)}};
  html::PageHead head{title_of(asked),
                      "国や自治体、商工会議所の補助金・融資・専門家派遣などを、目的や地域から探せます。",
                      call.services.config.public_url + address_of(asked, list.page),
                      {},
                      "measures"};
  // Searches are endless; the catalogue itself and each measure are what search engines should know.
  head.indexed = asked.q.empty() && !narrowed && list.page == 1;
  return html::respond(html::render("measures/catalogue", head, data), kCatalogueFresh);
}

}  // namespace

void add_catalogue_page(http::Router& router, std::shared_ptr<Catalogue> catalogue) {
  add_page(router, "/measures", "支援制度を探す（公開）",
           [catalogue = std::move(catalogue)](http::Call& call) { return catalogue_page(call, *catalogue); });
}

}  // namespace banso::measures
