// Composite items: QTI documents as the bank shows and scores them.
#pragma once
#include <itembank/packages.hpp>
#include <qti/body.hpp>
#include <qti/problem.hpp>

namespace itembank {

struct Compiled {
    qti::ItemRef item;
    Shape shape;  // with the ids a browser gets
    bool needs_a_person = false;
    // response -> the author's id of an option -> what a browser calls it, and back
    std::map<std::string, std::map<std::string, std::string>> names, authors;
};
// Made once and kept. Throws Broken for a document that does not read: such a one is never stored.
std::shared_ptr<const Compiled> compiled(const Content&);
// Reads a document with what it refers to; null with an error among the problems.
qti::ItemRef read_composed(const Composed&, qti::Problems&);

// Of a document in another language that is shown in place of the item's own: what is not the same and must
// be (variables, interactions, choices, feedback), with its line in the translation. Empty is good.
qti::Problems differences(const qti::Item& own, const qti::Item& translated, const std::string& language);
// The same for a translation; scoring never uses it.
std::shared_ptr<const Compiled> compiled(const Content&, const Translation&);

enum class Processed { when_tried, always };
schema::json::value body_json(const Compiled&, const std::vector<ItemFile>&, const Seen&, Processed);
// What a translation shows in place of the same in body_json: after the same tries, by the same names.
schema::json::value translated_json(const Compiled& own, const Compiled& translated, const Seen&, Processed,
                                    const std::vector<ItemFile>&);
bool ordered(const Compiled&, const std::string& field);  // the order of its values is part of the answer
Response right_composite(const Compiled&, std::uint64_t seed);
Points score_composite(const Compiled&, const std::optional<Response>&, std::uint64_t seed);

}  // namespace itembank
