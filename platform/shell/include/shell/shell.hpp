// What every module's shell is handed: the store, the clock, chance, mail, files and settings. Nothing
// ambient.
#pragma once
#include <base/clock.hpp>
#include <base/random.hpp>
#include <files/files.hpp>
#include <http/router.hpp>
#include <jobs/runner.hpp>
#include <keys/keyring.hpp>
#include <mail/mail.hpp>
#include <schema/schema.hpp>
#include <shell/memory.hpp>
#include <store/database.hpp>

#include <string>

namespace shell {

struct Shell {
    store::Database& db;
    Clock& clock;
    Random& random;
    mail::Templates& mails;
    files::Files& files;
    std::string base_url;  // "https://exams.example.org": for links in mails, without a slash at the end
    bool demo = false;     // a demo folder: the clock can be moved, demo accounts are shown
    std::shared_ptr<Memory> memory = std::make_shared<Memory>();
    keys::Keyring keys{};  // by itself it keeps its secrets in memory: for tests
};

// Says what happened to whoever listens: topic and payload come from the event's type.
// scheduling::Booked is announced as "scheduling.Booked".
template <class Event>
void announce(store::Tx& tx, const Shell& s, const Event& event, Instant now) {
    tx.announce(s.random.uuid7(now), schema::wire_name<Event>(), schema::to_json(event), now);
}

// Has `f(Tx&, const Event&, Instant now) -> Done` called exactly once for every Event announced, in a
// transaction of its own. `hearer` is stable: it is stored.
template <class Event, class F>
void hear(jobs::Runner& runner, std::string hearer, F f) {
    runner.hear(schema::wire_name<Event>(), std::move(hearer),
                [f = std::move(f)](store::Tx& tx, const jobs::Announcement& a, Instant now) -> Done {
                    return f(tx, schema::parse_own<Event>(a.payload), now);
                });
}
}  // namespace shell
