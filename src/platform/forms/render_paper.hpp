// Forms without boxes to type in: for reading, and for printing blank or filled. Internal to forms.
#pragma once

#include <string>

#include "platform/forms/render.hpp"

namespace banso::forms {

std::string render_paper(const Definition& definition, const Answers& answers, const RenderOptions& options);

}  // namespace banso::forms
