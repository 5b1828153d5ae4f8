#include "interactions.hpp"

#include <algorithm>
#include <charconv>

namespace qti {

void each_element(pugi::xml_node node, const std::function<void(pugi::xml_node)>& visit) {
    for (const pugi::xml_node child : node.children()) {
        if (child.type() == pugi::node_element) {
            visit(child);
            each_element(child, visit);
        }
    }
}

bool is_interaction(std::string_view local) {
    return local.starts_with("qti-") && local.ends_with("-interaction");
}

std::vector<std::string> identifiers_below(pugi::xml_node interaction,
                                           std::initializer_list<std::string_view> names) {
    std::vector<std::string> list;
    each_element(interaction, [&](pugi::xml_node each) {
        if (std::ranges::find(names, local_name(each)) != names.end()) {
            list.emplace_back(each.attribute("identifier").value());
        }
    });
    return list;
}

std::optional<std::int64_t> whole_number(pugi::xml_node node, const char* attribute) {
    const std::string_view text = node.attribute(attribute).value();
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return number;
}

bool flag(pugi::xml_node node, const char* attribute) {
    const std::string_view text = node.attribute(attribute).value();
    return text == "true" || text == "1";
}

std::vector<std::string> words_of(std::string_view list) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while ((at = list.find_first_not_of(" \t\r\n", at)) != list.npos) {
        const std::size_t end = std::min(list.find_first_of(" \t\r\n", at), list.size());
        words.emplace_back(list.substr(at, end - at));
        at = end;
    }
    return words;
}

}  // namespace qti
