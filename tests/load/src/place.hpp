// Where the load goes: a server that runs, or one of our own; and the candidates it lets in.
#pragma once
#include "child.hpp"
#include "room.hpp"
#include "talk.hpp"

#include <load/load.hpp>

namespace load {

struct Use {  // of the server; zeros for a server that is not ours
    double cpu_us = 0, commits = 0, writes = 0, appends = 0;
};

class Place {
  public:
    explicit Place(const Wish&);
    bool own() const { return child_.has_value(); }
    const Address& address() const { return address_; }
    bool on_this_machine() const { return address_.host.starts_with("127.") || address_.host == "localhost"; }
    Talk& talk() { return *talk_; }
    Use use();
    double serial_commits_per_s(int milliseconds);

    // Candidates with a session and an attempt, not yet checked in.
    std::vector<Ticket> tickets(std::int64_t count);
    // Lets waiting candidates in, as a proctor does.
    void authorise(const std::vector<std::string>& attempts);

  private:
    const Wish& wish_;
    std::optional<Child> child_;
    Address address_;
    std::optional<Talk> talk_, staff_;
};

// Accounts, bookings and check-in as a candidate makes them, on a demo whose clock may be moved.
std::vector<Ticket> people_over_http(const Address&, const Wish&, std::int64_t count, bool spread);

// Checked in, agreed, and let in.
void arrive(Place&, Room&);
void say(const Wish&, const std::string& step);

}  // namespace load
