// What a manifest says about its resources, beside where they are.
#pragma once
#include <qti/package.hpp>

namespace qti {

using Metadata = std::map<std::string, std::string>;

// Of a <metadata> element, or a file with a <lom>: "title", "description", "language", "keyword" (comma
// between), "identifier", "version", "status", "difficulty", "context", "role", "rights", …; "objective",
// "cognitive", "source"; every other classification by its purpose; QTI's own as "qti_interaction_type";
// curriculum standards as "standards", "standard_labels" and "case" (addresses), blank between.
void read_metadata(pugi::xml_node, Metadata&);
// Reads back to the same.
void write_metadata(pugi::xml_node resource, const Metadata&);

std::string snake(
    std::string_view words);  // "interactionType", "Skill level": "interaction_type", "skill_level"
std::string one_line(std::string_view text);  // blanks at the ends gone, others one each

}  // namespace qti
