#include <exchange/intake.hpp>

#include "expect.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::expect_sound(exchange::take_in("file", std::string(reinterpret_cast<const char*>(data), size)));
    return 0;
}
