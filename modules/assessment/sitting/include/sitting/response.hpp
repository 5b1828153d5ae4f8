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

BOOST_DEFINE_ENUM_CLASS(ItemKind, choice, multiple_response, ordering, matching)

// The outline of an item as this candidate sees it: what may be answered, in the order shown. No key.
struct Shape {
    ItemKind kind = ItemKind::choice;
    std::int64_t choose = 1;           // multiple_response: how many at most
    std::vector<std::string> options;  // ordering: the steps
    std::vector<std::string> prompts;  // matching only
    bool operator==(const Shape&) const = default;
};
BOOST_DESCRIBE_STRUCT(Shape, (), (kind, choose, options, prompts))

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
BOOST_DESCRIBE_STRUCT(Choice, (), (option))
BOOST_DESCRIBE_STRUCT(MultipleResponse, (), (options))
BOOST_DESCRIBE_STRUCT(Ordering, (), (order))
BOOST_DESCRIBE_STRUCT(Pair, (), (prompt, option))
BOOST_DESCRIBE_STRUCT(Matching, (), (pairs))

using Response = std::variant<Choice, MultipleResponse, Ordering, Matching>;

// Can this item be answered so? An unfinished answer (fewer options, steps or pairs than asked) may be saved:
// it is the candidate's to finish. Refusals: wrong_kind_of_answer, no_such_option, repeated_option,
// too_many_options.
Done fits(const Response&, const Shape&);
// Every part answered: what the review screen calls complete.
bool is_complete(const Response&, const Shape&);

}  // namespace sitting
