#include <qti/item.hpp>

#include <algorithm>

namespace qti {

const Declaration* Item::find(std::string_view id) const {
    const auto found = std::ranges::find(declarations, id, &Declaration::id);
    return found == declarations.end() ? nullptr : &*found;
}

pugi::xml_node Item::body() const {
    return document ? document->root().child("qti-item-body") : pugi::xml_node();
}

}  // namespace qti
