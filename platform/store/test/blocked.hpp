#pragma once
#include <store/database.hpp>

#include <gtest/gtest.h>

#include <latch>
#include <thread>

// Keeps the writer busy inside a write until it is let go, so that what comes after waits in the queue.
class Blocked {
  public:
    explicit Blocked(store::Database& db)
        : thread_([this, &db] {
              (void)db.write([this](store::Tx&) -> Done {
                  inside_.count_down();
                  go_.wait();
                  return {};
              });
          }) {
        inside_.wait();
    }
    void let_go() { go_.count_down(); }

  private:
    std::latch inside_{1};
    std::latch go_{1};
    std::jthread thread_;
};
