// One call of a route: the request, who asks, and the transaction it runs in.
#pragma once

#include <cstdint>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"
#include "platform/http/request.hpp"
#include "platform/http/route.hpp"
#include "platform/identity/caller.hpp"

namespace banso {
struct Services;
}

namespace banso::http {

struct Call {
  const Request& request;
  const Route& route;
  db::Tx& tx;  ///< with the caller's identity set on it; committed after the handler returns
  identity::Caller& caller;
  Instant now;
  Services& services;

  /// A whole-number path parameter. @throws Refused(kNotFound) if it is not a number.
  std::int64_t id(std::string_view parameter) const;
  /// A text path parameter.
  const std::string& text(std::string_view parameter) const;
  /// Fills a described struct from the query string. @throws Refused(kInvalid) with all errors at once.
  template <class Query>
  Query query() const;
  /// Reads the JSON body. @throws Refused(kInvalid) with all errors at once.
  template <class Input>
  Input input() const;

 private:
  void read_query(void* object, const shape::Type& type) const;
  void read_input(void* object, const shape::Type& type) const;
};

template <class Query>
Query Call::query() const {
  Query value{};
  read_query(&value, shape::type_of<Query>());
  return value;
}

template <class Input>
Input Call::input() const {
  Input value{};
  read_input(&value, shape::type_of<Input>());
  return value;
}

}  // namespace banso::http
