#include "names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "vocabulary.hpp"

namespace qti {

namespace {

enum class Space { qti, html, math, svg, ssml, include, portable, schema, xml, other };

Space space_of(std::string_view address) {
    if (address.empty() || address.starts_with("http://www.imsglobal.org/xsd/imsqti_v2p") ||
        address.starts_with("http://www.imsglobal.org/xsd/imsqtiasi_v3p")) {
        return Space::qti;
    }
    if (address == "http://www.w3.org/1999/xhtml" ||
        address.starts_with("http://www.imsglobal.org/xsd/imsqtiv2p2_html5")) {
        return Space::html;
    }
    if (address.starts_with("http://www.imsglobal.org/xsd/portableCustomInteraction")) {
        return Space::portable;
    }
    return address == math_namespace                                ? Space::math
           : address == svg_namespace                               ? Space::svg
           : address.starts_with(ssml_namespace)                    ? Space::ssml
           : address == include_namespace                           ? Space::include
           : address == "http://www.w3.org/2001/XMLSchema-instance" ? Space::schema
           : address == "http://www.w3.org/XML/1998/namespace"      ? Space::xml
                                                                    : Space::other;
}

std::string version_of(std::string_view root, std::string_view address) {
    if (root.starts_with("qti-")) {
        return "3.0";
    }
    constexpr std::string_view before = "http://www.imsglobal.org/xsd/imsqti_v2p";
    if (address.starts_with(before) && address.size() > before.size()) {
        return fmt::format("2.{}", address[before.size()]);
    }
    return "2.2";
}

using Scope = std::vector<std::pair<std::string, std::string>>;  // prefix -> address; the last one counts

std::string_view address_of(const Scope& scope, std::string_view prefix) {
    const auto found =
        std::find_if(scope.rbegin(), scope.rend(), [&](const auto& one) { return one.first == prefix; });
    return found == scope.rend() ? std::string_view() : std::string_view(found->second);
}

std::string_view prefix_of(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

bool has_upper(std::string_view name) {
    return std::ranges::any_of(name, [](char one) { return one >= 'A' && one <= 'Z'; });
}

class Names {
  public:
    Names(Xml& xml, Problems& problems, bool old) : xml_(xml), problems_(problems), old_(old) {}

    void run() {
        Scope scope{{"xml", "http://www.w3.org/XML/1998/namespace"}};
        element(xml_.root(), scope, Space::qti);
        pugi::xml_node root = xml_.root();
        if (std::string_view(root.name()).starts_with("qti-")) {
            root.prepend_attribute("xmlns") = std::string(qti3_namespace).c_str();
        }
        if (uses_include_) {
            root.append_attribute("xmlns:xi") = std::string(include_namespace).c_str();
        }
        if (uses_ssml_) {
            root.append_attribute("xmlns:ssml") = std::string(ssml_namespace).c_str();
        }
    }

  private:
    void element(pugi::xml_node node, Scope& scope, Space around) {
        const std::size_t outer = scope.size();
        declare(node, scope);
        const std::string_view prefix = prefix_of(node.name());
        const std::string address(address_of(scope, prefix));
        // A prefix nobody declared says nothing; it is kept, and told.
        const Space space = prefix.empty() || !address.empty() ? space_of(address) : Space::other;
        if (space == Space::other && told_.insert(address.empty() ? std::string(prefix) : address).second) {
            xml_.problem(problems_, node, Severity::warning, "unknown_namespace",
                         fmt::format("Elements such as <{}> are not part of QTI and are not shown.",
                                     std::string_view(node.name()).substr(0, 60)));
        }
        name(node, space, around);
        attributes(node, scope);
        for (pugi::xml_node child : node.children()) {
            if (child.type() == pugi::node_element) {
                element(child, scope, space);
            }
        }
        if (old_) {
            wrap(node);
        }
        scope.resize(outer);
    }

    // Takes the declarations off the element, but of what is not known here.
    void declare(pugi::xml_node node, Scope& scope) {
        for (pugi::xml_attribute one = node.first_attribute(); one;) {
            const pugi::xml_attribute next = one.next_attribute();
            const std::string_view attribute = one.name();
            if (attribute == "xmlns" || attribute.starts_with("xmlns:")) {
                scope.emplace_back(attribute.size() > 6 ? attribute.substr(6) : std::string_view(),
                                   one.value());
                if (space_of(scope.back().second) != Space::other) {
                    node.remove_attribute(one);
                }
            }
            one = next;
        }
    }

    void name(pugi::xml_node node, Space space, Space around) {
        const std::string local(local_name(node));
        std::string wanted = local;
        switch (space) {
            case Space::qti:
                wanted = qti_name(local);
                break;
            case Space::ssml:
                wanted = "ssml:" + local;  // "sub" and "p" mean something else in HTML
                uses_ssml_ = true;
                break;
            case Space::include:
                wanted = "xi:" + local;
                uses_include_ = true;
                break;
            case Space::math:
            case Space::svg:
                if (around != space) {
                    node.append_attribute("xmlns") =
                        std::string(space == Space::math ? math_namespace : svg_namespace).c_str();
                }
                break;
            case Space::other:
                wanted = node.name();
                break;
            default:
                break;
        }
        if (wanted != node.name()) {
            xml_.rename(node, wanted);
        }
    }

    std::string qti_name(const std::string& local) const {
        if (!old_ || is_html_name(local)) {
            return local;
        }
        std::string name = kebab(local);
        return is_qti_name(name) ? "qti-" + name : local;
    }

    void attributes(pugi::xml_node node, const Scope& scope) {
        const bool ours = std::string_view(node.name()).starts_with("qti-");
        for (pugi::xml_attribute one = node.first_attribute(); one;) {
            const pugi::xml_attribute next = one.next_attribute();
            const std::string_view attribute = one.name();
            const std::string_view prefix = prefix_of(attribute);
            if (!prefix.empty() && space_of(address_of(scope, prefix)) == Space::schema) {
                node.remove_attribute(one);
            } else if (ours && prefix.empty() && has_upper(attribute) && !attribute.starts_with("data-")) {
                rename(node, one);
            }
            one = next;
        }
        if (std::string_view(node.name()) == "qti-response-processing") {
            template_of(node);
        }
    }

    void rename(pugi::xml_node node, pugi::xml_attribute one) {
        const std::string wanted = kebab(one.name());
        if (!old_) {
            xml_.problem(problems_, node, Severity::warning, "old_name",
                         fmt::format("{} is written {} in QTI 3; it was read as that.",
                                     std::string_view(one.name()).substr(0, 60), wanted.substr(0, 60)));
        }
        if (node.attribute(wanted.c_str())) {
            node.remove_attribute(one);
        } else {
            one.set_name(wanted.c_str());
        }
    }

    static void template_of(pugi::xml_node node) {
        for (const char* attribute : {"template", "template-location"}) {
            pugi::xml_attribute one = node.attribute(attribute);
            if (one && std::string_view(one.value()).empty()) {
                node.remove_attribute(one);
            } else if (const auto known = template_address(one.value()); !known.empty()) {
                one = known.c_str();
            }
        }
    }

    // What version 3 puts into a content body stood free before.
    void wrap(pugi::xml_node node) {
        const std::string_view name = node.name();
        if (name != "qti-rubric-block" && name != "qti-feedback-block" && name != "qti-modal-feedback" &&
            name != "qti-template-block") {
            return;
        }
        pugi::xml_node body = node.append_child("qti-content-body");
        for (pugi::xml_node child = node.first_child(); child != body;) {
            const pugi::xml_node next = child.next_sibling();
            const std::string_view inner = child.name();
            if (inner != "qti-stylesheet" && inner != "qti-catalog-info") {
                body.append_move(child);
            }
            child = next;
        }
    }

    Xml& xml_;
    Problems& problems_;
    bool old_;
    bool uses_ssml_ = false, uses_include_ = false;
    std::set<std::string> told_;
};

std::string declared_address(pugi::xml_node root) {
    const std::string_view prefix = prefix_of(root.name());
    const std::string attribute = prefix.empty() ? "xmlns" : "xmlns:" + std::string(prefix);
    return root.attribute(attribute.c_str()).value();
}

}  // namespace

std::string template_address(std::string_view address) {
    constexpr std::string_view folder = "/rptemplates/";
    const auto at = address.find(folder);
    if (at == std::string_view::npos || !address.substr(0, at).contains("imsglobal.org/") ||
        !address.starts_with("http")) {
        return {};
    }
    std::string_view name = address.substr(at + folder.size());
    if (name.ends_with(".xml")) {
        name.remove_suffix(4);
    }
    return fmt::format("https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/{}.xml", name);
}

void bring_names(Xml& xml, Problems& problems, const std::string& version) {
    const std::string address = declared_address(xml.root());
    const auto found = address.empty() || space_of(address) != Space::qti
                           ? version
                           : version_of(address.contains("asi_v3") ? "qti-" : "", address);
    Names(xml, problems, !found.starts_with('3')).run();
    bring_portable_interactions(xml, problems);
}

std::string to_qti3(Xml& xml, Problems& problems) {
    const std::string root(local_name(xml.root()));
    const std::string address = declared_address(xml.root());
    const std::string name = root.starts_with("qti-") ? root.substr(4) : kebab(root);
    constexpr std::string_view roots[] = {"assessment-item",     "assessment-test",
                                          "assessment-section",  "assessment-stimulus",
                                          "response-processing", "outcome-declaration"};
    if (space_of(address) != Space::qti || std::ranges::find(roots, name) == std::end(roots)) {
        return "";
    }
    const std::string version = version_of(root, address);
    bring_names(xml, problems, version);
    return version;
}

}  // namespace qti
