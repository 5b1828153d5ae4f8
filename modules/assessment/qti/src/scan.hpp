// One pass over the text of an XML document, before a tree is made of it: what pugixml accepts and we do not.
#pragma once
#include <qti/xml.hpp>

namespace qti {

struct Refusal {
    std::size_t at = 0;  // byte
    std::string code, message;
};

// Takes time in proportion to the text. A bare DOCTYPE is blanked out.
std::optional<Refusal> scan(std::string& text, const XmlLimits&);

}  // namespace qti
