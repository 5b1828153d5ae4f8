// The questions of an attempt, as far as a generator must know them: how each may be answered.
#pragma once
#include <boost/json/fwd.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace load {

struct Item {
    std::string id;
    std::vector<std::string> responses;  // JSON texts, each an answer the server takes
};
struct Paper {
    std::vector<Item> items;
};
// At most `items_max` questions of the reply of GET …/paper, without composite ones. Throws when there is
// none.
std::shared_ptr<const Paper> paper_from(std::string_view reply, std::size_t items_max);

}  // namespace load
