// Work of exchange in the background.
#pragma once

#include <memory>

#include "contexts/exchange/usecases/work_files.hpp"
#include "platform/jobs/queue.hpp"

namespace banso::exchange {

void register_jobs(jobs::Queue& queue, const std::shared_ptr<WorkFiles>& files);

}  // namespace banso::exchange
