#include "world.hpp"

#include <random>
#include <sitting/event_json.hpp>
#include <sitting/limits.hpp>

#include "audit.hpp"
#include "server.hpp"

namespace simulate {
namespace {

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::int64_t below(std::int64_t n) { return std::int64_t(engine_() % std::uint64_t(n)); }
    bool one_in(std::int64_t n) { return below(n) == 0; }
    template <class T>
    const T& of(const std::vector<T>& list) {
        return list[std::size_t(below(std::int64_t(list.size())))];
    }

  private:
    std::mt19937_64 engine_;
};

const Instant morning = from_micros(1'772'442'000'000'000);  // 2 March 2026, 09:00 UTC
constexpr Duration second = std::chrono::seconds(1);

struct Message {
    Instant arrives;
    sitting::Command command;
};
struct Browser {
    std::string journal;
    std::int64_t written = 0;
    std::vector<sitting::Command> waiting;  // not acknowledged: sent again until it is
};
struct Handled {
    sitting::Command command;
    Instant now;
};

class World {
  public:
    World(std::uint64_t seed, delivery::SimulationReport& report) : dice_(seed), report_(report) {}

    std::string run() {
        troubled_ = dice_.one_in(10);
        created_ = make();
        disk_.blueprint = blueprint_;
        servers_[0].create(created_, now_);
        begin();
        for (auto left = 30 + dice_.below(150); left > 0 && broken_.empty(); --left) {
            pass();
            somebody_acts();
            network();
        }
        for (int i = 0; i < 5 && broken_.empty(); ++i) {  // everybody gets through in the end
            now_ += second * dice_.below(60);
            resend();
            network();
            now_ += second * 700;
            network();
        }
        return broken_.empty() ? judge() : broken_;
    }

  private:
    sitting::Created make() {
        sitting::Created c;
        c.attempt_kind = dice_.one_in(4) ? sitting::Kind::practice : sitting::Kind::exam;
        c.supervision = dice_.one_in(3) ? sitting::Supervision::unproctored : sitting::Supervision::proctored;
        c.form = sitting::FormId("form");
        c.seed = dice_.below(1'000'000);
        c.selection = sitting::fixed_selection;
        c.language = "en";
        c.minutes = 1 + dice_.below(90);
        c.extra_minutes = dice_.one_in(3) ? 30 : 0;
        c.break_minutes = dice_.one_in(3) ? 15 : 0;
        c.open_until = morning + Hours(24);
        const std::vector<sitting::Shape> shapes{
            {sitting::ItemKind::choice, 1, {"a", "b", "c", "d"}, {}},
            {sitting::ItemKind::multiple_response, 2, {"a", "b", "c", "d", "e"}, {}},
            {sitting::ItemKind::ordering, 1, {"a", "b", "c"}, {}},
            {sitting::ItemKind::matching, 1, {"a", "b", "c"}, {"p", "q", "r"}}};
        sitting::Blueprint form{c.form, {}};
        for (auto n = 1 + dice_.below(20); n > 0; --n) {
            form.items.push_back({sitting::ItemId("item" + std::to_string(n)), dice_.of(shapes), {}});
        }
        blueprint_ = std::make_shared<const sitting::Blueprint>(std::move(form));
        return c;
    }

    void pass() {
        if (dice_.one_in(300)) {
            now_ += Hours(dice_.below(50));  // a clock that was set forward
        } else if (dice_.one_in(40)) {
            now_ += second * dice_.below(3600);
        } else {
            now_ += Duration(dice_.below(60'000'000));
        }
    }

    std::string name() { return "command" + std::to_string(++commands_); }

    sitting::Response response(const sitting::Shape& shape) {
        const auto some = [&](std::vector<std::string> from, std::int64_t most) {
            std::vector<std::string> out;
            while (std::int64_t(out.size()) < most && !from.empty()) {
                const auto at = from.begin() + dice_.below(std::int64_t(from.size()));
                out.push_back(*at);
                from.erase(at);
            }
            return out;
        };
        switch (shape.kind) {
            case sitting::ItemKind::choice:
                return sitting::Choice{dice_.one_in(30) ? "no-such-option" : dice_.of(shape.options)};
            case sitting::ItemKind::multiple_response:
                return sitting::MultipleResponse{some(shape.options, 2)};
            case sitting::ItemKind::ordering:
                return sitting::Ordering{some(shape.options, 3)};
            default: {
                sitting::Matching m;
                for (const std::string& prompt : shape.prompts) {
                    m.pairs.push_back({prompt, dice_.of(shape.options)});
                }
                return m;
            }
        }
    }

    // Delayed, doubled, out of order; one in eight lost on the way.
    void send(const sitting::Command& command) {
        if (dice_.one_in(8)) {
            return;
        }
        const auto delay = [&] { return Duration(dice_.below(dice_.one_in(10) ? 300'000'000 : 3'000'000)); };
        inbox_.push_back({now_ + delay(), command});
        while (dice_.one_in(10)) {
            inbox_.push_back({now_ + delay(), command});
        }
    }
    void ask(sitting::Ask what) {
        const sitting::Command command{name(), {}, 0, std::move(what)};
        send(command);
        if (dice_.one_in(2)) {
            send(command);
        }
    }
    void begin() {
        const auto at_once = [&](sitting::Ask what) {
            handle({name(), {}, 0, std::move(what)});
            now_ += second * dice_.below(120);
        };
        at_once(sitting::CheckIn{});
        at_once(sitting::AcceptAgreement{"1"});
        at_once(sitting::AskProctor{});
        if (dice_.one_in(10)) {
            at_once(
                sitting::RefuseStart{"proctor", sitting::ReasonCode::identity, "The photo cannot be read."});
            at_once(sitting::AskProctor{});
        }
        if (!dice_.one_in(30)) {
            at_once(sitting::Authorise{"proctor"});
        }
        if (!dice_.one_in(30)) {
            at_once(sitting::Start{});
        }
    }
    void write(Browser& browser) {
        const auto& placed = dice_.of(blueprint_->items);
        const std::int64_t position = dice_.below(std::int64_t(blueprint_->items.size()));
        sitting::Ask what = sitting::Navigate{position};
        switch (dice_.below(8)) {
            case 0:
                break;
            case 1:
                what = sitting::Flag{placed.item};
                break;
            case 2:
                what = sitting::Answer{placed.item, std::nullopt, position};
                break;
            default:
                what = sitting::Answer{placed.item, response(placed.shape), position};
        }
        browser.waiting.push_back({name(), {browser.journal, ++browser.written}, 0, std::move(what)});
        if (!offline_) {
            post_all(browser);
        }
    }
    // As a player does: all that waits, in one request, which may be lost, late or doubled as a whole.
    void post_all(const Browser& browser) {
        if (dice_.one_in(8)) {
            return;
        }
        do {
            const Instant arrives = now_ + Duration(dice_.below(dice_.one_in(10) ? 300'000'000 : 3'000'000));
            for (sitting::Command command : browser.waiting) {
                command.journal_end = browser.written;
                inbox_.push_back({arrives, std::move(command)});
            }
        } while (dice_.one_in(10));
    }
    void take_over(const Browser& browser) {
        send({name(), {}, browser.written, sitting::TakeOver{browser.journal}});
    }
    void resend() {
        for (Browser& browser : browsers_) {
            post_all(browser);
        }
    }
    // A day on which everything goes wrong: pause after pause, and as much time given back as the rules
    // allow.
    void trouble() {
        ask(sitting::Pause{"staff", sitting::ReasonCode::emergency, "The fire alarm again"});
        now_ += Minutes(dice_.below(30));
        network();
        ask(sitting::Resume{"staff"});
        ask(sitting::GrantTime{"staff", 30 + dice_.below(sitting::grant_max), sitting::ReasonCode::emergency,
                               "Fire alarm"});
    }
    void somebody_acts() {
        if (dice_.one_in(12)) {
            offline_ = !offline_;
        }
        if (dice_.one_in(60)) {
            browser_ = 1 - browser_;
            take_over(browsers_[browser_]);
        }
        switch (dice_.below(40)) {
            case 0:
                ask(sitting::Pause{"staff", sitting::ReasonCode::environment, "Noise in the room"});
                break;
            case 1:
            case 2:
                ask(sitting::Resume{"staff"});
                break;
            case 3:
                ask(sitting::TakeBreak{});
                break;
            case 4:
                ask(sitting::EndBreak{});
                break;
            case 5:
                ask(sitting::GrantTime{"staff", 1 + dice_.below(20), sitting::ReasonCode::technical,
                                       "The network was down"});
                break;
            case 6:
                ask(sitting::NoticeGap{now_ - second * dice_.below(300)});
                break;
            case 7:
                if (dice_.one_in(12)) {
                    ask(sitting::Submit{});
                }
                break;
            case 8:
                if (dice_.one_in(60)) {
                    ask(sitting::Terminate{"staff", sitting::ReasonCode::behaviour,
                                           "A second person in the room"});
                } else if (dice_.one_in(60)) {
                    ask(sitting::Abort{"staff", sitting::ReasonCode::technical, "Power cut"});
                } else if (dice_.one_in(60)) {
                    ask(sitting::Void{"staff", sitting::ReasonCode::identity, "Somebody else sat here"});
                }
                break;
            case 9:
            case 10:
                resend();
                break;
            default:
                write(browsers_[browser_]);
        }
    }

    void network() {
        std::ranges::stable_sort(inbox_, {}, &Message::arrives);
        while (!inbox_.empty() && inbox_.front().arrives <= now_ && broken_.empty()) {
            const Message m = inbox_.front();
            inbox_.erase(inbox_.begin());
            if (dice_.one_in(20)) {
                servers_[dice_.below(2)].restart();
                ++report_.restarts;
            }
            if (dice_.one_in(3)) {
                servers_[dice_.below(2)].tick(now_);
            }
            handle(m.command);
        }
    }

    void handle(const sitting::Command& command) {
        const Crash crash = dice_.one_in(40)   ? Crash::before_append
                            : dice_.one_in(40) ? Crash::after_append
                                               : Crash::none;
        // Two machines never agree on the time to the second.
        const Instant now = dice_.one_in(20) ? now_ - second * dice_.below(3) : now_;
        Server& server = servers_[dice_.below(2)];
        const std::size_t before = disk_.chain.size();
        const auto reply = server.receive(command, now, crash);
        if (reply || disk_.chain.size() > before) {
            handled_.push_back({command, now});
        }
        if (!reply) {
            return;
        }
        if (reply->repeated && disk_.chain.size() > before &&
            !disk_.chain[before].cause.starts_with("due/")) {
            broken_ = "a repeated command was written again";
        }
        if (reply->saved) {
            acknowledged_.insert(command.id);
            if (std::holds_alternative<sitting::Answer>(command.ask) && !reply->repeated) {
                ++report_.answers;
            }
        }
        if (!dice_.one_in(10)) {  // else the reply is lost, and the browser sends again
            settle(command, *reply);
        }
        if (dice_.one_in(6) && server.state() != disk_.read()) {
            broken_ = "memory is not what the disk says";
        }
    }
    void settle(const sitting::Command& command, const Reply& reply) {
        if (!reply.saved && reply.code == "another_device") {
            for (const Browser& browser : browsers_) {
                if (browser.journal == command.mark.journal) {
                    take_over(browser);
                }
            }
            return;
        }
        if (!reply.saved &&
            (reply.code == "paused" || reply.code == "not_started" || reply.code == "sequence_gap")) {
            return;  // kept in the journal for later
        }
        for (Browser& browser : browsers_) {
            std::erase_if(browser.waiting, [&](const sitting::Command& w) { return w.id == command.id; });
        }
    }

    std::string judge() {
        servers_[0].restart();  // its memory may be older than what the other wrote
        servers_[0].tick(now_);
        const auto log = sitting::entries(disk_.chain, *blueprint_);
        if (!log) {
            return "the log cannot be read back";
        }
        if (const std::string rule = audit(*log, servers_[0].state()); !rule.empty()) {
            return rule;
        }
        std::set<std::string> causes;
        for (const sitting::Entry& entry : *log) {
            causes.insert(entry.cause);
            report_.late_answers += std::holds_alternative<sitting::Answered>(entry.event) &&
                                    std::get<sitting::Answered>(entry.event).late;
        }
        if (!std::ranges::includes(causes, acknowledged_)) {
            return "something acknowledged is not in the log";
        }
        report_.events += log->size();
        report_.exam_hours += double(servers_[0].state().used.count()) / 3.6e9;
        if (const std::string what = same_without_ticks(*log); !what.empty()) {
            return what;
        }
        return chain_holds() ? ends() : "the chain does not show what it must";
    }
    // When time's own doings are noticed must not matter: a server that never ticks writes the same log.
    std::string same_without_ticks(const std::vector<sitting::Entry>& log) {
        Disk disk;
        disk.blueprint = blueprint_;
        Server server(disk);
        server.create(created_, morning);
        for (const Handled& h : handled_) {
            server.receive(h.command, h.now, Crash::none);
        }
        server.tick(now_);
        return sitting::entries(disk.chain, *blueprint_).value() == log
                   ? ""
                   : "the log depends on when time was looked at";
    }
    bool chain_holds() {
        if (sitting::verify(disk_.attempt, disk_.chain, disk_.secret)) {
            return false;
        }
        auto chain = disk_.chain;
        for (sitting::Link& link : chain) {
            if (dice_.one_in(2)) {
                link = sitting::erased(std::move(link));
            }
        }
        if (sitting::verify(disk_.attempt, chain, disk_.secret)) {
            return false;
        }
        chain[std::size_t(dice_.below(std::int64_t(chain.size())))].at += Duration(1);
        return sitting::verify(disk_.attempt, chain, disk_.secret).has_value();
    }
    // Leave the world alone and it ends.
    std::string ends() {
        servers_[1].restart();
        servers_[1].tick(now_ + Days(2));
        return sitting::is_over(servers_[1].state()) ? "" : "it never ends";
    }

    Dice dice_;
    delivery::SimulationReport& report_;
    Instant now_ = morning;
    sitting::Created created_;
    std::shared_ptr<const sitting::Blueprint> blueprint_;
    Disk disk_;
    Server servers_[2]{Server(disk_), Server(disk_)};
    Browser browsers_[2]{{"desk", 0, {}}, {"phone", 0, {}}};
    int browser_ = 0;
    bool offline_ = false;
    bool troubled_ = false;
    int commands_ = 0;
    std::vector<Message> inbox_;
    std::vector<Handled> handled_;
    std::set<std::string> acknowledged_;
    std::string broken_;
};

}  // namespace

std::string world(std::uint64_t seed, delivery::SimulationReport& report) {
    return World(seed, report).run();
}

}  // namespace simulate
