// Writing items: new ones, working copies, previews, submission.
#include <itembank/sql/drafts.hpp>

#include "drafts.hpp"
#include "moves.hpp"

namespace itembank {
namespace {

constexpr std::size_t draft_bytes_max = 1'024 * 1'024;

struct Submitted {
    ItemVersionId version;
    ItemState state = ItemState::in_review;
};
BOOST_DESCRIBE_STRUCT(Submitted, (), (version, state))

http::Access writers() { return http::any_of({"item_writer", "programme_manager"}); }
http::About writing(std::string summary) { return {std::move(summary), writers(), {}, draft_bytes_max}; }

Result<DraftView> create(const shell::Shell& s, const Sight& sight, const NewDraft& wish) {
    return s.db.write([&](store::Tx& tx) -> Result<DraftView> {
        const Instant now = s.clock.now();
        const std::string name = wish.name ? wish.name->value : "";
        if (!name.empty() && any_item(tx, name)) {
            return fail(Why::conflict, "name_taken", "There is an item of this name. Choose another.",
                        {{"name", name}});
        }
        if (!wish.body.files.empty()) {
            return refuse("file_unknown", "Save the item first, then add pictures.");
        }
        const std::string made =
            TRY(put_draft(tx, s, {name, wish.body, sight.person, "Written in the browser."}, now));
        log_view(tx, sight, made, std::nullopt, wish.body.meta.pool, ViewPlace::item, now);
        return draft_view(tx, *any_item(tx, made));
    });
}

// The item, where the caller may do this to it now.
Result<BankRow> item_to(store::Reader& reader, const Sight& sight, const std::string& name,
                        std::string_view what) {
    BankRow row = TRY(seen_item(reader, sight, name));
    CHECK(may(reader, sight, row, what));
    return row;
}

Result<http::NoContent> discard(store::Tx& tx, const Sight& sight, const std::string& name, Instant now) {
    const BankRow row = TRY(item_to(tx, sight, name, "edit"));
    if (sql::drop_draft(tx, {.item = name}) == 0) {
        return not_found("working copy");
    }
    if (!row.version) {
        move_to(tx,
                {.item = name,
                 .pool = row.pool,
                 .from = ItemState::draft,
                 .to = ItemState::retired,
                 .person = sight.person,
                 .reason = "Discarded before review."},
                now);
    }
    return http::NoContent{};
}

Result<PlayerItem> preview(const shell::Shell& s, const Sight& sight, const std::string& name,
                           const PreviewWish& wish) {
    return s.db.write([&](store::Tx& tx) -> Result<PlayerItem> {
        const BankRow row = TRY(seen_item(tx, sight, name));
        log_view(tx, sight, name, wish.body ? std::nullopt : row.version, row.pool, ViewPlace::preview,
                 s.clock.now());
        if (wish.body) {
            return preview_of(*wish.body, name, case_study_of(tx, wish.body->meta), s.random);
        }
        if (const auto draft = sql::draft_of(tx, {.item = name})) {
            const auto body = schema::parse_own<DraftBody>(draft->body);
            return preview_of(body, name, case_study_of(tx, body.meta), s.random);
        }
        if (!row.version) {
            return not_found("version");
        }
        const ItemVersion version = *item_of(tx, *row.version);
        return player_item(rendered(version), shape_of(version.content),
                           {.media = "/api/bank/items/" + name + "/files/"});
    });
}

}  // namespace

void draft_routes(http::Router& r, const shell::Shell& s) {
    r.post("/api/bank/items", writing("Write a new item"),
           [&s](http::Caller who, http::Body<NewDraft> wish) -> Result<http::Created<DraftView>> {
               const Sight sight = TRY(live_sight_of(who));
               return http::Created<DraftView>{TRY(create(s, sight, *wish))};
           });
    r.post("/api/bank/items/{item}/draft", writing("Begin a working copy"),
           [&s](http::Caller who, http::Path<BankPath> at) -> Result<http::Created<DraftView>> {
               const Sight sight = TRY(live_sight_of(who));
               return s.db.write([&](store::Tx& tx) -> Result<http::Created<DraftView>> {
                   const BankRow row = TRY(item_to(tx, sight, at->item.value, "edit"));
                   log_view(tx, sight, row.name, row.version, row.pool, ViewPlace::item, s.clock.now());
                   CHECK(start_draft(tx, row, sight.person, s.clock.now()));
                   return http::Created<DraftView>{TRY(draft_view(tx, row))};
               });
           });
    r.get("/api/bank/items/{item}/draft", {"The working copy of an item", staff()},
          [&s](http::Caller who, http::Path<BankPath> at) -> Result<DraftView> {
              const Sight sight = TRY(live_sight_of(who));
              return s.db.write([&](store::Tx& tx) -> Result<DraftView> {
                  const BankRow row = TRY(seen_item(tx, sight, at->item.value));
                  log_view(tx, sight, row.name, std::nullopt, row.pool, ViewPlace::item, s.clock.now());
                  return draft_view(tx, row);
              });
          });
    r.put("/api/bank/items/{item}/draft", writing("Save the working copy"),
          [&s](http::Caller who, http::Path<BankPath> at, http::Body<SaveDraft> wish) -> Result<DraftView> {
              const Sight sight = TRY(live_sight_of(who));
              return s.db.write([&](store::Tx& tx) -> Result<DraftView> {
                  const BankRow row = TRY(item_to(tx, sight, at->item.value, "edit"));
                  return save_draft(tx, row, *wish, sight.person, s.clock.now());
              });
          });
    r.del("/api/bank/items/{item}/draft", writing("Discard the working copy"),
          [&s](http::Caller who, http::Path<BankPath> at) -> Result<http::NoContent> {
              const Sight sight = TRY(live_sight_of(who));
              return s.db.write(
                  [&](store::Tx& tx) { return discard(tx, sight, at->item.value, s.clock.now()); });
          });
    r.post(
        "/api/bank/items/{item}/previews",
        {"The item as a candidate would see it", readers(), {}, draft_bytes_max},
        [&s](http::Caller who, http::Path<BankPath> at, http::Body<PreviewWish> wish) -> Result<PlayerItem> {
            const Sight sight = sight_of(who);
            if (wish->body && !sight.live) {
                return walled();
            }
            return preview(s, sight, at->item.value, *wish);
        });
    r.post("/api/bank/items/{item}/submissions", writing("Submit the working copy for review"),
           [&s](http::Caller who, http::Path<BankPath> at,
                http::Body<Submission> wish) -> Result<http::Created<Submitted>> {
               const Sight sight = TRY(live_sight_of(who));
               return s.db.write([&](store::Tx& tx) -> Result<http::Created<Submitted>> {
                   const BankRow row = TRY(item_to(tx, sight, at->item.value, "submit"));
                   return http::Created<Submitted>{
                       {TRY(submit_draft(tx, s, row, *wish, sight.person, s.clock.now())),
                        ItemState::in_review}};
               });
           });
}

}  // namespace itembank
