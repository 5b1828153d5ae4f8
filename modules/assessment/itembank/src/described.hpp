// An item as a package carries it.
#pragma once
#include "draft_checks.hpp"
#include "moves.hpp"

namespace itembank {

// What QTI has no place for. It counts on import only while it still says what the document beside it says.
struct Described {
    DraftBody body;
    std::optional<CaseStudy> case_study;
    std::vector<std::string> enemies;
};
BOOST_DESCRIBE_STRUCT(Described, (), (body, case_study, enemies))

// The document of such an item in a package; the case study is referred to at a path that follows from its
// name. Nothing for a body that does not compile.
std::optional<std::string> document_of(const Described&, const std::string& name);
std::string stimulus_path(const ExamId&, const std::string& name);
std::string stimulus_document(const CaseStudy&, const std::string& id);
// Where an item's document stands: deep enough for every path it names to stay inside its own folder.
std::string item_folder(const std::string& name, const std::vector<std::string>& paths);

}  // namespace itembank
