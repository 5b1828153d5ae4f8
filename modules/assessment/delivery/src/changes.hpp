// What changed without this server having done it: in the database, by another node; and silence, which
// nobody does.
#pragma once
#include <delivery/words.hpp>
#include <shell/shell.hpp>

#include <map>

namespace delivery {

class Changes {
  public:
    // Attempts that changed since the last look. One may be told twice, none is left out. The first look
    // tells of the last seconds: a page may have read just before.
    std::vector<AttemptId> look(const shell::Shell&);

    // Another node's transaction may be seen later than one that was stamped after it, by this much at most.
    static constexpr Duration overlap = std::chrono::seconds(5);
    static constexpr std::size_t page_max = 500;

  private:
    std::vector<AttemptId> look_at_rows(store::Reader&);

    std::optional<Instant> newest_;  // change seen; by the stamps alone, so a clock that leaps is no matter
    std::map<AttemptId, Instant> told_;         // within the overlap
    std::optional<Instant> silence_looked_at_;  // the machine's time
};

}  // namespace delivery
