// What all candidates of a world share: the time, chance, two servers that stop and start, a disk that fills
// up, a platform that is away for a while, and the keys that sign what is handed out at the end.
#pragma once
#include <keys/words.hpp>
#include <simulate/simulate.hpp>
#include <sitting/commands.hpp>

#include <random>

namespace simulate {

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::int64_t below(std::int64_t n) { return std::int64_t(engine_() % std::uint64_t(n)); }
    bool one_in(std::int64_t n) { return below(n) == 0; }
    template <class T>
    const T& of(const std::vector<T>& list) {
        return list[std::size_t(below(std::int64_t(list.size())))];
    }

  private:
    std::mt19937_64 engine_;
};

// What becomes of the one commit that a group of messages shares.
enum class Fate {
    good,
    stopped_before,  // the server dies, nothing was written, nobody is told
    stopped_after,   // the server dies after the commit, nobody is told
    failed,          // the disk is full, or the commit failed: nothing was written
    unknown,         // written, and the server is told that it failed
};

constexpr Duration second = std::chrono::seconds(1);

struct Hall {
    explicit Hall(std::uint64_t seed) : dice(seed) {}

    Dice dice;
    Instant now{};
    std::vector<sitting::Outage> outages{};
    std::vector<keys::PublicKey> keys{};  // the last one signs
    bool disk_full = false;
    int commands = 0;

    std::string name() { return "command" + std::to_string(++commands); }
    Fate fate() {
        if (disk_full) {
            return Fate::failed;
        }
        switch (dice.below(60)) {
            case 0:
                return Fate::stopped_before;
            case 1:
                return Fate::stopped_after;
            case 2:
                return Fate::failed;
            case 3:
                return Fate::unknown;
            default:
                return Fate::good;
        }
    }
};

}  // namespace simulate
