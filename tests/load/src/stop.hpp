// Ctrl-C, or the end of the time allowed: everything unwinds, so that the server and its folder are put away.
#pragma once
#include <stdexcept>

namespace load {

struct Stopped : std::runtime_error {
    Stopped() : std::runtime_error("Stopped.") {}
};
bool stopped();

}  // namespace load
