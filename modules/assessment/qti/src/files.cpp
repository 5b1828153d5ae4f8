// The files a document names.
#include "addresses.hpp"
#include "interactions.hpp"
#include "path.hpp"

#include <qti/body.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace qti {
namespace {

struct Named {
    std::string_view element, attribute;  // "" is any element
};
constexpr auto named = std::to_array<Named>({{"", "src"},
                                             {"", "poster"},
                                             {"object", "data"},
                                             {"image", "href"},
                                             {"image", "xlink:href"},
                                             {"a", "href"},
                                             {"include", "href"},
                                             {"qti-stylesheet", "href"},
                                             {"qti-assessment-stimulus-ref", "href"},
                                             {"qti-response-processing", "template-location"},
                                             {"qti-interaction-modules", "primary-configuration"},
                                             {"qti-interaction-modules", "secondary-configuration"}});

}  // namespace

bool is_address(std::string_view element, std::string_view attribute) {
    return std::ranges::any_of(named, [&](const Named& one) {
        return one.attribute == attribute && (one.element.empty() || one.element == element);
    });
}

bool is_module_path(std::string_view element, std::string_view attribute) {
    return element == "qti-interaction-module" &&
           (attribute == "primary-path" || attribute == "fallback-path");
}

std::string change_source_set(std::string_view written,
                              const std::function<std::string(std::string_view)>& change) {
    std::string out;
    while (!written.empty()) {
        const std::size_t comma = std::min(written.find(','), written.size());
        const std::vector<std::string> words = words_of(written.substr(0, comma));
        written.remove_prefix(std::min(comma + 1, written.size()));
        const std::string found = words.empty() ? "" : change(words.front());
        if (!found.empty()) {
            out += (out.empty() ? "" : ", ") + found + (words.size() > 1 ? " " + words[1] : "");
        }
    }
    return out;
}

std::vector<std::string> files_of(const Item& item) {
    std::vector<std::string> list;
    std::set<std::string> known;
    const auto add = [&](std::string_view written) {
        std::optional<std::string> path = local_path(written);
        if (path && known.insert(*path).second) {
            list.push_back(std::move(*path));
        }
        return std::string();
    };
    if (!item.document) {
        return list;
    }
    each_element(item.document->root(), [&](pugi::xml_node at) {
        const std::string_view local = local_name(at);
        for (const pugi::xml_attribute each : at.attributes()) {
            const std::string_view name = each.name(), value = each.value();
            if (is_address(local, name)) {
                add(value);
            } else if (name == "srcset") {
                change_source_set(value, add);
            } else if (is_module_path(local, name) && !value.empty()) {
                add(value.ends_with(".js") ? std::string(value) : std::string(value) + ".js");
            }
        }
        if (local == "qti-file-href") {
            add(text_of(at));
        }
    });
    return list;
}

}  // namespace qti
