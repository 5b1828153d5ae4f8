// QTI 3 as text. Canonical: two documents that mean the same are written alike (attributes in a fixed order,
// insignificant blanks gone), so that equal items are equal bytes.
#pragma once
#include <qti/item.hpp>

namespace qti {

// What was taken in from stimuli is left out; the reference to them is written. With `rename`, the files it
// names are called so.
std::string write_item(const Item&, const std::function<std::string(const std::string& path)>& rename = {});
std::string write(pugi::xml_node root);
std::string escaped(std::string_view text);  // for building documents: & < > " '

}  // namespace qti
