#include <fmt/format.h>

#include <algorithm>

#include "names.hpp"

namespace qti {

namespace {

// Version 2's element and attribute names stand as they were: they are of another namespace.
pugi::xml_node child_named(pugi::xml_node node, std::initializer_list<std::string_view> names) {
    for (const pugi::xml_node child : node.children()) {
        if (std::ranges::find(names, std::string_view(child.name())) != names.end()) {
            return child;
        }
    }
    return {};
}

std::string attribute(pugi::xml_node node, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        if (const auto one = node.attribute(name)) {
            return one.value();
        }
    }
    return {};
}

// "dataPoints" and "data points" can be no attribute's name; "data-points" can.
std::string data_name(std::string_view key) {
    std::string name = "data-";
    for (const char one : key) {
        const bool upper = one >= 'A' && one <= 'Z';
        const bool plain =
            (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9') || one == '-' || one == '_';
        if (upper && name.back() != '-') {
            name += '-';
        }
        name += upper ? static_cast<char>(one + 32) : plain ? one : '-';
    }
    return name;
}

void set(pugi::xml_node node, const std::string& name, const std::string& value) {
    if (!value.empty() && !node.attribute(name.c_str())) {
        node.append_attribute(name.c_str()) = value.c_str();
    }
}

void add_module(pugi::xml_node modules, const std::string& id, const std::string& path,
                const std::string& fallback) {
    pugi::xml_node module = modules.append_child("qti-interaction-module");
    set(module, "id", id);
    set(module, "primary-path", path);
    set(module, "fallback-path", fallback);
}

// Where the code is: modules with paths, or one hook. False where nothing says so.
bool add_modules(pugi::xml_node interaction, pugi::xml_node from, const std::string& type) {
    const std::string hook = attribute(from, {"hook"});
    const pugi::xml_node listed = child_named(from, {"modules", "qti-interaction-modules"});
    const std::string named = attribute(from, {"module"});
    if (hook.empty() && !listed && named.empty()) {
        return false;
    }
    pugi::xml_node modules = interaction.append_child("qti-interaction-modules");
    set(modules, "primary-configuration",
        attribute(listed, {"primaryConfiguration", "primary-configuration"}));
    std::string main = named;
    for (const pugi::xml_node one : listed.children()) {
        if (one.type() == pugi::node_element) {
            const std::string id = attribute(one, {"id"});
            add_module(modules, id, attribute(one, {"primaryPath", "primary-path"}),
                       attribute(one, {"fallbackPath", "fallback-path"}));
            main = main.empty() ? id : main;
        }
    }
    if (!hook.empty()) {
        main = main.empty() ? type : main;
        add_module(modules, main, hook, "");
    }
    set(interaction, "module", main);
    return true;
}

void bring(Xml& xml, Problems& problems, pugi::xml_node custom) {
    const pugi::xml_node from = child_named(custom, {"portableCustomInteraction"});
    if (!from) {
        return;
    }
    const std::string type = attribute(from, {"customInteractionTypeIdentifier", "typeIdentifier"});
    if (!add_modules(custom, from, type)) {
        xml.problem(problems, custom, Severity::warning, "interaction_not_understood",
                    "This portable custom interaction does not say where its code is. It cannot be shown.");
        return;
    }
    xml.rename(custom, "qti-portable-custom-interaction");
    set(custom, "response-identifier", attribute(from, {"responseIdentifier"}));
    set(custom, "custom-interaction-type-identifier", type);
    for (const pugi::xml_node one : child_named(from, {"properties"}).children()) {
        const std::string key = attribute(one, {"key"});
        if (one.type() != pugi::node_element) {
            continue;
        }
        if (key.empty() || one.find_child([](pugi::xml_node c) { return c.type() == pugi::node_element; })) {
            xml.problem(problems, one, Severity::warning, "property_left_out",
                        "QTI 3 has no place for this property of an interaction. It was left out.");
        } else {
            set(custom, data_name(key), text_of(one));
        }
    }
    pugi::xml_node markup = custom.append_child("qti-interaction-markup");
    pugi::xml_node content = child_named(from, {"markup", "interactionMarkup"});
    while (content.first_child()) {
        markup.append_move(content.first_child());
    }
    custom.remove_child(from);
}

void look(Xml& xml, Problems& problems, pugi::xml_node node) {
    for (pugi::xml_node child : node.children()) {
        look(xml, problems, child);
    }
    if (std::string_view(node.name()) == "qti-custom-interaction") {
        bring(xml, problems, node);
    }
}

}  // namespace

void bring_portable_interactions(Xml& xml, Problems& problems) { look(xml, problems, xml.root()); }

}  // namespace qti
