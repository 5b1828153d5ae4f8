// Tests: parts, sections, references to items.
#include "interactions.hpp"
#include "manifest.hpp"
#include "path.hpp"

#include <qti/package.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace qti {
namespace {

constexpr std::size_t references_max = 20'000;  // of one test, sections and items
constexpr std::size_t sections_deep_max = 30;

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool good = error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
    return good ? std::optional(value) : std::nullopt;
}
bool truth(pugi::xml_node at, const char* attribute, bool absent) {
    return *at.attribute(attribute).value() ? flag(at, attribute) : absent;
}

// The files being read stand in `path_`, so that a section which names itself is found.
class TestReader {
  public:
    TestReader(const Files& files, Problems& problems) : files_(files), problems_(problems) {}

    Test read(const std::shared_ptr<const Xml>& xml) {
        const pugi::xml_node root = xml->root();
        Test test{.id = root.attribute("identifier").value(),
                  .title = root.attribute("title").value(),
                  .path = xml->file(),
                  .document = xml};
        test.max_seconds = seconds(*xml, root);
        path_.push_back(xml->file());
        warn(*xml, root);
        for (const pugi::xml_node each : root.children("qti-test-part")) {
            Part part{.id = each.attribute("identifier").value(),
                      .navigation = each.attribute("navigation-mode").as_string("nonlinear"),
                      .submission = each.attribute("submission-mode").as_string("individual")};
            for (const pugi::xml_node child : each.children()) {
                if (std::optional<Section> found = section(*xml, child)) {
                    part.sections.push_back(std::move(*found));
                }
            }
            test.parts.push_back(std::move(part));
        }
        if (test.parts.empty()) {
            xml->problem(problems_, root, Severity::error, "no_test_parts",
                         "A test needs at least one part with a section.");
        }
        return test;
    }

  private:
    std::optional<double> seconds(const Xml& xml, pugi::xml_node root) {
        pugi::xml_node limits = root.child("qti-time-limits");
        const auto parts = root.children("qti-test-part");
        if (!limits && std::distance(parts.begin(), parts.end()) == 1) {
            limits = root.child("qti-test-part").child("qti-time-limits");
        }
        const std::string_view written = limits.attribute("max-time").value();
        const std::optional<double> found = number(written);
        if (!written.empty() && (!found || *found < 0)) {
            xml.problem(problems_, limits, Severity::warning, "wrong_value",
                        "A time limit is a number of seconds. This one is left out.");
            return std::nullopt;
        }
        return found;
    }

    // What a test of this system cannot do is said; the document keeps it.
    void warn(const Xml& xml, pugi::xml_node root) {
        each_element(root, [&](pugi::xml_node each) {
            const std::string_view local = local_name(each);
            if (local == "qti-branch-rule" || local == "qti-pre-condition" ||
                local == "qti-adaptive-selection" || local == "qti-test-feedback") {
                xml.problem(problems_, each, Severity::warning, "not_kept",
                            "<" + std::string(local) +
                                "> has no effect here: everybody gets the same path through a test.");
            }
        });
    }

    bool room(const Xml& xml, pugi::xml_node at) {
        if (++references_ <= references_max) {
            return true;
        }
        if (references_ == references_max + 1) {
            xml.problem(problems_, at, Severity::error, "too_many_references",
                        "A test may name " + std::to_string(references_max) +
                            " sections and items, counting those in sections it names. Divide it.");
        }
        return false;
    }

    std::optional<std::string> resolved(const Xml& xml, pugi::xml_node at) {
        const std::string_view written = at.attribute("href").value();
        const std::optional<std::string> named = local_path(written);
        const std::optional<std::string> path = named ? resolve(xml.file(), *named) : std::nullopt;
        if (!path) {
            xml.problem(problems_, at, Severity::error, "path_outside",
                        "“" + std::string(written.substr(0, 200)) +
                            "” is not a path inside the package. Put the file into it.");
        } else if (!files_.contains(*path)) {
            xml.problem(problems_, at, Severity::error, "file_missing",
                        "“" + *path + "” is not in the package. Add the file, or take the reference out.");
            return std::nullopt;
        }
        return path;
    }

