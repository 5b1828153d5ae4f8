// Key correction, the programme manager's and the psychometrician's side.
#include "corrections.hpp"

#include <identity/identity.hpp>

namespace scoring {

struct CorrectionPath {
    CorrectionId correction;
};
BOOST_DESCRIBE_STRUCT(CorrectionPath, (), (correction))
struct PreviewAsk {
    ItemVersionId item;
    Remedy remedy = Remedy::void_item;
    std::optional<schema::List<sitting::Response, 20>> accepted;
};
BOOST_DESCRIBE_STRUCT(PreviewAsk, (), (item, remedy, accepted))
struct ApplyAsk {
    ItemVersionId item;
    Remedy remedy = Remedy::void_item;
    std::optional<schema::List<sitting::Response, 20>> accepted;
    Demotions demotions = Demotions::keep;
    schema::Text<reason_min, reason_max> reason;  // the candidates read it
    std::int64_t raised = 0, lowered = 0;         // as the preview said
};
BOOST_DESCRIBE_STRUCT(ApplyAsk, (), (item, remedy, accepted, demotions, reason, raised, lowered))

struct CorrectedLine {
    ResultId result;
    PersonId person;
    std::string name;
    std::int64_t raw_before = 0, raw_after = 0, all_right_before = 0, all_right_after = 0;
    std::int64_t scaled_before = 0, scaled_after = 0;
    bool passed_before = false, passed_after = false;
    bool holds = false;  // a credential
    std::optional<State> state;
    bool kept = false;     // would fall, and stays as it was
    bool follows = false;  // a credential is issued or withdrawn
    std::optional<Instant> told_at, followed_at;
    bool simulated = false;  // the person
};
BOOST_DESCRIBE_STRUCT(CorrectedLine, (),
                      (result, person, name, raw_before, raw_after, all_right_before, all_right_after,
                       scaled_before, scaled_after, passed_before, passed_after, holds, state, kept, follows,
                       told_at, followed_at, simulated))
struct PreviewView {
    ItemVersionId item;
    std::string item_name;
    ExamId exam;
    std::int64_t results = 0;  // on forms with this item
    std::int64_t changed = 0, raised = 0, lowered = 0, holders = 0;
    std::vector<CorrectedLine> lines;  // pass or fail changed first; at most preview_lines_max
};
BOOST_DESCRIBE_STRUCT(PreviewView, (),
                      (item, item_name, exam, results, changed, raised, lowered, holders, lines))
struct CorrectionView {
    CorrectionId id;
    std::int64_t number = 0;
    ExamId exam;
    ItemVersionId item;
    std::string item_name;
    Remedy remedy = Remedy::void_item;
    Demotions demotions = Demotions::keep;
    std::string reason, by;
    Instant applied_at{};
    std::int64_t changed = 0, raised = 0, lowered = 0, kept = 0;
    std::int64_t told = 0;                     // of those that changed
    std::int64_t to_follow = 0, followed = 0;  // credentials
};
BOOST_DESCRIBE_STRUCT(CorrectionView, (),
                      (id, number, exam, item, item_name, remedy, demotions, reason, by, applied_at, changed,
                       raised, lowered, kept, told, to_follow, followed))
struct CorrectionDetail {
    CorrectionView correction;
    std::vector<CorrectedLine> lines;
};
BOOST_DESCRIBE_STRUCT(CorrectionDetail, (), (correction, lines))
struct CorrectionList {
    std::vector<CorrectionView> items;
};
BOOST_DESCRIBE_STRUCT(CorrectionList, (), (items))

namespace {

constexpr std::size_t preview_lines_max = 500;

http::Access correctors() { return http::any_of({"programme_manager", "psychometrician"}); }

std::string name_of(store::Reader& r, const PersonId& person) {
    const auto card = identity::card_of(r, person);
    return card && !card->erased ? card->legal_name : "";
}

bool is_simulated(store::Reader& r, const PersonId& person) {
    const auto card = identity::card_of(r, person);
    return card && card->simulated;
}

template <class Ask>
CorrectionWish wish_of(const Ask& ask) {
    return {ask.item, ask.remedy, ask.accepted ? ask.accepted->value : std::vector<sitting::Response>{}};
}

CorrectedLine line_of(store::Reader& reader, const Touched& t) {
    CorrectedLine out;
    out.result = t.result.id;
    out.person = t.result.person;
    out.name = name_of(reader, t.result.person);
    out.simulated = is_simulated(reader, t.result.person);
    out.raw_before = t.before.raw;
    out.raw_after = t.after.raw;
    out.all_right_before = t.before.all_right;
    out.all_right_after = t.after.all_right;
    out.scaled_before = t.before.scaled;
    out.scaled_after = t.after.scaled;
    out.passed_before = t.before.passed;
    out.passed_after = t.after.passed;
    out.holds = t.holds;
    out.state = t.result.state;
    return out;
}

PreviewView view_of(store::Reader& reader, Preview p) {
    PreviewView out{
        p.item.id, p.item.content.item, p.exam, p.results, std::int64_t(p.touched.size()), 0, 0, 0, {}};
    const auto moves = [](const Touched& t) { return t.before.passed != t.after.passed; };
    std::ranges::stable_partition(p.touched, moves);
    for (const Touched& t : p.touched) {
        out.raised += moves(t) && t.after.passed ? 1 : 0;
        out.lowered += moves(t) && !t.after.passed ? 1 : 0;
        out.holders += t.holds ? 1 : 0;
        if (out.lines.size() < preview_lines_max) {
            out.lines.push_back(line_of(reader, t));
        }
    }
    return out;
}

CorrectionDetail detail_of(store::Reader& reader, const sql::correction_of_row& row) {
    CorrectionDetail out;
    CorrectionView& c = out.correction;
    c = {row.id,        row.number,    row.exam,
         row.item,      row.item_name, row.remedy,
         row.demotions, row.reason,    name_of(reader, row.applied_by),
         row.applied_at};
    for (const auto& t : sql::touched_of(reader, {.correction = row.id})) {
        const bool moves = t.passed_before != t.passed_after;
        c.changed += t.kept ? 0 : 1;
        c.raised += moves && t.passed_after ? 1 : 0;
        c.lowered += moves && !t.passed_after && !t.kept ? 1 : 0;
        c.kept += t.kept ? 1 : 0;
        c.told += t.told_at ? 1 : 0;
        c.to_follow += t.follows ? 1 : 0;
        c.followed += t.followed_at ? 1 : 0;
        CorrectedLine line;
        line.result = t.result;
        line.person = t.person;
        line.name = name_of(reader, t.person);
        line.simulated = is_simulated(reader, t.person);
        line.raw_before = t.raw_before;
        line.raw_after = t.raw_after;
        line.all_right_before = t.all_right_before;
        line.all_right_after = t.all_right_after;
        line.scaled_before = t.scaled_before;
        line.scaled_after = t.scaled_after;
        line.passed_before = t.passed_before;
        line.passed_after = t.passed_after;
        line.kept = t.kept;
        line.follows = t.follows;
        line.told_at = t.told_at;
        line.followed_at = t.followed_at;
        out.lines.push_back(std::move(line));
    }
    return out;
}

Result<CorrectionDetail> detail(store::Reader& reader, const CorrectionId& id) {
    const auto row = sql::correction_of(reader, {.id = id});
    if (!row) {
        return not_found("correction");
    }
    return detail_of(reader, *row);
}

}  // namespace

void correction_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/manage/key-corrections", {"Corrections of keys, the newest first", correctors()},
          [&s]() -> Result<CorrectionList> {
              return s.db.read([&](store::Reader& reader) -> Result<CorrectionList> {
                  CorrectionList out;
                  for (auto& row : sql::corrections_all(reader)) {
                      out.items.push_back(
                          detail_of(reader, same_row<sql::correction_of_row>(std::move(row))).correction);
                  }
                  return out;
              });
          });
    r.get("/api/manage/key-corrections/{correction}",
          {"A correction with everyone it touched, and whether all has followed", correctors()},
          [&s](http::Path<CorrectionPath> at) -> Result<CorrectionDetail> {
              return s.db.read([&](store::Reader& reader) { return detail(reader, at->correction); });
          });
    r.post("/api/manage/key-corrections/previews",
           {"Who would change by a correction, and who of them holds a credential", correctors()},
           [&s](http::Body<PreviewAsk> ask) -> Result<PreviewView> {
               return s.db.read([&](store::Reader& reader) -> Result<PreviewView> {
                   return view_of(reader, TRY(preview(reader, wish_of(*ask))));
               });
           });
    r.post("/api/manage/key-corrections",
           {"Correct a key: scores, records and announcements at once", http::any_of({"programme_manager"})},
           [&s](http::Caller who, http::Body<ApplyAsk> ask) -> Result<http::Created<CorrectionDetail>> {
               const auto id = TRY(apply(s,
                                         {.wish = wish_of(*ask),
                                          .demotions = ask->demotions,
                                          .reason = ask->reason.value,
                                          .raised = ask->raised,
                                          .lowered = ask->lowered},
                                         who.person));
               return s.db.read([&](store::Reader& reader) -> Result<http::Created<CorrectionDetail>> {
                   return http::Created<CorrectionDetail>{TRY(detail(reader, id))};
               });
           });
}

}  // namespace scoring
