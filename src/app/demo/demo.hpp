// A fictional but lifelike world for trying Banso out: chambers with their federations and blocks, a few
// thousand businesses with valid check digits, and people of every role.
#pragma once

#include <functional>
#include <string_view>

#include "app/application.hpp"

namespace banso::app {

/// Loads the demo world into an empty database (and does nothing if it is there), and fills
/// identity.demo_accounts. @param say told of progress, one line each
void load_demo(Application& application, const std::function<void(std::string_view)>& say);

}  // namespace banso::app
