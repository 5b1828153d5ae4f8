#include "command.hpp"

namespace psychometrics::commands {
namespace {
struct CalibrateReply {
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(CalibrateReply, (), (problems))

class Calibrate final : public Replying<CalibrateReply> {
    std::string name() const override { return "calibrate"; }
    std::string summary() const override { return ""; }
    void add_options(CLI::App&) override {}
    Result<CalibrateReply> reply() override { return refuse("being_built", "Being built."); }
};
}  // namespace

std::unique_ptr<Command> calibrate_command() { return std::make_unique<Calibrate>(); }
}  // namespace psychometrics::commands
