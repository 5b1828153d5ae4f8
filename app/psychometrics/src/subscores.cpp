#include "command.hpp"

namespace psychometrics::commands {
namespace {
struct SubscoresReply {
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(SubscoresReply, (), (problems))

class Subscores final : public Replying<SubscoresReply> {
    std::string name() const override { return "subscores"; }
    std::string summary() const override { return ""; }
    void add_options(CLI::App&) override {}
    Result<SubscoresReply> reply() override { return refuse("being_built", "Being built."); }
};
}  // namespace

std::unique_ptr<Command> subscores_command() { return std::make_unique<Subscores>(); }
}  // namespace psychometrics::commands