    std::optional<Section> section(const Xml& xml, pugi::xml_node at) {
        const std::string_view local = local_name(at);
        if (local == "qti-assessment-section-ref" || local == "include") {
            return referenced(xml, at);
        }
        if (local != "qti-assessment-section" || !room(xml, at)) {
            return std::nullopt;
        }
        if (++deep_ > sections_deep_max) {
            --deep_;
            xml.problem(
                problems_, at, Severity::error, "sections_too_deep",
                "Sections stand at most " + std::to_string(sections_deep_max) + " deep inside each other.");
            return std::nullopt;
        }
        Section made{.id = at.attribute("identifier").value(),
                     .title = at.attribute("title").value(),
                     .visible = truth(at, "visible", true),
                     .keep_together = truth(at, "keep-together", true),
                     .required = flag(at, "required"),
                     .fixed = flag(at, "fixed"),
                     .shuffle = flag(at.child("qti-ordering"), "shuffle")};
        if (const pugi::xml_node selection = at.child("qti-selection")) {
            made.select = whole_number(selection, "select");
            made.with_replacement = flag(selection, "with-replacement");
            if (!made.select || *made.select < 0) {
                made.select.reset();
                xml.problem(problems_, selection, Severity::error, "wrong_value",
                            "A selection says how many to take, as a whole number.");
            }
        }
        for (const pugi::xml_node child : at.children()) {
            if (local_name(child) == "qti-assessment-item-ref") {
                if (std::optional<ItemReference> found = item(xml, child)) {
                    made.children.emplace_back(std::move(*found));
                }
            } else if (std::optional<Section> found = section(xml, child)) {
                made.children.emplace_back(std::move(*found));
            }
        }
        --deep_;
        return made;
    }

    std::optional<Section> referenced(const Xml& xml, pugi::xml_node at) {
        if (!room(xml, at)) {
            return std::nullopt;
        }
        const std::optional<std::string> path = resolved(xml, at);
        if (!path) {
            return std::nullopt;
        }
        if (std::ranges::find(path_, *path) != path_.end()) {
            xml.problem(problems_, at, Severity::error, "section_circle",
                        "“" + *path + "” is named from inside itself. Take one of the references out.");
            return std::nullopt;
        }
        std::shared_ptr<const Xml>& read = documents_[*path];
        if (!read) {
            const std::shared_ptr<Xml> fresh = Xml::parse(files_.at(*path), *path, problems_);
            if (!fresh) {
                return std::nullopt;
            }
            to_qti3(*fresh, problems_);
            warn(*fresh, fresh->root());
            read = fresh;
        }
        const std::shared_ptr<const Xml> document = read;
        path_.push_back(*path);
        std::optional<Section> made = section(*document, document->root());
        path_.pop_back();
        if (!made && local_name(document->root()) != "qti-assessment-section") {
            xml.problem(problems_, at, Severity::error, "not_a_section",
                        "“" + *path + "” is no <qti-assessment-section>.");
        }
        return made;
    }

    std::optional<ItemReference> item(const Xml& xml, pugi::xml_node at) {
        if (!room(xml, at)) {
            return std::nullopt;
        }
        const std::optional<std::string> path = resolved(xml, at);
        if (!path) {
            return std::nullopt;
        }
        ItemReference made{.id = at.attribute("identifier").value(),
                           .href = *path,
                           .categories = words_of(at.attribute("category").value()),
                           .required = flag(at, "required"),
                           .fixed = flag(at, "fixed"),
                           .line = xml.line_of(at)};
        for (const pugi::xml_node each : at.children("qti-weight")) {
            if (const std::optional<double> value = number(each.attribute("value").value())) {
                made.weights[each.attribute("identifier").value()] = *value;
            } else {
                xml.problem(problems_, each, Severity::warning, "wrong_value",
                            "A weight is a number. This one is left out.");
            }
        }
        return made;
    }

    const Files& files_;
    Problems& problems_;
    std::vector<std::string> path_;
    std::map<std::string, std::shared_ptr<const Xml>> documents_;
    std::size_t references_ = 0, deep_ = 0;
};

void gather(const std::vector<std::variant<Section, ItemReference>>& children,
            std::vector<const ItemReference*>& out) {
    for (const auto& child : children) {
        if (const auto* item = std::get_if<ItemReference>(&child)) {
            out.push_back(item);
        } else {
            gather(std::get<Section>(child).children, out);
        }
    }
}

}  // namespace

std::optional<Test> read_test(std::string bytes, std::string path, const Files& files, Problems& problems) {
    const std::shared_ptr<Xml> xml = Xml::parse(std::move(bytes), std::move(path), problems);
    if (!xml) {
        return std::nullopt;
    }
    to_qti3(*xml, problems);
    if (local_name(xml->root()) != "qti-assessment-test") {
        xml->problem(problems, xml->root(), Severity::error, "not_a_test",
                     "The root element of a test is <qti-assessment-test>.");
        return std::nullopt;
    }
    return TestReader(files, problems).read(xml);
}

std::vector<const ItemReference*> items_of(const Test& test) {
    std::vector<const ItemReference*> list;
    for (const Part& part : test.parts) {
        for (const Section& section : part.sections) {
            gather(section.children, list);
        }
    }
    return list;
}

}  // namespace qti
