#include "outcome.hpp"

#include <exception>

namespace jobs {
namespace {
constexpr std::size_t error_bytes_max = 500;
}

Outcome attempt(const std::function<Done()>& write) {
    Outcome out;
    try {
        const Done done = write();
        if (!done) {
            out.good = false;
            out.was_busy = done.error().why == Why::unavailable && done.error().code == "busy";
            out.error = done.error().code + ": " + done.error().detail;
        }
    } catch (const std::exception& thrown) {
        out.good = false;
        out.error = thrown.what();
    }
    std::size_t length = std::min(out.error.size(), error_bytes_max);
    while (length > 0 && length < out.error.size() &&
           (static_cast<unsigned char>(out.error[length]) & 0xc0) == 0x80) {
        --length;  // not within a character
    }
    out.error.resize(length);
    return out;
}

}  // namespace jobs
