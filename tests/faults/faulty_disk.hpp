// A disk below SQLite that can lose its power or fill up: while one of these lives, it is SQLite's default
// way to its files. The real files hold what was written; beside them stands what the last sync of each had
// saved. When the power goes, every later call fails, and the real files get what a disk would have kept, so
// that they can be opened again without this. Deleting a file counts as saved at once. One at a time.
#pragma once
#include <cstdint>
#include <memory>

namespace faults {

class FaultyDisk {
  public:
    // What is left, when the power goes, of the writes of a file that no sync followed, in sectors of 512
    // bytes: none; any of them; or the first ones.
    enum class Leaves { nothing, some, the_first };

    FaultyDisk(std::uint64_t seed, Leaves);
    ~FaultyDisk();  // every connection opened meanwhile is closed by then
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    void cut_power();
    void cut_power_at_sync(std::int64_t which);  // 1 is the next one, of any file; that sync saves nothing
    void cut_power_at_database_sync(std::int64_t which);  // the same, of a database's main file
    bool is_cut() const;

    std::int64_t bytes() const;             // in all files together
    void set_room(std::int64_t all_bytes);  // for all files together; a write that grows them beyond fails
    void set_endless_room();

    struct Seen {
        std::int64_t syncs = 0;
        std::int64_t sectors_lost = 0;
        std::int64_t sectors_left = 0;    // written, not synced, and there all the same
        std::int64_t refused_writes = 0;  // for want of room
        bool cut_in_database_sync = false;
    };
    Seen seen() const;

    class Inside;  // for the functions that SQLite calls

  private:
    std::unique_ptr<Inside> inside_;
};

}  // namespace faults
