// The national templates that ship: readable, and whole in every form they are shown in.
#include <gtest/gtest.h>

#include "platform/forms/published.hpp"
#include "platform/forms/render.hpp"

namespace banso::forms {
namespace {

TEST(NationalTemplates, AreReadableAndShown) {
  ASSERT_FALSE(national_template_keys().empty());
  for (const std::string& key : national_template_keys()) {
    const Definition& definition = national_template(key);
    EXPECT_EQ(std::string_view(definition.form_key), key);
    for (const RenderMode mode : {RenderMode::fill, RenderMode::print_blank}) {
      RenderOptions options;
      options.mode = mode;
      EXPECT_NE(render(definition, {}, {}, options).find(std::string(definition.sections[0].title)),
                std::string::npos);
    }
  }
}

}  // namespace
}  // namespace banso::forms
