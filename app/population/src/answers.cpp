#include "answers.hpp"

#include <algorithm>

namespace population {
namespace {

using itembank::Content;
using itembank::Response;

std::string another(const std::vector<std::string>& options, const std::string& than, Dice& dice) {
    std::vector<std::string> left;
    std::ranges::copy_if(options, std::back_inserter(left), [&](const auto& o) { return o != than; });
    return left.empty() ? "" : dice.one_of(left);
}

Response wrong_choice(const Content& c, Dice& dice, std::span<const double> weights) {
    std::vector<std::string> wrong;
    std::vector<double> weight;
    for (const auto& option : c.options) {
        if (!option.correct) {
            weight.push_back(weights[std::min(wrong.size(), weights.size() - 1)]);
            wrong.push_back(option.id);
        }
    }
    return sitting::Choice{wrong.at(dice.pick(weight))};
}

// One right option left out, one wrong taken instead.
Response wrong_options(const Content& c, Dice& dice) {
    std::vector<std::string> right, wrong;
    for (const auto& option : c.options) {
        (option.correct ? right : wrong).push_back(option.id);
    }
    if (!wrong.empty() && !right.empty()) {
        right[std::size_t(dice.between(0, std::int64_t(right.size()) - 1))] = dice.one_of(wrong);
    }
    return sitting::MultipleResponse{std::move(right)};
}

Response wrong_order(Response right, Dice& dice) {
    auto& order = std::get<sitting::Ordering>(right).order;
    if (order.size() > 1) {
        const auto at = std::size_t(dice.between(0, std::int64_t(order.size()) - 2));
        std::swap(order[at], order[at + 1]);
    }
    return right;
}

Response wrong_pairs(Response right, Dice& dice) {
    auto& pairs = std::get<sitting::Matching>(right).pairs;
    if (pairs.size() > 1) {
        const auto at = std::size_t(dice.between(0, std::int64_t(pairs.size()) - 2));
        std::swap(pairs[at].option, pairs[at + 1].option);
    }
    return right;
}

std::string wrong_value(const std::string& value, const sitting::FieldShape& shape, Dice& dice) {
    using sitting::FieldKind;
    const auto space = value.find(' ');
    switch (shape.kind) {
        case FieldKind::identifier:
            return another(shape.options, value, dice);
        case FieldKind::pair:
        case FieldKind::directed_pair: {
            const std::string first = value.substr(0, space);
            const std::string second =
                another(shape.targets.empty() ? shape.options : shape.targets, value.substr(space + 1), dice);
            return second.empty() || second == first ? "" : first + " " + second;
        }
        case FieldKind::integer:
            return std::to_string(std::atoll(value.c_str()) + dice.between(1, 3));
        case FieldKind::real:
            return std::to_string(std::atof(value.c_str()) * 10 + 1);
        case FieldKind::boolean:
            return value == "true" ? "false" : "true";
        case FieldKind::point:
            return "1 1";
        case FieldKind::string:
            return value + "s";
        case FieldKind::file:
            break;
    }
    return "";
}

// One value of one field is changed, or left out where there is no other that fits.
std::optional<Response> wrong_fields(const Content& c, const Response& right, std::uint64_t seed,
                                     Dice& dice) {
    const sitting::Shape shape = itembank::shape_of(c);
    const auto& known = std::get<sitting::Composite>(right);
    for (int tries = 0; tries < 6; ++tries) {
        sitting::Composite made{known.fields, {}};
        std::erase_if(made.fields, [](const auto& f) { return f.values.empty(); });
        if (made.fields.empty()) {
            return std::nullopt;
        }
        auto& field = made.fields[std::size_t(dice.between(0, std::int64_t(made.fields.size()) - 1))];
        const auto its = std::ranges::find(shape.fields, field.id, &sitting::FieldShape::id);
        const auto at = std::size_t(dice.between(0, std::int64_t(field.values.size()) - 1));
        const std::string other = its == shape.fields.end() ? "" : wrong_value(field.values[at], *its, dice);
        if (other.empty() || std::ranges::find(field.values, other) != field.values.end()) {
            field.values.erase(field.values.begin() + std::ptrdiff_t(at));
        } else {
            field.values[at] = other;
        }
        std::erase_if(made.fields, [](const auto& f) { return f.values.empty(); });
        const Response out = made;
        if (!made.fields.empty() && sitting::fits(out, shape) && !is_full(c, out, seed)) {
            return out;
        }
    }
    return std::nullopt;
}

}  // namespace

bool is_full(const Content& c, const std::optional<Response>& response, std::uint64_t seed) {
    const itembank::Points points = itembank::score_response(c, response, seed);
    return points.possible > 0 && points.earned >= points.possible;
}

std::optional<Response> right_response(const Content& c, std::uint64_t seed) {
    const Response right = itembank::right_answer(c, seed);
    return sitting::fits(right, itembank::shape_of(c)) ? std::optional(right) : std::nullopt;
}

std::optional<Response> wrong_response(const Content& c, std::uint64_t seed, Dice& dice,
                                       std::span<const double> distractor_weight) {
    switch (c.kind) {
        case itembank::ItemKind::choice:
            return wrong_choice(c, dice, distractor_weight);
        case itembank::ItemKind::multiple_response:
            return wrong_options(c, dice);
        case itembank::ItemKind::ordering:
            return wrong_order(itembank::right_answer(c), dice);
        case itembank::ItemKind::matching:
            return wrong_pairs(itembank::right_answer(c), dice);
        case itembank::ItemKind::composite:
            break;
    }
    return wrong_fields(c, itembank::right_answer(c, seed), seed, dice);
}

}  // namespace population
