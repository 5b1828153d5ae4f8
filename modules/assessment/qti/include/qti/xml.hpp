// XML read within limits. Nothing is fetched, no entity is declared: a DOCTYPE with an internal subset is
// refused, a bare one is dropped.
#pragma once
#include <qti/problem.hpp>

#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>

namespace qti {

struct XmlLimits {
    std::size_t bytes = 16 * 1'024 * 1'024;
    std::size_t depth = 100;       // elements inside each other
    std::size_t attributes = 100;  // of one element
    std::size_t elements = 400'000;
};

// A document that knows the line of each of its nodes.
class Xml {
  public:
    // Null with an error among the problems: xml_too_large, not_utf8 (the encoding is named),
    // doctype_refused, xml_malformed, xml_too_deep, too_many_attributes, repeated_attribute,
    // too_many_elements. UTF-8 (with or without a byte order mark), UTF-16 with one, and ISO-8859-1 or
    // Windows-1252 where the declaration says so.
    static std::shared_ptr<Xml> parse(std::string bytes, std::string file, Problems&, const XmlLimits& = {});

    pugi::xml_node root() const { return document_.document_element(); }
    pugi::xml_document& document() { return document_; }
    // From 1. Of a node that did not come from the file: of what stands before or around it.
    std::int64_t line_of(pugi::xml_node) const;
    // A new name makes pugixml forget where the node stood: rename by this, and the line is kept.
    void rename(pugi::xml_node, const std::string& name);
    const std::string& file() const { return file_; }
    void problem(Problems&, pugi::xml_node at, Severity, std::string code, std::string message) const;

  private:
    pugi::xml_document document_;
    std::string file_;
    std::vector<std::ptrdiff_t> line_ends_;
    std::unordered_map<const void*, std::int64_t> renamed_;  // node -> line
};

std::string_view local_name(pugi::xml_node);  // without a prefix: "m:math" is "math"
std::string text_of(pugi::xml_node);          // all the text below it, as written

}  // namespace qti
