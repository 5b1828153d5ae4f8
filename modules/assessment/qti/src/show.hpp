// Walks an item's document and makes the tree a candidate may see.
#pragma once
#include "allowed.hpp"

#include <qti/body.hpp>

#include <set>

namespace qti {

class Shower {
  public:
    Shower(const Item& item, const State& state, const Showing& showing);

    // What the children of an element become.
    void children(pugi::xml_node, std::vector<Node>& out);
    // Shown now, by the variable an element names ("outcome-identifier", "template-identifier")?
    bool shown(pugi::xml_node, const char* variable) const;
    // Where a file the document names is found; "" where it is not to be loaded.
    std::string address(std::string_view written) const;

  private:
    void node(pugi::xml_node, std::vector<Node>& out);
    void element(pugi::xml_node, std::vector<Node>& out);
    bool special(pugi::xml_node, std::string_view local, std::vector<Node>& out);
    void allowed(pugi::xml_node, const AllowedElement&, std::vector<Node>& out);
    void attributes(pugi::xml_node, const AllowedElement&, Node&) const;
    void attribute(const AllowedElement&, std::string_view name, std::string_view value, Node&) const;
    void as(std::string_view html, pugi::xml_node, std::vector<Node>& out);
    void text(std::string_view, std::vector<Node>& out) const;

    // show_media.cpp
    void object(pugi::xml_node, std::vector<Node>& out);
    // show_math.cpp
    bool math_variable(pugi::xml_node, std::string_view local, std::vector<Node>& out) const;
    void fenced(pugi::xml_node, std::vector<Node>& out);
    // show_variable.cpp
    void printed(pugi::xml_node, std::vector<Node>& out) const;
    const Value& seen(std::string_view variable) const;
    // show_order.cpp: the children in the order they are shown in
    std::vector<pugi::xml_node> ordered(pugi::xml_node parent) const;
    bool hidden_choice(pugi::xml_node) const;

    const Item& item_;
    const State& state_;
    const Showing& showing_;
    std::set<std::string, std::less<>> math_variables_;
    std::string response_;   // of the interaction being walked
    bool shuffled_ = false;  // its choices
    Family family_ = Family::html;
    bool as_written_ = false;  // inside <pre>
};

}  // namespace qti
