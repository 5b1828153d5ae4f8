// How an attempt comes to be: which form, and in which order this candidate meets it.
#pragma once
#include <delivery/words.hpp>

#include <base/random.hpp>

namespace delivery {

struct FormChoice {
    FormId id;
    std::string name;
};
// Never the form of the last sitting while another is current; else the least recently seen, an unseen one
// first. `seen`: names in the order they were last seen. Among equals chance decides. `current` is not empty.
FormChoice choose_form(const std::vector<FormChoice>& current, const std::vector<std::string>& seen, Random&);

// Items of a case study stay together and in their order; all else is shuffled, options and prompts too. The
// steps of an ordering item never come in the right order.
std::vector<sitting::Placed> arrange(const std::vector<itembank::ItemVersion>&, Random&);

}  // namespace delivery
