// GET /api/bank/items, the log of views, and stems that read alike.
#include <base/text.hpp>
#include <itembank/sql/bank.hpp>
#include <itembank/sql/talk.hpp>

#include "alike.hpp"
#include "bank.hpp"

namespace itembank {
namespace {

constexpr std::size_t stem_shown_max = 160;

std::string beginning(std::string stem) {
    if (stem.size() > stem_shown_max) {
        stem.resize(stem_shown_max);
        while (!is_utf8(stem)) {
            stem.pop_back();
        }
        stem = trimmed(stem) + "…";
    }
    return stem;
}

// The first three words of a search; more are left out rather than refused.
std::array<std::string, 3> words_in(const std::string& text) {
    std::array<std::string, 3> out{};
    std::size_t used = 0;
    for (const auto& part : split(search_key(text), ' ')) {
        if (!part.empty() && used < out.size()) {
            out[used++] = part;
        }
    }
    return out;
}

std::string_view name_or_nothing(const auto& chosen) {
    return chosen ? schema::name_of(*chosen) : std::string_view();
}
std::string text_or_nothing(const auto& chosen) { return chosen ? chosen->value : std::string(); }

BankLine line_of(const auto& row, Names& names) {
    BankLine out{.name = row.name,
                 .title = row.title,
                 .stem = beginning(row.stem),
                 .exam = row.exam,
                 .pool = row.pool,
                 .kind = row.kind,
                 .language = row.language,
                 .state = row.state,
                 .objective = row.objective,
                 .cognitive = schema::value_of<Cognitive>(row.cognitive),
                 .author = names.of(row.author),
                 .version = row.number,
                 .working_copy = row.working_copy,
                 .open_comments = row.open_comments,
                 .changed_at = row.changed_at};
    if (row.exposures) {
        out.statistics = Measured{*row.exposures, row.p.value_or(0), row.point_biserial,
                                  row.origin.value_or(""), row.measured_at.value_or(Instant{})};
    }
    return out;
}

BankPage page_of(store::Tx& tx, const Sight& sight, const BankFilter& f, Instant now) {
    const std::int64_t limit = f.limit ? f.limit->value : 50;
    const auto words = words_in(text_or_nothing(f.q));
    const std::string author = f.mine.value_or(false) ? sight.person.value : text_or_nothing(f.author);
    const std::string after = text_or_nothing(f.after), exam = text_or_nothing(f.exam),
                      kind = text_or_nothing(f.kind), objective = text_or_nothing(f.objective),
                      language = text_or_nothing(f.language);
    Names names(tx);
    BankPage out;
    for (const auto& row : sql::bank_page(tx, {.after = after,
                                               .live = sight.live,
                                               .all = sight.all,
                                               .person = sight.person,
                                               .exam = exam,
                                               .unfiled = f.unfiled.value_or(false),
                                               .state = name_or_nothing(f.state),
                                               .pool = name_or_nothing(f.pool),
                                               .kind = kind,
                                               .objective = objective,
                                               .author = author,
                                               .language = language,
                                               .word1 = words[0],
                                               .word2 = words[1],
                                               .word3 = words[2],
                                               .count = limit + 1})) {
        if (std::int64_t(out.items.size()) == limit) {
            out.next = out.items.back().name;
            break;
        }
        log_view(tx, sight, row.name, row.version, row.pool, ViewPlace::list, now);
        out.items.push_back(line_of(row, names));
    }
    return out;
}

// Where a page of the log ended: "micros|item|version|person|place".
struct LogPlace {
    std::int64_t at = std::numeric_limits<std::int64_t>::max();
    std::string item, version, person, place;
};
LogPlace place_from(const std::string& cursor) {
    LogPlace out;
    const auto parts = split(cursor, '|');
    if (parts.size() == 5) {
        out = {std::atoll(parts[0].c_str()), parts[1], parts[2], parts[3], parts[4]};
    }
    return out;
}

ViewPage views(store::Reader& reader, const ViewFilter& f) {
    const std::int64_t limit = f.limit ? f.limit->value : 100;
    const LogPlace from = place_from(text_or_nothing(f.after));
    const std::string item = text_or_nothing(f.item), person = text_or_nothing(f.person);
    Names names(reader);
    ViewPage out;
    std::string cursor;
    for (const auto& row : sql::views_page(reader, {.at = from.at,
                                                    .after_item = from.item,
                                                    .after_version = from.version,
                                                    .after_person = from.person,
                                                    .after_place = from.place,
                                                    .item = item,
                                                    .person = person,
                                                    .count = limit + 1})) {
        if (std::int64_t(out.items.size()) == limit) {
            out.next = cursor;
            break;
        }
        out.items.push_back({row.item, row.number, names.of(row.person), row.place, row.seen_at});
        cursor = std::to_string(micros(row.seen_at)) + "|" + row.item + "|" + row.version_id + "|" +
                 row.person.value + "|" + std::string(schema::name_of(row.place));
    }
    return out;
}

LikeLines alike_in(store::Tx& tx, const Sight& sight, const LikeWish& wish, Instant now) {
    std::vector<Stem> stems;
    std::vector<sql::stems_of_exam_row> rows = sql::stems_of_exam(tx, {.exam = wish.exam});
    std::erase_if(rows, [&](const auto& row) { return wish.except && row.name == wish.except->value; });
    for (const auto& row : rows) {
        stems.push_back({row.name, row.stem});
    }
    LikeLines out;
    for (const Alike& found : alike(wish.stem.value, stems)) {
        const auto& row = rows[found.index];
        // Whoever may not read the other item is told that there is one, and no more.
        const auto seen = seen_item(tx, sight, row.name);
        out.items.push_back(
            {row.name, seen ? row.title : "", seen ? beginning(row.stem) : "", row.state, found.percent});
        if (seen) {
            log_view(tx, sight, row.name, seen->version, seen->pool, ViewPlace::list, now);
        }
    }
    return out;
}

}  // namespace

void bank_list_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/bank/items", {"Items of the bank", readers()},
          [&s](http::Caller who, http::Query<BankFilter> filter) -> Result<BankPage> {
              const Sight sight = sight_of(who);
              if (!sight.live && filter->pool == Pool::live) {
                  return walled();
              }
              return s.db.write([&](store::Tx& tx) -> Result<BankPage> {
                  return page_of(tx, sight, *filter, s.clock.now());
              });
          });
    r.get("/api/bank/views", {"Who saw which live item", http::any_of({"programme_manager"})},
          [&s](http::Caller who, http::Query<ViewFilter> filter) -> Result<ViewPage> {
              CHECK(live_sight_of(who));
              return s.db.read(
                  [&](store::Reader& reader) -> Result<ViewPage> { return views(reader, *filter); });
          });
    r.post("/api/bank/alike", {"Items whose stems read alike", staff()},
           [&s](http::Caller who, http::Body<LikeWish> wish) -> Result<LikeLines> {
               const Sight sight = TRY(live_sight_of(who));
               return s.db.write([&](store::Tx& tx) -> Result<LikeLines> {
                   return alike_in(tx, sight, *wish, s.clock.now());
               });
           });
}

}  // namespace itembank
