#include "command.hpp"

namespace psychometrics::commands {
namespace {
struct ConsistencyReply {
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(ConsistencyReply, (), (problems))

class Consistency final : public Replying<ConsistencyReply> {
    std::string name() const override { return "consistency"; }
    std::string summary() const override { return ""; }
    void add_options(CLI::App&) override {}
    Result<ConsistencyReply> reply() override { return refuse("being_built", "Being built."); }
};
}  // namespace

std::unique_ptr<Command> consistency_command() { return std::make_unique<Consistency>(); }
}  // namespace psychometrics::commands
