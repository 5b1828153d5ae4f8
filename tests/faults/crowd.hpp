// Many candidates at once, each on a thread of its own, until told to come to an end.
#pragma once
#include "candidate.hpp"

#include <memory>
#include <thread>

namespace faults {

class Crowd {
  public:
    Crowd(std::vector<Ticket>, const Candidate::Door&, milliseconds patience = milliseconds(3000));
    ~Crowd();

    void begin();
    // Waits until this many more changes are acknowledged than now; false when that takes longer than `most`.
    bool goes_on(std::int64_t more, milliseconds most) const;
    // Waits until somebody is told to come again later (503); false when that takes longer than `most`.
    bool is_told(milliseconds most) const;
    // Nobody writes any more; what is written is sent until it is acknowledged, or `most` is over.
    void settle(milliseconds most);

    std::int64_t acknowledged() const;  // at any time
    // After settle() alone:
    std::int64_t unsaved() const;
    Met met() const;
    const std::vector<std::unique_ptr<Candidate>>& all() const { return all_; }

  private:
    void play(Candidate&);
    std::int64_t told_busy() const;
    std::vector<std::unique_ptr<Candidate>> all_;
    std::atomic<bool> writing_{true};
    std::atomic<Steady::rep> end_{Steady::time_point::max().time_since_epoch().count()};
    std::vector<std::jthread> threads_;
};

}  // namespace faults
