// What a candidate may see of an item: a tree without keys, safe to show.
//
// Names are QTI 3's without "qti-" ("choice-interaction", "simple-choice", "gap-text"), HTML's ("p", "img")
// and MathML's; attributes likewise, of each element a list of allowed ones. Left out: declarations,
// processing, rubrics that are not for candidates, feedback that is not to be shown now, template parts that
// did not come about, scripts, handlers, style sheets, anything that would load from elsewhere. Printed
// variables are text.
#pragma once
#include <qti/evaluate.hpp>

namespace qti {

struct Node {
    std::string name;  // "" is text
    std::string text;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<Node> children;
    bool operator==(const Node&) const = default;
    std::string_view attribute(std::string_view name) const;  // "" without one
};

struct Showing {
    // What a candidate's browser calls an option of a response. Absent: as the author does. Applied to every
    // identifier that can be answered with, wherever it stands.
    std::function<std::string(std::string_view response, std::string_view id)> option_name{};
    // Where a file of the item is found: an address of this site, or "" to drop it. Absent: as written.
    std::function<std::string(std::string_view path)> address{};
    bool feedback = false;  // also what is shown after the responses were processed
};

struct Body {
    std::vector<Node> nodes;     // of the item body; stimuli stand in front as <div class="stimulus">
    std::vector<Node> feedback;  // modal feedback that applies; only with Showing::feedback
    std::vector<Node> catalogs;  // <catalog id><card support>…; what a data-catalog-idref speaks of
    std::string language, direction;
};
Body body_of(const Item&, const State&, const Showing& = {});

// One thing that can be answered: what a browser may send for it.
enum class FieldKind { identifier, pair, directed_pair, string, integer, real, boolean, point, file, record };
struct Field {
    std::string id;           // the response's
    std::string interaction;  // "choice-interaction"; "" for a response without one (never answered by hand)
    FieldKind kind = FieldKind::string;
    bool ordered = false;
    std::size_t least = 0, most = 1;   // values; `least` makes it complete
    std::vector<std::string> options;  // identifiers; of pairs, the first ones
    std::vector<std::string> targets;  // of pairs, the second ones (associate: the same as the options)
    bool needs_a_person = false;  // nothing scores it by itself: drawing, upload, free text without a key
};
std::vector<Field> fields_of(const Item&);

// The files the document names, relative to it: pictures, media, style sheets, stimuli, modules.
std::vector<std::string> files_of(const Item&);

// The words alone, for search, comparison and lists.
std::string plain_text(const Item&);

}  // namespace qti
