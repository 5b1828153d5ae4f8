#include "command.hpp"

namespace psychometrics::commands {
namespace {
struct StandardReply {
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(StandardReply, (), (problems))

class Standard final : public Replying<StandardReply> {
    std::string name() const override { return "standard"; }
    std::string summary() const override { return ""; }
    void add_options(CLI::App&) override {}
    Result<StandardReply> reply() override { return refuse("being_built", "Being built."); }
};
}  // namespace

std::unique_ptr<Command> standard_command() { return std::make_unique<Standard>(); }
}  // namespace psychometrics::commands
