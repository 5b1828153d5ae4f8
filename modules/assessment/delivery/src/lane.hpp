// The fast way of the answers. An attempt's state is kept folded in memory; a batch of changes is decided on
// it in place, its entries are appended with those of hundreds of other candidates in one commit, and the
// reply leaves when that commit has returned. Nothing is read on the way.
//
// The memory can be wrong (another node, a proctor, a timer has written since) and does no harm: the entries'
// numbers collide, nothing is written, and the batch is decided again on what the log says by then. One
// append of an attempt is under way at a time; what comes meanwhile waits and goes together in the next.
#pragma once
#include <http/router.hpp>

#include <atomic>
#include <deque>
#include <list>
#include <unordered_map>

#include "batch.hpp"
#include "hands.hpp"
#include "kept.hpp"

namespace delivery {

class Lane : public std::enable_shared_from_this<Lane> {
  public:
    using Reply = http::Later<Acknowledged>;
    void take(const shell::Shell&, const AttemptId&, std::string_view person, Batch, Reply);
    // The platform was away: time may have to be given back, so every attempt is read anew.
    void note_outage() { ++outage_count_; }
    // Something that is better not done on the network's thread.
    void give(std::move_only_function<void()> work) { hands_.give(std::move(work)); }

    static constexpr std::size_t attempts_max = 10'000;  // kept folded
    static constexpr std::size_t waiting_max = 32;       // batches of one attempt that wait for their turn
    static constexpr int tries_max = 8;                  // decided again because of others' writes

  private:
    struct Waiting {
        std::string person;
        Batch batch;
        Reply reply;
        Acknowledged answer{};
        int tries = 0;
    };
    using Turn = std::vector<Waiting>;
    struct Slot {
        explicit Slot(AttemptId of) : id(std::move(of)) {}
        const AttemptId id;
        std::mutex mutex;  // of what waits; all else belongs to whoever has made it busy
        bool busy = false;
        std::deque<Waiting> waiting;
        std::shared_ptr<sitting::Attempt> state;  // nothing: read it first
        Row row{};
        std::string head{};
        int outage_count = 0;  // known when it was read
    };
    using SlotAt = std::shared_ptr<Slot>;

    SlotAt slot_of(const AttemptId&);
    void next_turn(const shell::Shell&, const SlotAt&);
    void read_first(const shell::Shell&, const SlotAt&, Turn);
    void decide(const shell::Shell&, const SlotAt&, Turn);
    void look_again(const shell::Shell&, const SlotAt&, Turn);
    void slowly(const shell::Shell&, const SlotAt&, Turn);
    void appended(const shell::Shell&, const SlotAt&, Turn, Done);
    void again(Slot&, Turn, const std::optional<Failure>& hopeless);

    std::atomic<int> outage_count_{0};
    std::mutex mutex_;
    std::list<AttemptId> order_;  // longest unused first
    std::unordered_map<std::string, std::pair<SlotAt, std::list<AttemptId>::iterator>> slots_;
    Hands hands_;  // last: its work uses the rest
};

}  // namespace delivery
