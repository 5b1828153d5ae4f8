#include <fmt/format.h>
#include <qti/evaluate.hpp>

#include <algorithm>

#include "interactions.hpp"
#include "reading.hpp"

namespace qti {

namespace {

bool is_true(const char* written) {
    const std::string_view text = written;
    return text == "true" || text == "1";
}

// Some files write the built-in variable in this way, and mean it.
void rename_completion_status(Xml& xml, Problems& problems) {
    constexpr std::string_view old = "completion_status";
    for (const pugi::xml_node node : xml.root().children()) {
        if (old == node.attribute("identifier").value()) {
            return;  // a variable of the item's own
        }
    }
    each_element(xml.root(), [&](pugi::xml_node node) {
        const std::string_view name = node.name();
        pugi::xml_attribute id = node.attribute("identifier");
        if (old == id.value() && (name == "qti-set-outcome-value" || name == "qti-variable")) {
            id = "completionStatus";
            xml.problem(problems, node, Severity::warning, "old_name",
                        "completion_status is written completionStatus; it was read as that.");
        }
    });
}

// An item read from this document; null with an error where it cannot be used.
ItemRef read(const std::shared_ptr<Xml>& xml, const std::string& version, Problems& problems,
             const Neighbours& neighbours) {
    gather(*xml, version, neighbours, problems);
    rename_completion_status(*xml, problems);
    const pugi::xml_node root = xml->root();
    auto item = std::make_shared<Item>();
    item->identifier = root.attribute("identifier").value();
    item->title = root.attribute("title").value();
    item->language = root.attribute("xml:lang").value();
    item->adaptive = is_true(root.attribute("adaptive").value());
    item->time_dependent = is_true(root.attribute("time-dependent").value());
    item->version = version;
    item->document = xml;
    if (item->identifier.empty()) {
        xml->problem(problems, root, Severity::error, "wrong_identifier", "The item has no identifier.");
    }
    item->declarations = read_declarations(*xml, problems);
    check_item(*item, problems, neighbours);
    item->program = compile(*item, problems, neighbours);
    return item;
}

}  // namespace

const Declaration* Item::find(std::string_view id) const {
    const auto found = std::ranges::find(declarations, id, &Declaration::id);
    return found == declarations.end() ? nullptr : &*found;
}

pugi::xml_node Item::body() const {
    return document ? document->root().child("qti-item-body") : pugi::xml_node();
}

ItemRef read_item(std::string bytes, std::string file, Problems& problems, const Neighbours& neighbours) {
    // What was said of other files does not make this one unusable.
    Problems mine;
    ItemRef item;
    if (const auto xml = Xml::parse(std::move(bytes), std::move(file), mine)) {
        const std::string version = to_qti3(*xml, mine);
        const std::string_view root = xml->root().name();
        if (version.empty()) {
            xml->problem(mine, xml->root(), Severity::error, "not_qti",
                         fmt::format("This is not QTI: its outermost element is {}.", quoted(root)));
        } else if (root != "qti-assessment-item") {
            xml->problem(mine, xml->root(), Severity::error, "not_an_item",
                         fmt::format("This is not an item, but {}.", quoted(root)));
        } else {
            item = read(xml, version, mine, neighbours);
        }
    }
    if (has_errors(mine)) {
        item.reset();
    }
    std::ranges::move(mine, std::back_inserter(problems));
    return item;
}

}  // namespace qti
