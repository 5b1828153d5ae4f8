// Names of what one import found: short, plain, and each once.
#pragma once
#include <exchange/intake.hpp>

#include <set>

namespace exchange {

inline constexpr std::size_t found_name_max = 64;

// Lower-case letters, digits and single hyphens, beginning with a letter; at most `found_name_max` long.
bool is_found_name(std::string_view);

// Adds what one reader found. Names taken before get a number, also where tests name them.
class Names {
  public:
    void add(Intake& all, Intake one);

  private:
    std::string free_name(std::string_view wanted);
    std::set<std::string> taken_;
    std::map<std::string, std::size_t> next_;  // of a name that is taken
};

}  // namespace exchange
