#include "command.hpp"

namespace psychometrics::commands {
namespace {
struct DriftReply {
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(DriftReply, (), (problems))

class Drift final : public Replying<DriftReply> {
    std::string name() const override { return "drift"; }
    std::string summary() const override { return ""; }
    void add_options(CLI::App&) override {}
    Result<DriftReply> reply() override { return refuse("being_built", "Being built."); }
};
}  // namespace

std::unique_ptr<Command> drift_command() { return std::make_unique<Drift>(); }
}  // namespace psychometrics::commands
