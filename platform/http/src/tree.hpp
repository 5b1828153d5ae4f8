// Routes by the words of their paths: finding one costs the same however many there are.
#pragma once
#include <http/router.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace http {
class RouteTree {
  public:
    void add(const Route&);
    // A fixed word beats a placeholder: /bookings/today before /bookings/{booking}.
    const Route* find(std::string_view method, std::string_view path) const;
    bool has(std::string_view path) const { return find({}, path) != nullptr; }  // by whatever method

  private:
    struct Node {
        std::vector<std::pair<std::string, std::unique_ptr<Node>>> words;
        std::unique_ptr<Node> placeholder;
        std::vector<const Route*> routes;
    };
    static const Route* find(const Node&, std::string_view method, std::string_view rest);
    Node top_;
};
}  // namespace http
