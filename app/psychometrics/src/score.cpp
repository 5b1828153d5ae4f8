#include "command.hpp"

namespace psychometrics::commands {
namespace {
struct ScoreReply {
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(ScoreReply, (), (problems))

class Score final : public Replying<ScoreReply> {
    std::string name() const override { return "score"; }
    std::string summary() const override { return ""; }
    void add_options(CLI::App&) override {}
    Result<ScoreReply> reply() override { return refuse("being_built", "Being built."); }
};
}  // namespace

std::unique_ptr<Command> score_command() { return std::make_unique<Score>(); }
}  // namespace psychometrics::commands
