#include "tree.hpp"

#include <algorithm>

namespace http {
namespace {
// What stands before the next slash; `rest` then begins with that slash, or is empty at the end.
std::string_view next_word(std::string_view& rest) {
    rest.remove_prefix(1);
    const auto word = rest.substr(0, rest.find('/'));
    rest.remove_prefix(word.size());
    return word;
}
}  // namespace

void RouteTree::add(const Route& route) {
    Node* node = &top_;
    std::string_view rest = route.path;
    MUST(rest.starts_with('/'));
    while (!rest.empty()) {
        const auto word = next_word(rest);
        std::unique_ptr<Node>* next = &node->placeholder;
        if (!word.starts_with('{')) {
            auto it = std::ranges::find(node->words, word, [](const auto& w) { return w.first; });
            if (it == node->words.end()) {
                it = node->words.emplace(it, word, nullptr);
            }
            next = &it->second;
        }
        if (*next == nullptr) {
            *next = std::make_unique<Node>();
        }
        node = next->get();
    }
    node->routes.push_back(&route);
}

const Route* RouteTree::find(std::string_view method, std::string_view path) const {
    return path.starts_with('/') ? find(top_, method, path) : nullptr;
}

const Route* RouteTree::find(const Node& node, std::string_view method, std::string_view rest) {
    if (rest.empty()) {
        for (const Route* route : node.routes) {
            if (method.empty() || route->method == method) {
                return route;
            }
        }
        return nullptr;
    }
    const auto word = next_word(rest);
    for (const auto& [name, next] : node.words) {
        if (name == word) {
            if (const Route* found = find(*next, method, rest)) {
                return found;
            }
            break;
        }
    }
    return node.placeholder && !word.empty() ? find(*node.placeholder, method, rest) : nullptr;
}
}  // namespace http
