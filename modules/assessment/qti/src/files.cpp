// The files a document names.
#include "interactions.hpp"
#include "path.hpp"

#include <qti/body.hpp>

#include <algorithm>
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

std::vector<std::string> files_of(const Item& item) {
    std::vector<std::string> list;
    std::set<std::string> known;
    const auto add = [&](std::string_view written) {
        std::optional<std::string> path = local_path(written);
        if (path && known.insert(*path).second) {
            list.push_back(std::move(*path));
        }
    };
    if (!item.document) {
        return list;
    }
    const auto look = [&](pugi::xml_node at) {
        const std::string_view local = local_name(at);
        for (const pugi::xml_attribute each : at.attributes()) {
            const std::string_view name = each.name();
            if (std::ranges::any_of(named, [&](const Named& one) {
                    return one.attribute == name && (one.element.empty() || one.element == local);
                })) {
                add(each.value());
            } else if (name == "srcset") {
                std::string_view rest = each.value();
                while (!rest.empty()) {
                    const std::size_t comma = std::min(rest.find(','), rest.size());
                    const std::vector<std::string> words = words_of(rest.substr(0, comma));
                    add(words.empty() ? "" : words.front());
                    rest.remove_prefix(std::min(comma + 1, rest.size()));
                }
            } else if (local == "qti-interaction-module" && name.ends_with("-path")) {
                const std::string_view path = each.value();
                add(path.ends_with(".js") ? std::string(path) : std::string(path) + ".js");
            }
        }
        if (local == "qti-file-href") {
            add(text_of(at));
        }
    };
    each_element(item.document->root(), look);
    return list;
}

}  // namespace qti
