// How the programme's files give items a life: two named signatures let them reach candidates at once.
#pragma once
#include "bank.hpp"

namespace itembank {

struct FileSignature {
    std::string name, role, statement;
    Date on{};
};
// Of signatures.toml; empty without the file, or where it has problems.
std::vector<FileSignature> read_signatures(const plain::Folder&, plain::Report&);

// What the forms of the folder make of an item: scored somewhere, in pretest places alone, or nowhere.
enum class Use { none, pretest, scored };
std::map<std::string, Use> uses_of(const std::vector<ReadForm>&);

// Keeps the version and its life. Counts it in the report.
void keep_item(store::Tx&, const shell::Shell&, ReadItem&, Use, const std::vector<FileSignature>&,
               const std::string& language, plain::Report&, Instant now);
void keep_enemies(store::Tx&, const ReadItems&, Instant now);
// Live items on a form that is new: those that are scored are operational, the others at least in pretest.
void check_states(store::Reader&, const std::string& file, const std::vector<FormItem>&, plain::Report&);

}  // namespace itembank
