// One simulated candidate: who they are, what they can, and what they have done so far.
#pragma once
#include "world.hpp"

#include <identity/identity.hpp>

namespace population {

struct Person {
    Person(const Plan&, std::int64_t number);

    std::int64_t number = 0;
    const Region* region = nullptr;
    std::string name, email, zone;
    double ability = 0;  // theta, without what was done to prepare
    Dice dice;           // for what they do
    Asker asker;
    bool may_seek_centre = false;
    // So far:
    std::size_t step = 0;  // which exam they are on the way to
    double course = 0;     // for it: the share that is done
    int practised = 0;
    int failed = 0;

    double theta(const Ability&) const;
    identity::PersonId id() const { return identity::PersonId(asker.caller.person); }
};

// The account; afterwards they can ask.
void sign_up(World&, Person&);
// A moment of a person's ordinary day, `days` after: between `from` and `to` o'clock in their own zone.
Instant some_day(World&, Person&, double days, int from, int to);

}  // namespace population
