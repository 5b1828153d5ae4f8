#include <exchange/intake.hpp>

#include "expect.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    exchange::Intake intake;
    exchange::read_gift("file", std::string(reinterpret_cast<const char*>(data), size), intake);
    fuzz::expect_sound(intake);
    return 0;
}
