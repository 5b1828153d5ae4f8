// Whether the simulation would find what it is for: each fault that is planted in the rules, and in the
// server around them, has to break a world within a thousand seeds. Prints which seed found which fault.
#include <gtest/gtest.h>
#include <simulate/simulate.hpp>
#include <sitting/planted.hpp>

#include <boost/mp11.hpp>
#include <cstdio>

namespace {

constexpr std::uint64_t seeds_max = 1000;

class Planted : public testing::TestWithParam<sitting::Fault> {
  protected:
    ~Planted() override { sitting::chosen_fault = sitting::Fault::none; }
};

TEST_P(Planted, IsFound) {
    sitting::chosen_fault = GetParam();
    for (std::uint64_t seed = 1; seed <= seeds_max; ++seed) {
        const auto report = delivery::simulate(seed, 1);
        if (!report.broken.empty()) {
            std::printf("%s: %s", boost::describe::enum_to_string(GetParam(), "?"), report.broken.c_str());
            return;
        }
    }
    FAIL() << boost::describe::enum_to_string(GetParam(), "?") << " was not found in " << seeds_max
           << " seeds";
}

std::vector<sitting::Fault> all_faults() {
    std::vector<sitting::Fault> out;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<sitting::Fault>>([&](auto one) {
        if (one.value != sitting::Fault::none) {
            out.push_back(one.value);
        }
    });
    return out;
}
INSTANTIATE_TEST_SUITE_P(Each, Planted, testing::ValuesIn(all_faults()), [](const auto& one) {
    return std::string(boost::describe::enum_to_string(one.param, "?"));
});

}  // namespace
