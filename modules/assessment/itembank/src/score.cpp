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

bool same_answer(const Content& c, const Response& a, const Response& b) {
    const auto is_ordered = [&](const std::string& field) {
        return c.kind == ItemKind::composite && ordered(*compiled(c), field);
    };
    const auto plain = [&](Response r) {
        if (auto* several = std::get_if<sitting::MultipleResponse>(&r)) {
            std::ranges::sort(several->options);
        } else if (auto* matching = std::get_if<sitting::Matching>(&r)) {
            std::ranges::sort(matching->pairs, {},
                              [](const sitting::Pair& p) { return std::tie(p.prompt, p.option); });
        } else if (auto* composite = std::get_if<sitting::Composite>(&r)) {
            composite->tries.clear();
            std::erase_if(composite->fields, [](const sitting::Field& f) { return f.values.empty(); });
            std::ranges::sort(composite->fields, {}, &sitting::Field::id);
            for (sitting::Field& field : composite->fields) {
                if (!is_ordered(field.id)) {
                    std::ranges::sort(field.values);
                }
            }
        }
        return r;
    };
    return plain(a) == plain(b);
}

Points score_response(const Content& c, const std::optional<Response>& response, std::uint64_t seed) {
    if (c.kind == ItemKind::composite) {
        return score_composite(*compiled(c), response, seed);
    }
    if (!response || !sitting::fits(*response, shape_of(c))) {
        return {0, 1};
    }
    return {same_answer(c, *response, right_answer(c)) ? 1.0 : 0.0, 1};
}

}  // namespace itembank
