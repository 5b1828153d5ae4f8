// Comments and enemies.
#include <itembank/sql/talk.hpp>

#include "moves.hpp"

namespace itembank {
namespace {

struct CommentPath {
    Text<1, 64> item;
    CommentId comment;
};
BOOST_DESCRIBE_STRUCT(CommentPath, (), (item, comment))
struct EnemyPath {
    Text<1, 64> item;
    Text<1, 64> enemy;
};
BOOST_DESCRIBE_STRUCT(EnemyPath, (), (item, enemy))
struct Comments {
    std::vector<CommentView> items;
};
BOOST_DESCRIBE_STRUCT(Comments, (), (items))
struct Enemies {
    std::vector<EnemyView> items;
};
BOOST_DESCRIBE_STRUCT(Enemies, (), (items))

Comments comments(store::Reader& reader, const std::string& item) {
    Names names(reader);
    return {comments_of(reader, item, names)};
}

Result<Comments> say(store::Tx& tx, const shell::Shell& s, const Sight& sight, const BankRow& row,
                     const NewComment& wish, Instant now) {
    const auto id = s.random.id<Comment>(now);
    CommentId thread = id;
    if (wish.thread) {
        const auto first = sql::thread_of(tx, {.item = row.name, .id = *wish.thread});
        if (!first) {
            return not_found("comment");
        }
        thread = first->thread;
        // An answer opens a thread again that was thought done.
        sql::resolve_thread(tx,
                            {.resolved_at = nullptr, .resolved_by = nullptr, .item = row.name, .id = thread});
    }
    sql::insert_comment(tx, {.id = id,
                             .item = row.name,
                             .version = row.version ? row.version->value : "",
                             .thread = thread,
                             .person = sight.person,
                             .text = wish.text.value,
                             .said_at = now});
    return comments(tx, row.name);
}

Result<Comments> resolve(store::Tx& tx, const Sight& sight, const BankRow& row, const CommentId& id,
                         const Resolve& wish, Instant now) {
    const auto done =
        wish.resolved ? sql::resolve_thread(
                            tx, {.resolved_at = now, .resolved_by = sight.person, .item = row.name, .id = id})
                      : sql::resolve_thread(
                            tx, {.resolved_at = nullptr, .resolved_by = nullptr, .item = row.name, .id = id});
    if (done == 0) {
        return not_found("comment");
    }
    return comments(tx, row.name);
}

Result<Enemies> put_enemy(store::Tx& tx, const Sight& sight, const BankRow& row, const NewEnemy& wish,
                          Instant now) {
    const BankRow other = TRY(seen_item(tx, sight, wish.name.value));
    if (other.name == row.name) {
        return refuse("own_enemy", "An item cannot be its own enemy. Choose another.");
    }
    const auto pair = std::minmax(row.name, other.name);
    sql::put_enemy(tx, {.first = pair.first,
                        .second = pair.second,
                        .from_files = 0,
                        .reason = wish.reason ? wish.reason->value : "",
                        .person = sight.person,
                        .said_at = now});
    return Enemies{enemies_of(tx, row.name)};
}

Result<http::NoContent> drop_enemy(store::Tx& tx, const EnemyPath& at) {
    const auto pair = std::minmax(at.item.value, at.enemy.value);
    if (sql::remove_enemy(tx, {.first = pair.first, .second = pair.second}) == 1) {
        return http::NoContent{};
    }
    for (const EnemyView& enemy : enemies_of(tx, at.item.value)) {
        if (enemy.name == at.enemy.value) {
            return fail(Why::conflict, "enemy_in_files",
                        "The programme's files name these two as enemies. Change it there and import again.");
        }
    }
    return not_found("enemy");
}

}  // namespace

void talk_routes(http::Router& r, const shell::Shell& s) {
    r.post("/api/bank/items/{item}/comments", {"Comment on an item", staff()},
           [&s](http::Caller who, http::Path<BankPath> at,
                http::Body<NewComment> wish) -> Result<http::Created<Comments>> {
               const Sight sight = TRY(live_sight_of(who));
               return s.db.write([&](store::Tx& tx) -> Result<http::Created<Comments>> {
                   const BankRow row = TRY(seen_item(tx, sight, at->item.value));
                   return http::Created<Comments>{TRY(say(tx, s, sight, row, *wish, s.clock.now()))};
               });
           });
    r.put("/api/bank/items/{item}/comments/{comment}/resolution",
          {"Resolve a thread, or open it again", staff()},
          [&s](http::Caller who, http::Path<CommentPath> at, http::Body<Resolve> wish) -> Result<Comments> {
              const Sight sight = TRY(live_sight_of(who));
              return s.db.write([&](store::Tx& tx) -> Result<Comments> {
                  const BankRow row = TRY(seen_item(tx, sight, at->item.value));
                  return resolve(tx, sight, row, at->comment, *wish, s.clock.now());
              });
          });
    r.post("/api/bank/items/{item}/enemies", {"Name an enemy of an item", staff()},
           [&s](http::Caller who, http::Path<BankPath> at,
                http::Body<NewEnemy> wish) -> Result<http::Created<Enemies>> {
               const Sight sight = TRY(live_sight_of(who));
               return s.db.write([&](store::Tx& tx) -> Result<http::Created<Enemies>> {
                   const BankRow row = TRY(seen_item(tx, sight, at->item.value));
                   return http::Created<Enemies>{TRY(put_enemy(tx, sight, row, *wish, s.clock.now()))};
               });
           });
    r.del("/api/bank/items/{item}/enemies/{enemy}", {"Two items are enemies no more", staff()},
          [&s](http::Caller who, http::Path<EnemyPath> at) -> Result<http::NoContent> {
              const Sight sight = TRY(live_sight_of(who));
              return s.db.write([&](store::Tx& tx) -> Result<http::NoContent> {
                  CHECK(seen_item(tx, sight, at->item.value));
                  return drop_enemy(tx, *at);
              });
          });
}

}  // namespace itembank
