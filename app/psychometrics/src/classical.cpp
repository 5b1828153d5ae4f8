#include "command.hpp"

namespace psychometrics::commands {
namespace {
struct ClassicalReply {
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(ClassicalReply, (), (problems))

class Classical final : public Replying<ClassicalReply> {
    std::string name() const override { return "classical"; }
    std::string summary() const override { return ""; }
    void add_options(CLI::App&) override {}
    Result<ClassicalReply> reply() override { return refuse("being_built", "Being built."); }
};
}  // namespace

std::unique_ptr<Command> classical_command() { return std::make_unique<Classical>(); }
}  // namespace psychometrics::commands
