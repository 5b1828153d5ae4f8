// The candidate's side: what is read, and every step but the answers.
#include <base/must.hpp>
#include <http/language.hpp>
#include <itembank/itembank.hpp>
#include <sitting/limits.hpp>

#include "nudges.hpp"
#include "seal.hpp"
#include "views.hpp"

namespace delivery {

struct AttemptLine {
    AttemptId id;
    Kind kind = Kind::exam;
    ExamId exam;
    std::string booking, practice, title;
    Feedback feedback = Feedback::none;
    Phase phase = Phase::created;
    Instant created_at{};
    std::optional<Instant> started_at, ended_at;
};
BOOST_DESCRIBE_STRUCT(AttemptLine, (),
                      (id, kind, exam, booking, practice, title, feedback, phase, created_at, started_at,
                       ended_at))
struct AttemptLines {
    std::vector<AttemptLine> items;
};
BOOST_DESCRIBE_STRUCT(AttemptLines, (), (items))

struct PaperView {
    std::string language;
    std::vector<itembank::PlayerItem> items;
};
BOOST_DESCRIBE_STRUCT(PaperView, (), (language, items))
struct PaperQuery {
    std::optional<schema::Text<2, 12>> language;
};
BOOST_DESCRIBE_STRUCT(PaperQuery, (), (language))

BOOST_DEFINE_ENUM_CLASS(DeedKind, check_in, agree, ask_proctor, decline, start, take_break, end_break,
                        take_over, submit)
struct Deed {
    schema::Text<36, 36> id;  // a UUID: the same again is the same deed
    DeedKind deed = DeedKind::check_in;
    std::optional<schema::Text<1, 64>> version;     // agree: of the agreement
    std::optional<schema::Whole<0, 400>> answered;  // submit: how many answered questions the player shows
    std::optional<schema::Text<1, sitting::name_max>> journal;   // take_over: of the browser that goes on
    std::optional<schema::Whole<0, 1'000'000'000>> journal_end;  // take_over: what it had written before
};
BOOST_DESCRIBE_STRUCT(Deed, (), (id, deed, version, answered, journal, journal_end))

struct ItemPath {
    AttemptId attempt;
    ItemVersionId item;
};
BOOST_DESCRIBE_STRUCT(ItemPath, (), (attempt, item))

static Result<sitting::Ask> ask_of(const Deed& deed) {
    switch (deed.deed) {
        case DeedKind::check_in:
            return sitting::CheckIn{};
        case DeedKind::agree:
            if (!deed.version || deed.version->value != agreement_version) {
                return fail(Why::conflict, "agreement_changed",
                            "The agreement has changed. Reload and read it again.");
            }
            return sitting::AcceptAgreement{deed.version->value};
        case DeedKind::ask_proctor:
            return sitting::AskProctor{};
        case DeedKind::decline:
            return sitting::Decline{};
        case DeedKind::start:
            return sitting::Start{};
        case DeedKind::take_break:
            return sitting::TakeBreak{};
        case DeedKind::end_break:
            return sitting::EndBreak{};
        case DeedKind::take_over:
            if (!deed.journal) {
                return refuse("journal_needed", "Say which browser's journal goes on. Reload the page.");
            }
            return sitting::TakeOver{deed.journal->value};
        case DeedKind::submit:
            return sitting::Submit{deed.answered ? std::optional(deed.answered->value) : std::nullopt};
    }
    return not_found("deed");
}

static sitting::Command command_of(const Deed& deed, sitting::Ask ask) {
    return {.id = deed.id.value,
            .journal_end = deed.journal_end ? deed.journal_end->value : 0,
            .ask = std::move(ask)};
}

static Result<itembank::Explanation> explain(store::Reader& reader, const Kept& kept, const ItemVersionId& id,
                                             Instant now) {
    const sitting::Attempt a = state_at(kept, now);
    if (!sitting::find(a, id) || kept.row.kind != Kind::practice) {
        return not_found("explanation");  // an exam has none, whatever the question
    }
    const sitting::Held& held = sitting::work_on(a, id)->answer.value;
    const bool has_answer = held.response.has_value();
    const bool studying = kept.row.feedback == Feedback::study && a.phase == Phase::in_progress;
    if (a.phase != Phase::submitted && !(studying && has_answer)) {
        return fail(Why::conflict, "not_answered_yet", "Answer the question first; then it is explained.");
    }
    const auto item = itembank::item_of(reader, id);
    MUST(item && item->content.pool == itembank::Pool::practice);
    return itembank::explanation_of(
        *item, {sitting::find(a, id)->seed, held.response, media_address(kept.row.id, id)});
}

static Result<SealedPaper> sealed_paper(store::Reader& reader, const shell::Shell& s, const Kept& kept) {
    const sitting::Attempt a = state_at(kept, s.clock.now());
    if (a.phase == Phase::created && a.made.attempt_kind == Kind::exam) {
        return fail(Why::conflict, "not_checked_in", "Check in first.");
    }
    if (sitting::is_over(a)) {
        return fail(Why::conflict, "no_paper", "This exam is over; its questions stay with us.");
    }
    const PaperView paper{kept.row.language, items_of(reader, kept.row.id, a)};
    SealedPaper out =
        seal(schema::to_json(paper), paper_key(kept.row.secret->value), kept.row.id.value, s.random);
    out.item_count = std::int64_t(paper.items.size());
    return out;
}

static Result<AttemptLines> lines_of(store::Reader& reader, std::string_view person,
                                     const Languages& wanted) {
    AttemptLines out;
    for (auto& row : sql::attempts_of_person(reader, {.person = person})) {
        std::string title = title_in(reader, row.practice, row.title, wanted);
        out.items.push_back({row.id, row.kind, row.exam, row.booking, row.practice, std::move(title),
                             row.feedback, row.phase, row.created_at, row.started_at, row.ended_at});
    }
    return out;
}

void candidate_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/attempts", {"My attempts, newest first", http::signed_in()},
          [&s](http::Caller who, http::Reads reads) -> Result<http::InLanguage<AttemptLines>> {
              return http::InLanguage<AttemptLines>{TRY(s.db.read([&](store::Reader& reader) {
                                                        return lines_of(reader, who.person, reads.wanted);
                                                    })),
                                                    ""};
          });
    r.get("/api/attempts/{attempt}",
          {"An attempt of mine: where it stands, the clock, what is saved", http::signed_in()},
          [&s](http::Caller who, http::Path<AttemptPath> at,
               http::Reads reads) -> Result<http::InLanguage<AttemptView>> {
              const Instant now = s.clock.now();
              note_sign_of_life(s, at->attempt, who.person);
              return s.db.read([&](store::Reader& reader) -> Result<http::InLanguage<AttemptView>> {
                  const Kept kept = TRY(load_own(reader, at->attempt, who.person));
                  return http::InLanguage<AttemptView>{view_of(reader, kept, reads.wanted, now), ""};
              });
          });
    r.get("/api/attempts/{attempt}/paper",
          {"The questions, in this candidate's order and without keys", http::signed_in()},
          [&s](http::Caller who, http::Path<AttemptPath> at, http::Query<PaperQuery>) -> Result<PaperView> {
              return s.db.read([&](store::Reader& reader) -> Result<PaperView> {
                  const Kept kept = TRY(load_own(reader, at->attempt, who.person));
                  return PaperView{kept.row.language,
                                   TRY(paper_of(reader, kept.row.id, state_at(kept, s.clock.now())))};
              });
          });
    r.get("/api/attempts/{attempt}/sealed-paper",
          {"The questions, locked: to be fetched before the start, which brings the key", http::signed_in()},
          [&s](http::Caller who, http::Path<AttemptPath> at) -> Result<SealedPaper> {
              return s.db.read([&](store::Reader& reader) -> Result<SealedPaper> {
                  return sealed_paper(reader, s, TRY(load_own(reader, at->attempt, who.person)));
              });
          });
    r.get("/api/attempts/{attempt}/items/{item}/explanation",
          {"Why an answer is right; practice alone, after the answer", http::signed_in()},
          [&s](http::Caller who, http::Path<ItemPath> at) -> Result<itembank::Explanation> {
              return s.db.read([&](store::Reader& reader) -> Result<itembank::Explanation> {
                  return explain(reader, TRY(load_own(reader, at->attempt, who.person)), at->item,
                                 s.clock.now());
              });
          });
    r.post("/api/attempts/{attempt}/deeds",
           {"Check in, agree, ask for the proctor, decline, start, take or end a break, submit",
            http::signed_in()},
           [&s](http::Caller who, http::Path<AttemptPath> at, http::Reads reads,
                http::Body<Deed> deed) -> Result<AttemptView> {
               auto done = s.db.write([&](store::Tx& tx) -> Result<AttemptView> {
                   const Instant now = s.clock.now();
                   Kept kept = TRY(load_own(tx, at->attempt, who.person));
                   CHECK(act(tx, s, kept, command_of(*deed, TRY(ask_of(*deed))), now));
                   return view_of(tx, kept, reads.wanted, now);
               });
               nudge(s, at->attempt);
               return done;
           });
}

}  // namespace delivery
