// Review: the queue, assignments, signatures, returns, promotions.
#include <identity/identity.hpp>
#include <itembank/sql/drafts.hpp>
#include <itembank/sql/life.hpp>

#include "drafts.hpp"
#include "moves.hpp"

namespace itembank {
namespace {

ReviewPage queue(store::Tx& tx, const Sight& sight, const ReviewFilter& f, Instant now) {
    const std::int64_t limit = f.limit ? f.limit->value : 50;
    const std::string exam = f.exam ? f.exam->value : "", after = f.after ? f.after->value : "";
    ReviewPage out;
    for (const auto& row : sql::review_queue(
             tx,
             {.person = sight.person, .after = after, .exam = exam, .all = sight.all, .count = limit + 1})) {
        if (std::int64_t(out.items.size()) == limit) {
            out.next = out.items.back().name;
            break;
        }
        log_view(tx, sight, row.name, row.version, row.pool, ViewPlace::list, now);
        ReviewLine line{row.name,       row.title,    row.stem,      row.exam,  row.pool,
                        row.kind,       {},           row.number,    row.state, ItemState::operational,
                        row.signatures, row.assigned, row.changed_at};
        line.version = row.version.value_or(ItemVersionId());
        if (row.state == ItemState::in_review && row.pool == Pool::live) {
            line.to = ItemState::pretest;
        }
        out.items.push_back(std::move(line));
    }
    return out;
}

// The item, if its latest version is the one the caller was looking at.
Result<BankRow> item_at(store::Reader& reader, const Sight& sight, const std::string& name,
                        const ItemVersionId& version) {
    BankRow row = TRY(seen_item(reader, sight, name));
    if (row.version != version) {
        return fail(Why::conflict, "changed_meanwhile",
                    "There is a newer version of this item. Load it again and look at that one.");
    }
    return row;
}

std::string_view role_of_signature(const Sight& who) {
    for (const std::string_view role : {"psychometrician", "reviewer", "programme_manager", "item_writer"}) {
        if (who.has(role)) {
            return role;
        }
    }
    return "item_writer";
}

Done right_step(const BankRow& row, ItemState to) {
    if (next_state(row) != to) {
        return fail(Why::conflict, "not_now",
                    "The item is in another state by now. Load it again and see what it needs.",
                    {{"state", std::string(schema::name_of(row.state))}});
    }
    return {};
}

Done sign(store::Tx& tx, const Sight& sight, const BankRow& row, const Sign& wish, Instant now) {
    if (wrote(tx, row, sight.person)) {
        return refuse("own_item", "You wrote this item, so two other people sign it.");
    }
    CHECK(may(tx, sight, row, "sign"));
    CHECK(right_step(row, wish.to));
    const auto added = sql::insert_signature(tx, {.version = wish.version,
                                                  .to_state = schema::name_of(wish.to),
                                                  .person = sight.person,
                                                  .author = row.author,
                                                  .name = "",
                                                  .role = role_of_signature(sight),
                                                  .statement = wish.statement.value,
                                                  .founding = 0,
                                                  .signed_at = now});
    if (added == 0) {
        return fail(Why::conflict, "already_signed",
                    "You have signed this version already. The second signature is somebody else's.");
    }
    return {};
}

Result<Moved> promote(store::Tx& tx, const Sight& sight, const BankRow& row, const MoveOn& wish,
                      Instant now) {
    CHECK(may(tx, sight, row, "promote"));
    CHECK(right_step(row, wish.to));
    CHECK(gates_met(gates_to(tx, row, wish.to)));
    const std::string_view to = schema::name_of(wish.to);
    const auto signatures = sql::signatures_for(tx, {.version = wish.version, .to_state = to});
    sql::insert_promotion(tx, {.version = wish.version,
                               .to_state = to,
                               .first = signatures[0].person,
                               .second = signatures[1].person,
                               .founding = 0,
                               .promoted_at = now});
    Names names(tx);
    move_to(tx,
            {.item = row.name,
             .version = row.version,
             .pool = row.pool,
             .from = row.state,
             .to = wish.to,
             .promoted = true,
             .person = sight.person,
             .reason = "Signed by two people; every gate was met."},
            now);
    retire_replaced(tx, row.name, row.pool, wish.version, wish.to, now);
    return Moved{wish.to, {}};
}

Result<Moved> hand_back(store::Tx& tx, const Sight& sight, const BankRow& row, const std::string& reason,
                        Instant now) {
    const bool own = row.author == sight.person && row.state == ItemState::in_review;
    if (!own) {  // an author may take their own item back
        CHECK(may(tx, sight, row, "return"));
    }
    move_to(tx,
            {.item = row.name,
             .version = row.version,
             .pool = row.pool,
             .from = ItemState::in_review,
             .to = ItemState::draft,
             .person = sight.person,
             .reason = reason},
            now);
    CHECK(start_draft(tx, row, row.author.empty() ? sight.person : row.author, now));
    return Moved{ItemState::draft, {}};
}

Done assign(store::Tx& tx, const Sight& sight, const BankRow& row, const Assign& wish, Instant now) {
    CHECK(may(tx, sight, row, "assign"));
    const auto card = identity::card_of(tx, wish.person);
    if (!card || card->erased) {
        return not_found("person");
    }
    if (wrote(tx, row, wish.person)) {
        return refuse("own_item", "They wrote this item. Ask somebody else to review it.");
    }
    sql::insert_assignment(tx, {.version = wish.version,
                                .person = wish.person,
                                .item = row.name,
                                .assigned_by = sight.person,
                                .assigned_at = now});
    return {};
}

}  // namespace

void review_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/bank/reviews", {"Items that wait for my signature", staff()},
          [&s](http::Caller who, http::Query<ReviewFilter> filter) -> Result<ReviewPage> {
              const Sight sight = TRY(live_sight_of(who));
              return s.db.write([&](store::Tx& tx) -> Result<ReviewPage> {
                  return queue(tx, sight, *filter, s.clock.now());
              });
          });
    r.post(
        "/api/bank/items/{item}/assignments",
        {"Ask somebody to review an item",
         http::any_of({"reviewer", "psychometrician", "programme_manager"})},
        [&s](http::Caller who, http::Path<BankPath> at, http::Body<Assign> wish) -> Result<http::NoContent> {
            const Sight sight = TRY(live_sight_of(who));
            return s.db.write([&](store::Tx& tx) -> Result<http::NoContent> {
                const BankRow row = TRY(item_at(tx, sight, at->item.value, wish->version));
                CHECK(assign(tx, sight, row, *wish, s.clock.now()));
                return http::NoContent{};
            });
        });
    r.post("/api/bank/items/{item}/signatures", {"Sign a version", staff()},
           [&s](http::Caller who, http::Path<BankPath> at,
                http::Body<Sign> wish) -> Result<http::Created<Moved>> {
               const Sight sight = TRY(live_sight_of(who));
               return s.db.write([&](store::Tx& tx) -> Result<http::Created<Moved>> {
                   const BankRow row = TRY(item_at(tx, sight, at->item.value, wish->version));
                   CHECK(sign(tx, sight, row, *wish, s.clock.now()));
                   return http::Created<Moved>{{row.state, {}}};
               });
           });
    r.post("/api/bank/items/{item}/returns", {"Return an item to its author", staff()},
           [&s](http::Caller who, http::Path<BankPath> at, http::Body<WithReason> wish) -> Result<Moved> {
               const Sight sight = TRY(live_sight_of(who));
               return s.db.write([&](store::Tx& tx) -> Result<Moved> {
                   const BankRow row = TRY(seen_item(tx, sight, at->item.value));
                   return hand_back(tx, sight, row, wish->reason.value, s.clock.now());
               });
           });
    r.post("/api/bank/items/{item}/promotions",
           {"Promote a version", http::any_of({"reviewer", "psychometrician", "programme_manager"})},
           [&s](http::Caller who, http::Path<BankPath> at, http::Body<MoveOn> wish) -> Result<Moved> {
               const Sight sight = TRY(live_sight_of(who));
               return s.db.write([&](store::Tx& tx) -> Result<Moved> {
                   const BankRow row = TRY(item_at(tx, sight, at->item.value, wish->version));
                   return promote(tx, sight, row, *wish, s.clock.now());
               });
           });
}

}  // namespace itembank
