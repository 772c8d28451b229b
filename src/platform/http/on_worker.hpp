// The bridge from a connection's coroutine to the worker threads and back.
#pragma once

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>
#include <memory>
#include <optional>

#include "platform/http/worker_pool.hpp"

namespace banso::http {

/// Runs `work` on a worker thread and resumes the coroutine with what it returned; nothing if the queue is
/// full.
/// @param work must not throw
template <class Value>
boost::asio::awaitable<std::optional<Value>> on_worker(WorkerPool& workers, std::function<Value()> work) {
  namespace asio = boost::asio;
  co_return co_await asio::async_initiate<const asio::use_awaitable_t<>&, void(std::optional<Value>)>(
      [&workers](auto handler, std::function<Value()> todo) {
        auto executor = asio::get_associated_executor(handler);
        // The guard keeps the io threads running while the only thing left to wait for is the worker.
        auto guard = asio::make_work_guard(executor);
        auto shared = std::make_shared<decltype(handler)>(std::move(handler));
        const bool accepted = workers.submit([shared, executor, guard, todo = std::move(todo)] {
          auto value = std::make_shared<std::optional<Value>>(todo());
          asio::post(executor, [shared, value] { std::move (*shared)(std::move(*value)); });
        });
        if (!accepted) asio::post(executor, [shared] { std::move (*shared)(std::optional<Value>()); });
      },
      asio::use_awaitable, std::move(work));
}

}  // namespace banso::http
