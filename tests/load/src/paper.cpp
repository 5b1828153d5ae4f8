#include "paper.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace load {
namespace {
namespace json = boost::json;
constexpr std::size_t responses_max = 4;

json::array ids_of(const json::value& list) {
    json::array out;
    for (const json::value& one : list.as_array()) {
        out.push_back(one.at("id"));
    }
    return out;
}

// Any answer will do, as long as the next one differs.
json::object response(const std::string& kind, json::array options, const json::array& prompts,
                      std::size_t choose, std::size_t turn) {
    std::ranges::rotate(options, options.begin() + std::ptrdiff_t(turn % options.size()));
    json::object out{{"kind", kind}};
    if (kind == "choice") {
        out["option"] = options[0];
    } else if (kind == "multiple_response") {
        out["options"] =
            json::array(options.begin(), options.begin() + std::ptrdiff_t(std::min(choose, options.size())));
    } else if (kind == "ordering") {
        out["order"] = options;
    } else if (kind == "matching") {
        json::array pairs;
        for (std::size_t i = 0; i < std::min(prompts.size(), options.size()); ++i) {
            pairs.push_back(json::object{{"prompt", prompts[i]}, {"option", options[i]}});
        }
        out["pairs"] = std::move(pairs);
    } else {
        throw std::runtime_error("The generator does not know how to answer a question of kind " + kind +
                                 ".");
    }
    return out;
}
}  // namespace

std::shared_ptr<const Paper> paper_from(std::string_view reply, std::size_t items_max) {
    const json::value whole = json::parse(reply);
    auto out = std::make_shared<Paper>();
    for (const json::value& item : whole.at("items").as_array()) {
        if (out->items.size() == items_max) {
            break;
        }
        const std::string kind(item.at("kind").as_string());
        if (kind == "composite") {
            continue;  // what may stand in its fields depends on the drawing of each; a save is the same work
        }
        const json::array options = ids_of(item.at("options"));
        const json::array prompts = item.as_object().contains("prompts") && item.at("prompts").is_array()
                                        ? ids_of(item.at("prompts"))
                                        : json::array();
        Item made{std::string(item.at("id").as_string()), {}};
        for (std::size_t turn = 0; turn < std::min(options.size(), responses_max); ++turn) {
            made.responses.push_back(json::serialize(
                response(kind, options, prompts, std::size_t(item.at("choose").as_int64()), turn)));
        }
        out->items.push_back(std::move(made));
    }
    if (out->items.empty()) {
        throw std::runtime_error("The paper has no questions.");
    }
    return out;
}

}  // namespace load
