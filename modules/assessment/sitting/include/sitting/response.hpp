// What an item asks for, and what a candidate can answer.
#pragma once
#include <base/result.hpp>

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sitting {

// A composite item is a document with any number of things to answer in it (QTI); it has fields.
BOOST_DEFINE_ENUM_CLASS(ItemKind, choice, multiple_response, ordering, matching, composite)
BOOST_DEFINE_ENUM_CLASS(FieldKind, identifier, pair, directed_pair, string, integer, real, boolean, point,
                        file)

// One thing to answer of a composite item. Values are written as text: "a"; a pair "a b"; a point "10 20"; a
// file the id it was kept under.
struct FieldShape {
    std::string id;
    FieldKind kind = FieldKind::string;
    std::int64_t least = 0, most = 1;  // values; complete from `least` (at least one), most 0: any number
    std::vector<std::string> options;  // identifiers; of pairs, what may stand first
    std::vector<std::string> targets;  // of pairs, what may stand second
    bool operator==(const FieldShape&) const = default;
};
BOOST_DESCRIBE_STRUCT(FieldShape, (), (id, kind, least, most, options, targets))

// The outline of an item as this candidate sees it: what may be answered, in the order shown. No key.
struct Shape {
    ItemKind kind = ItemKind::choice;
    std::int64_t choose = 1;           // multiple_response: how many at most
    std::vector<std::string> options;  // ordering: the steps
    std::vector<std::string> prompts;  // matching only
    std::vector<FieldShape> fields;    // composite only
    std::int64_t tries = 0;            // composite: how often its processing may be asked for before the end
    bool operator==(const Shape&) const = default;
};
BOOST_DESCRIBE_STRUCT(Shape, (), (kind, choose, options, prompts, fields, tries))

struct Choice {
    static constexpr std::string_view kind = "choice";
    std::string option;
    bool operator==(const Choice&) const = default;
};
struct MultipleResponse {
    static constexpr std::string_view kind = "multiple_response";
    std::vector<std::string> options;
    bool operator==(const MultipleResponse&) const = default;
};
struct Ordering {
    static constexpr std::string_view kind = "ordering";
    std::vector<std::string> order;
    bool operator==(const Ordering&) const = default;
};
struct Pair {
    std::string prompt;
    std::string option;
    bool operator==(const Pair&) const = default;
};
struct Matching {
    static constexpr std::string_view kind = "matching";
    std::vector<Pair> pairs;
    bool operator==(const Matching&) const = default;
};
struct Field {
    std::string id;
    std::vector<std::string> values;
    bool operator==(const Field&) const = default;
};
struct Composite {
    static constexpr std::string_view kind = "composite";
    std::vector<Field> fields;              // as they stand; what is blank is absent
    std::vector<std::vector<Field>> tries;  // as they stood each time the candidate asked for processing
    bool operator==(const Composite&) const = default;
};
BOOST_DESCRIBE_STRUCT(Field, (), (id, values))
BOOST_DESCRIBE_STRUCT(Composite, (), (fields, tries))
BOOST_DESCRIBE_STRUCT(Choice, (), (option))
BOOST_DESCRIBE_STRUCT(MultipleResponse, (), (options))
BOOST_DESCRIBE_STRUCT(Ordering, (), (order))
BOOST_DESCRIBE_STRUCT(Pair, (), (prompt, option))
BOOST_DESCRIBE_STRUCT(Matching, (), (pairs))

using Response = std::variant<Choice, MultipleResponse, Ordering, Matching, Composite>;

// Can this item be answered so? An unfinished answer (fewer options, steps or pairs than asked) may be saved:
// it is the candidate's to finish. Refusals: wrong_kind_of_answer, no_such_option, repeated_option,
// too_many_options; of a composite item also no_such_field, wrong_value, too_many_tries, answer_too_long.
Done fits(const Response&, const Shape&);
// What was processed stays: an answer that comes later has at least the same tries. Refusal: try_is_kept.
Done follows(const std::optional<Response>& before, const std::optional<Response>& now);
// Every part answered: what the review screen calls complete.
bool is_complete(const Response&, const Shape&);

}  // namespace sitting
