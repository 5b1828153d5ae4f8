// Runs a program over a state. What an expression gives lives in the expression's own place until it is
// evaluated again, so that variables and constants are never copied to be looked at.
#pragma once
#include "program.hpp"

#include <cmath>

namespace qti {

// The numbers behind random items: SplitMix64 (Steele, Lea and Flood 2014). How a number is made of a draw
// never changes, so that a seed gives the same item on every machine forever:
//   a whole number below n: the draw modulo n, drawn again where that would favour the small ones;
//   a fraction: the upper 53 bits over 2^53;
//   a float between two: fma(fraction, most - least, least), rounded once by definition.
class Draw {
  public:
    explicit Draw(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    std::uint64_t below(std::uint64_t bound);  // uniform in [0, bound)
    double fraction();                         // in [0, 1)

  private:
    std::uint64_t state_;
};

// A number that remembers whether it is whole; whole ones are exact.
struct Number {
    bool whole = true;
    std::int64_t integer = 0;
    double real = 0;  // also of a whole one
};
std::optional<Number> number_of(const Single&);
bool is_null(const Value&);  // also the empty string, as the specification has it
// Equal as `match` has it: 1 and 1.0 are, and so are the pairs "A B" and "B A" unless both are directed.
bool same(const Single&, BaseType, const Single&, BaseType);
// The same value as the declaration has it: whole numbers for floats and the reverse, text for identifiers.
// Nothing where that cannot be.
std::optional<Value> fitted(const Declaration&, const Value&);
// Where a decimal figure is dropped, 5 goes away from zero; decided on the shortest decimal that is this
// float, so that 1.005 to two places is 1.01.
double rounded(double, Rounding, std::int64_t figures);

inline constexpr std::size_t run_problems_max = 20;

class Machine {
  public:
    Machine(const Item&, State&, std::uint64_t seed, Problems*);

    const std::vector<Value>* defaults = nullptr;  // where template processing set them
    void run(const std::vector<Rule>&);
    enum class Left { no, exit, constraint, limit };
    Left left() const { return left_; }
    void start_again() { left_ = Left::no; }
    void report(std::int64_t line, std::string code, std::string message);

  private:
    const Value& eval(std::uint32_t expression);
    const Value& compute(const Expression&, std::uint32_t at);
    bool spend(std::size_t steps);  // false: there are none left
    const Value& operand(const Expression& e, std::size_t i) { return eval(program_.operands[e.first + i]); }
    const Extra& extra(const Expression& e) const { return program_.extras[e.extra]; }
    const Value& put(const Expression&, BaseType, Single);
    const Value& put(const Expression&, Value);
    const Value& number(const Expression&, double);  // NULL when it is none
    const Value& number(const Expression&, std::int64_t);
    const Value& number(const Expression&, const Number&);
    const Value& wrong(const Expression&, std::string_view wanted);
    static const Value& truth(std::optional<bool>);
    static const Value& nothing();

    std::optional<bool> truth_of(const Expression&, const Value&);
    std::optional<Number> number_in(const Expression&, const Value&);  // of a single one
    const std::string* text_in(const Expression&, const Value&);
    std::optional<double> amount(const Amount&);
    std::optional<std::int64_t> whole_amount(const Amount&);

    // By kind, in the files named after them.
    const Value& logic(const Expression&);
    const Value& comparison(const Expression&);
    const Value& equality(const Expression&);
    const Value& arithmetic(const Expression&);
    const Value& folded(const Expression&);  // sum, product, most, least, gcd, lcm
    const Value& mathematics(const Expression&);
    const Value& statistics(const Expression&);
    const Value& container(const Expression&);
    const Value& chance(const Expression&);
    const Value& collected(const Expression&);
    const Value& repeated(const Expression&);
    const Value& text(const Expression&);
    const Value& pattern(const Expression&);
    const Value& mapped(const Expression&);
    const Value& mapped_point(const Expression&);
    std::optional<bool> matching(const Expression&, const Value&, const Value&);
    std::optional<bool> containing(const Expression&, const Value& whole, const Value& part);

    void rule(const Rule&);
    void rules(const std::vector<Rule>&);
    void condition(const Rule&);
    void look_up(const Rule&);
    void assign(const Rule&, Value& target, const Value&);

    const Item& item_;
    const Program& program_;
    State& state_;
    Problems* problems_;
    Draw draw_;
    std::vector<Value> places_;  // by expression
    std::size_t steps_left_ = steps_max, reported_ = 0;
    Left left_ = Left::no;
};

}  // namespace qti
