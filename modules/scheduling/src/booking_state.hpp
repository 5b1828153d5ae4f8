// A booking's life:  held -> booked -> checked_in -> attended ;  booked -> cancelled | late_cancelled |
// no_show ; held -> lapsed. Rescheduling is a recorded change after which it is booked again, under the same
// address. Everything here is pure: it takes the time and says what may happen.
#pragma once
#include "rules.hpp"

#include <boost/describe.hpp>

namespace scheduling {

enum class State { held, booked, checked_in, attended, cancelled, late_cancelled, no_show, lapsed };
BOOST_DESCRIBE_ENUM(State, held, booked, checked_in, attended, cancelled, late_cancelled, no_show, lapsed)
BOOST_DESCRIBE_ENUM(Mode, online, centre)
BOOST_DESCRIBE_ENUM(Outcome, none, passed, failed)

struct Appointment {
    State state = State::held;
    Mode mode = Mode::online;
    Instant starts_at{}, ends_at{};
    std::string zone;
    Instant held_until{};
    int reschedules = 0;
    bool waived = false;   // staff allowed a late change, with a reason
    bool voucher = false;  // a voucher pays for it
};

// Keeps a seat from others: everything that is not over.
bool is_live(State);
bool may_become(State from, State to);

Instant change_until(const Appointment&, const Policies&);
Instant check_in_opens(const Appointment&, const Policies&);
Instant check_in_closes(const Appointment&, const Policies&);

// Each refuses with a sentence, or gives the state that follows.
Result<State> confirm(const Appointment&, Instant now);
Result<State> reschedule(const Appointment&, const Policies&,
                         Instant now);  // the rules of the new time come on top
struct Cancelling {
    State state = State::cancelled;
    bool voucher_comes_back = false;
    std::string sentence;  // what will happen, said before it does
};
Result<Cancelling> cancel(const Appointment&, const Policies&, Instant now);
Result<State> check_in(const Appointment&, const Policies&, Instant now);
Result<State> attend(const Appointment&);
Result<State> miss(const Appointment&, const Policies&, Instant now);  // no-show
Result<Cancelling> waive(const Appointment&, const Policies&, Instant now);

}  // namespace scheduling
