// Keys and points. All or nothing over every kind; a blank earns nothing and costs nothing.
#include <itembank/itembank.hpp>

#include "composite.hpp"

namespace itembank {
namespace {
std::vector<std::string> ids_of(const auto& list) {
    std::vector<std::string> out;
    for (const auto& entry : list) {
        out.push_back(entry.id);
    }
    return out;
}
}  // namespace

Shape shape_of(const Content& c) {
    if (c.kind == ItemKind::composite) {
        return compiled(c)->shape;
    }
    return {c.kind, c.choose, ids_of(c.options), ids_of(c.prompts)};
}

Response right_answer(const Content& c, std::uint64_t seed) {
    if (c.kind == ItemKind::composite) {
        return right_composite(*compiled(c), seed);
    }
    std::vector<std::string> correct;
    for (const Option& option : c.options) {
        if (option.correct) {
            correct.push_back(option.id);
        }
    }
    switch (c.kind) {
        case ItemKind::choice:
            return sitting::Choice{correct.at(0)};
        case ItemKind::multiple_response:
            return sitting::MultipleResponse{std::move(correct)};
        case ItemKind::ordering:
            return sitting::Ordering{ids_of(c.options)};
        case ItemKind::matching:
        case ItemKind::composite:
            break;
    }
    sitting::Matching pairs;
    for (const Prompt& prompt : c.prompts) {
        pairs.pairs.push_back({prompt.id, prompt.match});
    }
    return pairs;
}

Points score_response(const Content& c, const std::optional<Response>& response, std::uint64_t seed) {
    if (c.kind == ItemKind::composite) {
        return score_composite(*compiled(c), response, seed);
    }
    if (!response || !sitting::fits(*response, shape_of(c))) {
        return {0, 1};
    }
    // In a choice of several, and among pairs, the order given means nothing.
    const auto plain = [](Response r) {
        if (auto* several = std::get_if<sitting::MultipleResponse>(&r)) {
            std::ranges::sort(several->options);
        } else if (auto* matching = std::get_if<sitting::Matching>(&r)) {
            std::ranges::sort(matching->pairs, {},
                              [](const sitting::Pair& p) { return std::tie(p.prompt, p.option); });
        }
        return r;
    };
    return {plain(*response) == plain(right_answer(c)) ? 1.0 : 0.0, 1};
}

}  // namespace itembank
