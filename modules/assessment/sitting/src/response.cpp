#include <sitting/response.hpp>

#include <algorithm>
#include <set>

namespace sitting {
namespace {

bool has(const std::vector<std::string>& list, const std::string& id) {
    return std::ranges::find(list, id) != list.end();
}

std::unexpected<Failure> no_such_option() {
    return refuse("no_such_option",
                  "The answer names an option this question does not have. Reload the page.");
}

Done each_once(const std::vector<std::string>& given, const std::vector<std::string>& known,
               std::size_t most) {
    if (given.size() > most) {
        return refuse("too_many_options", "This question takes at most " + std::to_string(most) +
                                              (most == 1 ? " answer." : " answers.") +
                                              " Take one back first.");
    }
    std::set<std::string_view> seen;
    for (const std::string& id : given) {
        if (!has(known, id)) {
            return no_such_option();
        }
        if (!seen.insert(id).second) {
            return refuse("repeated_option", "The answer names one option twice. Choose each at most once.");
        }
    }
    return {};
}

Done check(const Choice& r, const Shape& s) {
    if (!has(s.options, r.option)) {
        return no_such_option();
    }
    return {};
}
Done check(const MultipleResponse& r, const Shape& s) {
    return each_once(r.options, s.options, std::size_t(s.choose));
}
Done check(const Ordering& r, const Shape& s) { return each_once(r.order, s.options, s.options.size()); }
Done check(const Matching& r, const Shape& s) {
    std::vector<std::string> prompts;
    for (const Pair& pair : r.pairs) {
        if (!has(s.options, pair.option)) {
            return no_such_option();
        }
        prompts.push_back(pair.prompt);
    }
    return each_once(prompts, s.prompts, s.prompts.size());  // an option may fit several prompts
}

}  // namespace

Done fits(const Response& response, const Shape& shape) {
    // The alternatives of Response stand in the order of ItemKind.
    if (response.index() != std::size_t(shape.kind)) {
        return refuse("wrong_kind_of_answer", "This is not how the question is answered. Reload the page.");
    }
    return std::visit([&](const auto& r) { return check(r, shape); }, response);
}

bool is_complete(const Response& response, const Shape& shape) {
    if (!fits(response, shape)) {
        return false;
    }
    if (const auto* several = std::get_if<MultipleResponse>(&response)) {
        return several->options.size() == std::size_t(shape.choose);
    }
    if (const auto* ordering = std::get_if<Ordering>(&response)) {
        return ordering->order.size() == shape.options.size();
    }
    if (const auto* matching = std::get_if<Matching>(&response)) {
        return matching->pairs.size() == shape.prompts.size();
    }
    return true;
}

}  // namespace sitting
