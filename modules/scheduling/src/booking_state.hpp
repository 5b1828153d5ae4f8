// A booking's life (the states are in words.hpp). Everything here is pure: it takes the time and says what
// may happen.
#pragma once
#include "rules.hpp"

namespace scheduling {

// Keeps a seat from others: everything that is not over.
bool is_live(State);
bool may_become(State from, State to);

Instant change_until(const Booking&, const Policies&);
Instant check_in_opens(const Booking&, const Policies&);
Instant check_in_closes(const Booking&, const Policies&);

// Each refuses with a sentence, or gives the state that follows.
Result<State> confirm(const Booking&, Instant now);
Result<State> reschedule(const Booking&, const Policies&,
                         Instant now);  // the rules of the new time come on top
struct Cancelling {
    State state = State::cancelled;
    bool voucher_comes_back = false;
    std::string sentence;  // what will happen, said before it does
};
Result<Cancelling> cancel(const Booking&, const Policies&, Instant now);
Result<State> check_in(const Booking&, const Policies&, Instant now);
Result<State> attend(const Booking&);
Result<State> miss(const Booking&, const Policies&, Instant now);  // no-show
Result<Cancelling> waive(const Booking&, const Policies&, Instant now);

}  // namespace scheduling
