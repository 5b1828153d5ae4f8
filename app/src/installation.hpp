// One installation opened: its data folder, its store, its clock, its modules. What the server and the
// commands share.
#pragma once
#include "settings.hpp"

#include <shell/shell.hpp>
#include <store/filling.hpp>

#include <memory>

namespace app {

class Installation {
  public:
    // Makes or opens the data folder, applies missing migrations, and, for a new demo folder, loads the demo.
    // Throws std::runtime_error with a sentence that says what to do.
    explicit Installation(const Settings&);
    ~Installation();
    Installation(const Installation&) = delete;
    Installation& operator=(const Installation&) = delete;

    const shell::Shell& shell() const { return *shell_; }
    jobs::Runner& runner() { return *runner_; }
    Clock& clock() { return clock_; }
    bool is_demo() const { return shell_->demo; }
    const std::vector<std::string>& migrated() const { return migrated_; }

    // Moves a demo installation's time forward, running what falls due on the way, and remembers it.
    // Failures: not_a_demo, clock_goes_forward, clock_too_far (at most 10 years at once).
    Done move_clock(Instant to);

    // Ends the filling of a store that was opened to be filled: from then on it may be served.
    void finish_filling();

    // Only one server may use a SQLite folder. Throws std::runtime_error when another holds it.
    void lock();

  private:
    void load_demo();

    Settings settings_;
    Clock clock_;
    Random random_;
    std::unique_ptr<store::Database> db_;
    store::Filling* filling_ = nullptr;  // the same, while it is being filled
    mail::Templates mails_;
    std::unique_ptr<files::Files> files_;
    std::unique_ptr<shell::Shell> shell_;
    std::unique_ptr<jobs::Runner> runner_;
    std::vector<std::string> migrated_;
    int lock_file_ = -1;
};

struct DemoAccount {
    std::string email, name, role;
    std::vector<std::string> roles;
    std::string zone;
};
const std::vector<DemoAccount>& demo_accounts();
constexpr std::string_view demo_password = "demo-password";
}  // namespace app
