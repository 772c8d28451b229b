// A comment, so that the line number matters.
#include "contexts/registry/store/business.hpp"
