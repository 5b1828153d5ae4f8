// What a candidate's browser sends: the change with sequence n is a pure function of the attempt's seed and
// n. So nothing has to be kept of what was sent, and what the server must hold can be told afterwards.
#pragma once
#include "paper.hpp"

#include <cstdint>
#include <map>
#include <set>

namespace load {

struct Change {
    enum class Kind { answer, navigate, flag, note, unflag } kind = Kind::answer;
    std::size_t item = 0;      // in the paper
    std::size_t response = 0;  // of the item's
};

class Journal {
  public:
    Journal(std::uint64_t seed, std::shared_ptr<const Paper> paper) : seed_(seed), paper_(std::move(paper)) {}

    // Every ninth change is something else than an answer; answers go through the items again and again.
    Change change(std::int64_t sequence) const;
    std::string id(std::int64_t sequence) const;                // of the command; a UUID
    std::string name() const { return id(0); }                  // of the journal
    void write(std::int64_t sequence, std::string& out) const;  // appends the change as JSON
    // How many changes it takes until every item has been answered.
    std::int64_t once_through() const;
    const Paper& paper() const { return *paper_; }

  private:
    std::uint64_t seed_;
    std::shared_ptr<const Paper> paper_;
};

// What the server must hold after the first `count` changes.
struct Held {
    std::map<std::string, std::string> answers;  // item -> JSON
    std::set<std::string> flags;
    std::map<std::string, std::string> notes;
};
Held held_after(const Journal&, std::int64_t count);

}  // namespace load
