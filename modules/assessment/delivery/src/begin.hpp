// How an attempt comes to be: which form.
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

}  // namespace delivery
