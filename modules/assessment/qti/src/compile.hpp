// Makes a program of an item's processing elements. What is known of a value before anything runs (its
// cardinality, its base type) is checked here, with the line it stands on.
#pragma once
#include "program.hpp"

namespace qti {

// What is known of an expression's value; nothing: it may be anything.
struct Shape {
    std::optional<Cardinality> cardinality;
    std::optional<BaseType> type;
};
struct Compiled {
    std::uint32_t at = 0;
    Shape shape;
};
struct Operator;  // of the table in operators.cpp

class Compiler {
  public:
    Compiler(const Item&, Program&, Problems&, const Neighbours&);
    void templates(pugi::xml_node processing);
    void responses(pugi::xml_node processing);

  private:
    enum class Phase { templates, responses };

    // compile.cpp: rules
    void rules(pugi::xml_node parent, std::vector<Rule>& into);
    void rule(pugi::xml_node, std::vector<Rule>& into);
    void condition(pugi::xml_node, std::vector<Rule>& into);
    void assignment(pugi::xml_node, std::string_view name, std::vector<Rule>& into);
    void response_template(pugi::xml_node processing, std::string_view uri);
    void other_file(const std::shared_ptr<Xml>&, std::vector<Rule>& into);
    std::optional<std::uint32_t> only_expression(pugi::xml_node rule, Shape* shape = nullptr);

    // compile_expressions.cpp
    Compiled expression(pugi::xml_node);
    Compiled constant(pugi::xml_node, Value);
    Compiled unsupported(pugi::xml_node, std::string_view what);
    Compiled leaf(pugi::xml_node, const Operator&);
    Compiled variable(pugi::xml_node, const Operator&);
    Compiled base_value(pugi::xml_node);
    void attributes(pugi::xml_node, const Operator&, Expression&, Extra&);
    Amount amount(pugi::xml_node, const char* name);
    Amount amount(pugi::xml_node, const char* name, std::string_view written);
    Shape checked(pugi::xml_node, const Operator&, const std::vector<Compiled>&);
    void mismatch(pugi::xml_node, std::string_view what);
    std::uint32_t slot(pugi::xml_node, const char* attribute);
    Compiled add(pugi::xml_node, Expression, Shape, std::optional<Extra> = {});

    void problem(pugi::xml_node at, Severity, std::string code, std::string message);

    const Item& item_;
    Program& made_;
    Problems& problems_;
    const Neighbours& neighbours_;
    const Xml* source_;
    Phase phase_ = Phase::responses;
    bool standard_ = false;  // in a standard template: what the item does not declare is left out
};

std::string_view bare(pugi::xml_node);  // its name without prefix and "qti-"
// Can a variable hold such a value, as far as it is known?
bool holds(const Declaration&, const Shape&);

// The processing of a standard template, by the last part of its address ("…/match_correct.xml"); "" for
// none.
std::string_view standard_processing(std::string_view uri);

}  // namespace qti
