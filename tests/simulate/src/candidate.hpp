// One candidate: an attempt, two browsers that lose the network, and staff who mean well.
#pragma once
#include <set>

#include "server.hpp"

namespace simulate {

class Candidate {
  public:
    explicit Candidate(Hall& hall);

    void begin();  // from check-in to the start, as far as it comes
    void act();    // somebody does something
    void resend();
    bool is_quiet() const { return inbox_.empty(); }
    std::optional<Instant> next_arrival() const;
    // What has arrived by now; each message shares the fate of the commit it goes into.
    void deliver(std::size_t server, Fate);
    void restart(std::size_t server) { servers_[server].restart(); }
    void tick(std::size_t server) { servers_[server].tick(hall_.now); }
    void lose_what_arrived();  // nobody was there to take it
    bool has_waiting() const;
    bool is_running() { return servers_[0].state().phase == sitting::Phase::in_progress; }

    // "" when every rule holds, else the one that does not.
    std::string judge(delivery::SimulationReport&);
    const std::string& broken() const { return broken_; }

  private:
    struct Message {
        Instant arrives;
        sitting::Command command;
    };
    struct Browser {
        std::string journal;
        std::int64_t written = 0;
        std::vector<sitting::Command> waiting;  // not acknowledged: sent again until it is
    };
    struct Handled {
        sitting::Command command;
        Instant now;
    };
    sitting::Created make();
    sitting::Response response(const sitting::Shape&);
    void send(const sitting::Command&);
    void ask(sitting::Ask);
    void write(Browser&);
    void post_all(const Browser&);
    void take_over(const Browser&);
    void trouble();
    void staff();
    void settle(const sitting::Command&, const Reply&);
    void handle(const sitting::Command&, std::size_t server, Fate);
    std::string same_without_ticks(const std::vector<sitting::Entry>&);
    bool chain_holds();
    std::string ends();
    std::string receipt_stands(const sitting::Attempt&);

    Hall& hall_;
    std::shared_ptr<const sitting::Blueprint> blueprint_;
    Disk disk_;
    Server servers_[2]{{disk_, hall_}, {disk_, hall_}};
    Browser browsers_[2]{{"desk", 0, {}}, {"phone", 0, {}}};
    sitting::Created created_;
    Instant created_at_{};
    int browser_ = 0;
    bool offline_ = false;
    bool troubled_ = false;
    bool careless_ = false;  // a browser with a fault of its own: sometimes it skips what it wrote
    std::vector<Message> inbox_;
    std::vector<Handled> handled_;
    std::set<std::string> acknowledged_;
    std::string broken_;
};

}  // namespace simulate
