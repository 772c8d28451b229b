#include "contexts/registry/api.hpp"
