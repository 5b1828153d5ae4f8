#include <psychometrics/distractors.hpp>
#include <psychometrics/subscores.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace psychometrics {
namespace {

template <class T>
bool contains(const std::vector<T>& all, const T& one) {
    return std::ranges::find(all, one) != all.end();
}

std::vector<std::string> parts_of(const std::string& cell) {
    std::vector<std::string> out;
    std::size_t from = 0;
    while (from <= cell.size()) {
        const std::size_t to = std::min(cell.find('|', from), cell.size());
        if (to > from) {
            out.push_back(cell.substr(from, to - from));
        }
        from = to + 1;
    }
    return out;
}

}  // namespace

Result<std::vector<ItemKey>> read_keys(const Table& table) {
    const auto item = table.column("item"), key = table.column("key"), options = table.column("options");
    if (!item || !key) {
        return refuse("column_missing", "The key needs the columns item and key.");
    }
    std::vector<ItemKey> out;
    std::set<std::string> seen;
    for (const auto& row : table.rows) {
        ItemKey entry{row[*item], parts_of(row[*key])};
        if (entry.item.empty() || entry.keys.empty()) {
            return refuse("key_empty", "Row " + std::to_string(out.size() + 1) +
                                           " of the key has no item or no right answer; give both.");
        }
        if (!seen.insert(entry.item).second) {
            return refuse("key_twice", "The key names the item " + entry.item +
                                           " twice; write several right answers as A|C in one row.");
        }
        if (options) {
            entry.options = parts_of(row[*options]);
        }
        out.push_back(std::move(entry));
    }
    return out;
}

Result<std::vector<ItemDomain>> read_domains(const Table& table) {
    const auto item = table.column("item"), domain = table.column("domain");
    if (!item || !domain) {
        return refuse("column_missing", "The domains need the columns item and domain.");
    }
    std::vector<ItemDomain> out;
    std::set<std::string> seen;
    for (const auto& row : table.rows) {
        out.push_back({row[*item], row[*domain]});
        if (out.back().item.empty() || out.back().domain.empty()) {
            return refuse("domain_empty", "Row " + std::to_string(out.size()) +
                                              " of the domains has no item or no domain; give both.");
        }
        if (!seen.insert(out.back().item).second) {
            return refuse("domain_twice",
                          "The domains name the item " + out.back().item + " twice; an item has one domain.");
        }
    }
    return out;
}

Result<ScoredChoices> score_choices(const Choices& choices, const std::vector<ItemKey>& keys) {
    ScoredChoices out;
    std::map<std::string, const ItemKey*> by_item;
    for (const auto& key : keys) {
        by_item[key.item] = &key;
    }
    const Responses& codes = choices.codes;
    std::vector<std::size_t> keyed;
    std::vector<std::vector<std::uint8_t>> right;  // per keyed item and code
    for (std::size_t i = 0; i < codes.item_count(); ++i) {
        const auto found = by_item.find(codes.items[i]);
        if (found == by_item.end()) {
            out.problems.push_back(
                {"no_key", codes.items[i], "The key does not name this item; it was left out."});
            continue;
        }
        keyed.push_back(i);
        auto& scores = right.emplace_back();
        for (const auto& label : choices.labels[i]) {
            scores.push_back(contains(found->second->keys, label) ? 1 : 0);
        }
        for (const auto& answer : found->second->keys) {
            if (!contains(choices.labels[i], answer)) {
                out.problems.push_back({"key_never_chosen", codes.items[i],
                                        "Nobody chose the right answer " + answer + "; check the key."});
            }
        }
        by_item.erase(found);
    }
    for (const auto& [item, key] : by_item) {
        out.problems.push_back(
            {"key_unknown_item", item, "The key names an item that is not in the responses."});
    }
    if (keyed.empty()) {
        return refuse("no_keyed_items",
                      "No item of the responses is in the key; check the ids of both files.");
    }
    out.responses = with_items(codes, keyed);
    for (std::size_t at = 0; at < out.responses.scores.size(); ++at) {
        auto& score = out.responses.scores[at];
        if (score <= score_max) {
            score = right[at % keyed.size()][score];
        }
    }
    return out;
}

}  // namespace psychometrics
