// What must hold, in every build. A broken invariant stops the request (or the program) rather than running
// on.
#pragma once
#include <stdexcept>
#include <string>

struct Broken : std::logic_error {
    using std::logic_error::logic_error;
};
[[noreturn]] inline void broken(const char* what, const char* file, int line) {
    throw Broken(std::string(file) + ":" + std::to_string(line) + ": does not hold: " + what);
}
#define MUST(condition) ((condition) ? void() : broken(#condition, __FILE__, __LINE__))
