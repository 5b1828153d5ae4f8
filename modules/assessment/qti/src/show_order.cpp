// Choices: which are shown, and in which order.
#include "interactions.hpp"
#include "machine.hpp"
#include "show.hpp"

#include <algorithm>

namespace qti {
namespace {

// As in the selection of questions: the last place first.
void shuffle(std::vector<std::size_t>& list, Draw& draw) {
    for (std::size_t i = list.size(); i > 1; --i) {
        std::swap(list[i - 1], list[static_cast<std::size_t>(draw.below(i))]);
    }
}

// Each interaction of an item draws its own order: FNV-1a of what names it.
std::uint64_t seed_of(std::uint64_t seed, std::string_view name) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : name) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    }
    return seed ^ hash;
}

bool is_choice(std::string_view local) {
    return local == "qti-simple-choice" || local == "qti-inline-choice" || local == "qti-gap-text" ||
           local == "qti-gap-img" || local == "qti-simple-associable-choice";
}

}  // namespace

bool Shower::hidden_choice(pugi::xml_node at) const {
    const std::string_view local = local_name(at);
    const bool choice = is_choice(local) || local == "qti-hottext" || local == "qti-gap" ||
                        local == "qti-hotspot-choice" || local == "qti-associable-hotspot";
    return choice && *at.attribute("template-identifier").value() && !shown(at, "template-identifier");
}

std::vector<pugi::xml_node> Shower::ordered(pugi::xml_node parent) const {
    std::vector<pugi::xml_node> list(parent.begin(), parent.end());
    if (!shuffled_) {
        return list;
    }
    std::vector<std::size_t> places;  // of the choices that may move
    std::string name = response_;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (is_choice(local_name(list[i])) && !hidden_choice(list[i]) && !flag(list[i], "fixed")) {
            places.push_back(i);
            name += "/" + std::string(list[i].attribute("identifier").value());
        }
    }
    if (places.size() < 2) {
        return list;
    }
    std::vector<std::string> right;  // the order that must not be the one shown
    if (local_name(parent) == "qti-order-interaction") {
        for (std::size_t i = 0; i < item_.declarations.size(); ++i) {
            if (item_.declarations[i].id == response_ && i < state_.correct.size()) {
                for (const Single& each : state_.correct[i].items) {
                    right.push_back(write_single(state_.correct[i].type, each));
                }
            }
        }
    }
    const auto shown_order = [&](const std::vector<std::size_t>& drawn) {
        std::vector<pugi::xml_node> moved = list;
        for (std::size_t i = 0; i < places.size(); ++i) {
            moved[places[i]] = list[drawn[i]];
        }
        return moved;
    };
    const auto is_right = [&](const std::vector<pugi::xml_node>& moved) {
        std::vector<std::string> ids;
        for (const pugi::xml_node each : moved) {
            if (is_choice(local_name(each)) && !hidden_choice(each)) {
                ids.emplace_back(each.attribute("identifier").value());
            }
        }
        return ids == right;
    };
    Draw draw(seed_of(state_.seed, name));
    std::vector<std::size_t> drawn = places;
    std::vector<pugi::xml_node> moved;
    do {  // at least one of two orders is not the right one, so it ends
        shuffle(drawn, draw);
        moved = shown_order(drawn);
    } while (!right.empty() && is_right(moved));
    return moved;
}

}  // namespace qti
