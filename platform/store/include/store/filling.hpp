// A SQLite database while it is being made and nobody is told anything yet: one connection, no writer's
// thread, few commits and no waiting for the disk. What it holds counts only once finish() has returned; a
// program that ends before leaves a file to be thrown away.
#pragma once
#include <store/database.hpp>

#include <memory>
#include <string>

namespace store {

class Filling : public Database {
  public:
    // Saves the rest, and leaves the file as a serving database expects it, on the disk. Throws StoreError.
    virtual void finish() = 0;
};
// `path` is of a file that nobody else has open. Throws StoreError with a sentence.
std::unique_ptr<Filling> open_to_fill(const std::string& path);

}  // namespace store
