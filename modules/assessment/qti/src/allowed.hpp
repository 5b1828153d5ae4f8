// The elements and attributes that may reach a candidate's browser. What is not listed does not.
#pragma once
#include <string_view>

namespace qti {

enum class Family { html, math, svg, qti };

struct AllowedElement {
    std::string_view name;  // without "qti-"
    Family family;
    std::string_view attributes;  // its own, blank-separated; the ones of every element are not repeated
    bool elements_alone = false;  // blanks between its children are layout
};

// By its local name in the document ("qti-simple-choice", "p", "mfrac"); null for what is left out. Names
// that mean something in HTML and SVG both ("a", "title", "text") are looked for in the family around them.
const AllowedElement* allowed_element(std::string_view local, Family around);
// Old HTML as it is written today: "tt" is "code", "acronym" is "abbr", "center" is "div".
std::string_view modern_name(std::string_view local);

bool allowed_attribute(const AllowedElement&, std::string_view attribute);
// The value says nothing but what its attribute is for: no address, no script, no way out of SVG's url(#…).
bool harmless_value(const AllowedElement&, std::string_view value);
std::string vocabulary_classes(std::string_view list);  // "qti-…", and "stimulus"

}  // namespace qti
