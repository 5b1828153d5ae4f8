// Suspension, reinstatement, retirement: each with a reason, each naming the forms it touches.
#include <itembank/sql/bank.hpp>
#include <itembank/sql/drafts.hpp>
#include <itembank/sql/life.hpp>

#include "moves.hpp"

namespace itembank {
namespace {

struct Affected {
    std::vector<FormAffected> items;
};
BOOST_DESCRIBE_STRUCT(Affected, (), (items))

std::vector<FormAffected> forms_with(store::Reader& reader, const std::string& item) {
    std::vector<FormAffected> out;
    for (const auto& row : sql::current_forms_with(reader, {.item = item})) {
        out.push_back({row.form, row.exam, row.name, row.number, item, row.scored == 1});
    }
    return out;
}

Result<Moved> suspend(store::Tx& tx, const Sight& sight, const BankRow& row, const std::string& reason,
                      Instant now) {
    CHECK(may(tx, sight, row, "suspend"));
    for (const auto& version : sql::versions_in_use(tx, {.item = row.name})) {
        if (version.state != ItemState::suspended) {
            move_to(tx,
                    {row.name, version.id, row.pool, version.state, ItemState::suspended, false, sight.person,
                     reason},
                    now);
        }
    }
    return Moved{ItemState::suspended, forms_with(tx, row.name)};
}

Result<Moved> reinstate(store::Tx& tx, const Sight& sight, const BankRow& row, const std::string& reason,
                        Instant now) {
    CHECK(may(tx, sight, row, "reinstate"));
    Moved out{row.state, {}};
    for (const auto& version : sql::versions_in_use(tx, {.item = row.name})) {
        if (version.state != ItemState::suspended) {
            continue;
        }
        const auto before = sql::state_before_suspension(tx, {.version = version.id});
        out.state = schema::value_of<ItemState>(before->from_state).value();
        const bool promoted =
            sql::promotion_of(tx, {.version = version.id, .to_state = before->from_state}).has_value();
        move_to(
            tx,
            {row.name, version.id, row.pool, ItemState::suspended, out.state, promoted, sight.person, reason},
            now);
    }
    out.forms = forms_with(tx, row.name);
    return out;
}

// Every version goes, and the working copy with it. Forms that are frozen keep what they hold.
Result<Moved> retire(store::Tx& tx, const Sight& sight, const BankRow& row, const std::string& reason,
                     Instant now) {
    CHECK(may(tx, sight, row, "retire"));
    for (const auto& version : sql::versions_in_use(tx, {.item = row.name})) {
        if (version.id != row.version) {
            move_to(tx,
                    {row.name, version.id, row.pool, version.state, ItemState::retired, false, sight.person,
                     reason},
                    now);
        }
    }
    move_to(tx, {row.name, row.version, row.pool, row.state, ItemState::retired, false, sight.person, reason},
            now);
    sql::drop_draft(tx, {.item = row.name});
    return Moved{ItemState::retired, forms_with(tx, row.name)};
}

using Move = Result<Moved> (*)(store::Tx&, const Sight&, const BankRow&, const std::string&, Instant);

void add(http::Router& r, const shell::Shell& s, std::string path, std::string summary, http::Access access,
         Move move) {
    r.post(
        std::move(path), {std::move(summary), std::move(access)},
        [&s, move](http::Caller who, http::Path<BankPath> at, http::Body<WithReason> wish) -> Result<Moved> {
            const Sight sight = TRY(live_sight_of(who));
            return s.db.write([&](store::Tx& tx) -> Result<Moved> {
                const BankRow row = TRY(seen_item(tx, sight, at->item.value));
                return move(tx, sight, row, wish->reason.value, s.clock.now());
            });
        });
}

}  // namespace

void life_routes(http::Router& r, const shell::Shell& s) {
    const auto judges = http::any_of({"psychometrician", "programme_manager"});
    add(r, s, "/api/bank/items/{item}/suspensions", "Suspend an item", judges, suspend);
    add(r, s, "/api/bank/items/{item}/reinstatements", "Put a suspended item back", judges, reinstate);
    add(r, s, "/api/bank/items/{item}/retirements", "Retire an item", http::any_of({"programme_manager"}),
        retire);
    r.get("/api/bank/affected-forms", {"Current forms that hold a suspended item", judges},
          [&s](http::Caller who) -> Result<Affected> {
              CHECK(live_sight_of(who));
              return s.db.read([&](store::Reader& reader) -> Result<Affected> {
                  Affected out;
                  for (const auto& row : sql::forms_with_suspended(reader)) {
                      out.items.push_back(
                          {row.form, row.exam, row.name, row.number, row.item, row.scored == 1});
                  }
                  return out;
              });
          });
}

}  // namespace itembank
