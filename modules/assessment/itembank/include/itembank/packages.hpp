// Questions from other systems into the bank, and the bank's items out as a QTI 3 package.
#pragma once
#include <exchange/intake.hpp>
#include <itembank/bank.hpp>

namespace itembank {

struct ImportWish {
    bool skip_bad = false;  // what is wrong is left out, and the rest comes in
    ExamId exam;            // for questions whose file names none; empty: unfiled
    Pool pool = Pool::live;
    PersonId person;     // the author of what is new
    std::string origin;  // the file's name, for the record
};
struct ImportReport {
    // Each {"name","file","line","status","type","title","text",…}; of look_into the question whole. Status:
    // new, changed (a new working copy of an item that is there) or unchanged.
    std::vector<schema::json::value> imported;
    qti::Problems problems;
};
BOOST_DESCRIBE_STRUCT(ImportReport, (), (imported, problems))
// All of it or nothing: with an error among the problems nothing was imported, unless skip_bad. Items come in
// as drafts.
ImportReport take_in(const shell::Shell&, exchange::Intake, const ImportWish&);
// What it would be; nothing is written. Without a store everything is new.
ImportReport look_into(store::Reader*, exchange::Intake, const ImportWish&);

// What a candidate's browser would get of an item that is in no bank; its files are named as it names them.
PlayerItem shown(const qti::ItemRef&, std::uint64_t seed);

// The latest versions (of what has none, the working copy), of one exam or of all, with their pictures and
// case studies; forms as tests. Everything that QTI has no place for goes beside each item as Assay's own
// description, so that importing the package gives the same items. Refused: not_found (no such exam),
// no_items.
Result<std::string> export_qti(const shell::Shell&, const std::optional<ExamId>&);
// Of that export, the items with translations and their languages. QTI 3 has no place for an item's text in
// another language, so they stand in Assay's own description alone, and other systems do not see them.
std::map<std::string, std::vector<std::string>> translations_in_export(const shell::Shell&,
                                                                       const std::optional<ExamId>&);

}  // namespace itembank
