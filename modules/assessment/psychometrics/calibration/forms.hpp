// Persons by group and set of items they were presented, with their right responses as bits.
#pragma once
#include <screening.hpp>

#include <optional>

namespace psychometrics {

struct Form {
    std::size_t group = 0;
    std::vector<std::uint32_t> items;  // presented, as places among those that take part
    std::size_t from = 0, to = 0;      // its persons among the rows of bits
};
struct Forms {
    std::vector<Form> forms;         // by group
    std::size_t bytes = 0;           // of a person's bits
    std::vector<std::uint8_t> bits;  // persons x bytes; item j is bit j % 8 of byte j / 8: right
    bool complete = false;           // everybody was presented everything
};
// Nothing where there are more than one form to `persons_least` persons.
std::optional<Forms> forms_of(const Screened&, std::size_t persons_least);

}  // namespace psychometrics
