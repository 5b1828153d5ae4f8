// Every expression of QTI by name: what it takes and what it gives.
#pragma once
#include "program.hpp"

#include <string_view>

namespace qti {

// What each operand has to be, as far as that is known.
enum class Takes : std::uint8_t {
    none,
    anything,
    truths,         // single booleans
    numbers,        // single numbers
    any_numbers,    // numbers, also in containers
    whole_numbers,  // single
    any_wholes,     // also in containers
    texts,          // single
    values,         // of one base type, single or in containers
    container,
    element_and_container,
    two_containers,
    two_alike,
    points,
    record,
    durations,
};
enum class Gives : std::uint8_t {
    truth,
    whole,
    real,
    number,    // whole when all operands are
    math,      // by its name
    multiple,  // of its operands' type
    ordered,
    element,  // of its operand's type
    second,   // as its second operand
    anything,
};
struct Operator {
    std::string_view name;  // without "qti-"
    Op op;
    std::uint8_t least, most;  // operands; 255: any number
    Takes takes;
    Gives gives;
};

const Operator* operator_named(std::string_view);
std::optional<MathName> math_name(std::string_view);
std::optional<StatisticsName> statistics_name(std::string_view);

}  // namespace qti
