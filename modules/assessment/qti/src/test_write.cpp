#include "path.hpp"

#include <qti/package.hpp>
#include <qti/write.hpp>

namespace qti {
namespace {

void set(pugi::xml_node at, const char* name, std::string_view value) {
    at.append_attribute(name).set_value(std::string(value).c_str());
}
void set(pugi::xml_node at, const char* name, bool value) {
    at.append_attribute(name).set_value(value ? "true" : "false");
}
std::string written(double number) { return write_single(BaseType::real, number); }

void put(pugi::xml_node parent, const ItemReference& item, const Test& test) {
    pugi::xml_node made = parent.append_child("qti-assessment-item-ref");
    set(made, "identifier", item.id);
    set(made, "href", encode_path(relative_to(test.path, item.href)));
    std::string categories;
    for (const std::string& each : item.categories) {
        categories += (categories.empty() ? "" : " ") + each;
    }
    if (!categories.empty()) {
        set(made, "category", categories);
    }
    if (item.required) {
        set(made, "required", true);
    }
    if (item.fixed) {
        set(made, "fixed", true);
    }
    for (const auto& [id, weight] : item.weights) {
        pugi::xml_node each = made.append_child("qti-weight");
        set(each, "identifier", id);
        set(each, "value", written(weight));
    }
}

void put(pugi::xml_node parent, const Section& section, const Test& test) {
    pugi::xml_node made = parent.append_child("qti-assessment-section");
    set(made, "identifier", section.id);
    set(made, "title", section.title);
    set(made, "visible", section.visible);
    if (!section.keep_together) {
        set(made, "keep-together", false);
    }
    if (section.required) {
        set(made, "required", true);
    }
    if (section.fixed) {
        set(made, "fixed", true);
    }
    if (section.select) {
        pugi::xml_node selection = made.append_child("qti-selection");
        set(selection, "select", std::to_string(*section.select));
        if (section.with_replacement) {
            set(selection, "with-replacement", true);
        }
    }
    if (section.shuffle) {
        set(made.append_child("qti-ordering"), "shuffle", true);
    }
    for (const auto& child : section.children) {
        std::visit([&](const auto& each) { put(made, each, test); }, child);
    }
}

}  // namespace

std::string write_test(const Test& test) {
    pugi::xml_document document;
    pugi::xml_node root = document.append_child("qti-assessment-test");
    set(root, "identifier", test.id);
    set(root, "title", test.title);
    if (test.max_seconds) {
        set(root.append_child("qti-time-limits"), "max-time", written(*test.max_seconds));
    }
    for (const Part& part : test.parts) {
        pugi::xml_node made = root.append_child("qti-test-part");
        set(made, "identifier", part.id);
        set(made, "navigation-mode", part.navigation);
        set(made, "submission-mode", part.submission);
        for (const Section& section : part.sections) {
            put(made, section, test);
        }
    }
    return write(root);
}

}  // namespace qti
