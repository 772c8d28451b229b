// /businesses and /businesses/{corporate_number}: the public facts of a corporation, by its number.
#include "contexts/portal/pages/business_page.hpp"
#include "contexts/portal/pages/site.hpp"
#include "kernel/corporate_number.hpp"

namespace banso::portal {
namespace {

/// The search box again, with what was typed and what is wrong with it.
http::Response search_page(const http::Call& call, int status, const std::string& typed,
                           const std::string& message) {
  const html::PageHead head{"法人番号で調べる",
                            "13けたの法人番号から、会社や団体の公開情報と変更の履歴を調べられます。",
                            address_of(call.services, "/businesses"),
                            {},
                            "businesses",
                            status == 200};
  // Whoever pastes a novel into the box gets back as much of it as the box takes.
  const std::string shown = typed.size() > 100 ? "" : typed;
  http::Response response = html::respond(
      html::render("portal/businesses", head, {{"typed", shown}, {"message", message}}), kFresh);
  response.status = status;
  return response;
}

http::Response unknown_page(const http::Call& call, const std::string& number) {
  const html::PageHead head{"この法人番号の法人は見つかりません",
                            "法人番号を確かめて、もう一度お試しください。",
                            address_of(call.services, "/businesses"),
                            {},
                            "businesses",
                            false};
  http::Response response =
      html::respond(html::render("portal/business_unknown", head, {{"number", number}}), kFresh);
  response.status = 404;
  return response;
}

http::Response find_page(http::Call& call) {
  const std::string typed(call.request.query_value("number").value_or(""));
  if (typed.empty()) return search_page(call, 200, "", "");
  const CorporateNumberReading reading = read_corporate_number(typed);
  if (!reading) return search_page(call, 422, typed, reading.message);
  return http::redirect("/businesses/" + reading.number);
}

http::Response business_of(http::Call& call, const FindBusiness& find_business) {
  const std::string& typed = call.text("corporate_number");
  const CorporateNumberReading reading = read_corporate_number(typed);
  if (!reading) return search_page(call, 404, typed, reading.message);
  // One page, one address: T-numbers, hyphens and full-width digits lead to the plain number.
  if (reading.number != typed) return http::redirect("/businesses/" + reading.number);
  const auto business = find_business(call.tx, reading.number);
  if (!business) return unknown_page(call, reading.number);
  const std::string url = address_of(call.services, "/businesses/" + reading.number);
  const html::PageHead head{business->name,
                            business_description(*business),
                            url,
                            business_json_ld(*business, url),
                            "businesses",
                            business->searchable && business->status != "deleted"};
  return html::respond(html::render("portal/business", head, business_page(*business)), kFresh);
}

}  // namespace

void add_business_pages(http::Router& router, FindBusiness find_business) {
  add_page(router, "/businesses", "法人番号で調べる", find_page);
  add_page(router, "/businesses/{corporate_number}", "法人の公開情報",
           [find_business](http::Call& call) { return business_of(call, find_business); });
}

}  // namespace banso::portal
