// Case studies that several items share.
#include <catalog/catalog.hpp>
#include <documents/html.hpp>
#include <itembank/sql/bank.hpp>
#include <itembank/sql/drafts.hpp>

#include "drafts.hpp"
#include "moves.hpp"

namespace itembank {
namespace {

constexpr std::size_t stimulus_bytes_max = 256 * 1'024;

struct StimulusPath {
    ExamId exam;
    Text<1, 64> stimulus;
};
BOOST_DESCRIBE_STRUCT(StimulusPath, (), (exam, stimulus))
struct StimulusFilter {
    std::optional<ExamId> exam;
};
BOOST_DESCRIBE_STRUCT(StimulusFilter, (), (exam))

http::Access writers() { return http::any_of({"item_writer", "programme_manager"}); }

StimulusView view_of(store::Reader& reader, const auto& row, Names& names) {
    StimulusView out{.exam = row.exam,
                     .name = row.name,
                     .number = row.number,
                     .title = row.title,
                     .body = row.body,
                     .body_html = documents::html(row.body, {.heading_shift = 1}).value_or(""),
                     .changed_by = names.of(row.changed_by),
                     .changed_at = row.changed_at};
    for (const auto& item : sql::items_with_stimulus(reader, {.exam = row.exam, .stimulus = row.name})) {
        out.items.push_back(item.name);
    }
    return out;
}

Result<StimulusView> view_of(store::Reader& reader, const ExamId& exam, const std::string& name) {
    Names names(reader);
    const auto row = sql::stimulus_row(reader, {.exam = exam, .name = name});
    if (!row) {
        return not_found("case study");
    }
    return view_of(reader, *row, names);
}

Done readable(const std::string& markdown) {
    const auto html = documents::html(markdown);
    return html ? Done{} : std::unexpected(html.error());
}

Result<StimulusView> create(store::Tx& tx, const Sight& sight, const NewStimulus& wish, Instant now) {
    CHECK(readable(wish.body.value));
    if (!is_short_name(wish.name.value)) {
        return refuse("invalid_name", "A name has lower-case letters, digits and hyphens, up to 64.",
                      {{"name", wish.name.value}});
    }
    if (!catalog::exam_of(tx, wish.exam)) {
        return not_found("exam");
    }
    if (sql::stimulus_row(tx, {.exam = wish.exam, .name = wish.name.value})) {
        return fail(Why::conflict, "name_taken", "There is a case study of this name. Choose another.",
                    {{"name", wish.name.value}});
    }
    sql::insert_stimulus(tx, {.exam = wish.exam,
                              .name = wish.name.value,
                              .number = 1,
                              .title = wish.title.value,
                              .body = wish.body.value,
                              .changed_by = sight.person,
                              .changed_at = now});
    return view_of(tx, wish.exam, wish.name.value);
}

// Every item that uses it gets a version with the new text, which goes through review like any other. What
// scores goes on scoring with the old text until then.
Result<StimulusView> edit(store::Tx& tx, const shell::Shell& s, const Sight& sight, const StimulusPath& at,
                          const SaveStimulus& wish, Instant now) {
    CHECK(readable(wish.body.value));
    const auto before = sql::stimulus_row(tx, {.exam = at.exam, .name = at.stimulus.value});
    if (!before) {
        return not_found("case study");
    }
    if (before->number != wish.number) {
        return fail(
            Why::conflict, "changed_meanwhile",
            "Somebody changed this case study after you opened it. Load it again and add your change.",
            {{"number", std::to_string(before->number)}});
    }
    sql::insert_stimulus(tx, {.exam = at.exam,
                              .name = at.stimulus.value,
                              .number = before->number + 1,
                              .title = wish.title.value,
                              .body = wish.body.value,
                              .changed_by = sight.person,
                              .changed_at = now});
    const CaseStudy study{at.stimulus.value, wish.title.value, wish.body.value};
    for (const auto& item : sql::items_with_stimulus(tx, {.exam = at.exam, .stimulus = at.stimulus.value})) {
        const BankRow row = *any_item(tx, item.name);
        if (!row.version || row.state == ItemState::retired || row.state == ItemState::draft) {
            continue;  // a working copy takes the text when it is submitted
        }
        const DraftBody body = body_of_version(tx, row, *row.version);
        const Content content = TRY(content_of(body, row.name, study, enemy_names(tx, row.name)));
        auto hands = hands_of(tx, *row.version);
        hands.push_back(sight.person.value);
        put_in_review(tx, s, row, body, content, hands, sight.person, "Its case study was changed.", now);
    }
    return view_of(tx, at.exam, at.stimulus.value);
}

}  // namespace

void stimulus_routes(http::Router& r, const shell::Shell& s) {
    r.get(
        "/api/bank/stimuli", {"Case studies", staff()},
        [&s](http::Caller who, http::Query<StimulusFilter> filter) -> Result<StimulusList> {
            const Sight sight = TRY(live_sight_of(who));
            return s.db.write([&](store::Tx& tx) -> Result<StimulusList> {
                Names names(tx);
                StimulusList out;
                for (const auto& row : sql::stimuli(tx, {.exam = filter->exam ? filter->exam->value : ""})) {
                    out.items.push_back(view_of(tx, row, names));
                    for (const std::string& item : out.items.back().items) {
                        const BankRow used = *any_item(tx, item);
                        log_view(tx, sight, item, used.version, used.pool, ViewPlace::list, s.clock.now());
                    }
                }
                return out;
            });
        });
    r.post("/api/bank/stimuli", {"Write a case study", writers(), {}, stimulus_bytes_max},
           [&s](http::Caller who, http::Body<NewStimulus> wish) -> Result<http::Created<StimulusView>> {
               const Sight sight = TRY(live_sight_of(who));
               return s.db.write([&](store::Tx& tx) -> Result<http::Created<StimulusView>> {
                   return http::Created<StimulusView>{TRY(create(tx, sight, *wish, s.clock.now()))};
               });
           });
    r.put("/api/bank/stimuli/{exam}/{stimulus}",
          {"Change a case study, and with it every item that uses it", writers(), {}, stimulus_bytes_max},
          [&s](http::Caller who, http::Path<StimulusPath> at,
               http::Body<SaveStimulus> wish) -> Result<StimulusView> {
              const Sight sight = TRY(live_sight_of(who));
              return s.db.write([&](store::Tx& tx) -> Result<StimulusView> {
                  return edit(tx, s, sight, *at, *wish, s.clock.now());
              });
          });
}

}  // namespace itembank
