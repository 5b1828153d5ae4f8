#include "candidate.hpp"

#include <sitting/limits.hpp>

namespace simulate {

Candidate::Candidate(Hall& hall) : hall_(hall), created_at_(hall.now) {
    troubled_ = hall_.dice.one_in(10);
    careless_ = hall_.dice.one_in(8);
    created_ = make();
    disk_.blueprint = blueprint_;
    servers_[0].create(created_, hall_.now);
}

sitting::Created Candidate::make() {
    sitting::Created c;
    c.attempt_kind = hall_.dice.one_in(4) ? sitting::Kind::practice : sitting::Kind::exam;
    c.supervision =
        hall_.dice.one_in(3) ? sitting::Supervision::unproctored : sitting::Supervision::proctored;
    c.form = sitting::FormId("form");
    c.seed = hall_.dice.below(1'000'000);
    c.selection = sitting::fixed_selection;
    c.language = "en";
    c.minutes = 1 + hall_.dice.below(90);
    c.extra_minutes = hall_.dice.one_in(3) ? 30 : 0;
    c.break_minutes = hall_.dice.one_in(3) ? 15 : 0;
    c.open_until = hall_.now + Hours(24);
    const std::vector<sitting::Shape> shapes{
        {sitting::ItemKind::choice, 1, {"a", "b", "c", "d"}, {}},
        {sitting::ItemKind::multiple_response, 2, {"a", "b", "c", "d", "e"}, {}},
        {sitting::ItemKind::ordering, 1, {"a", "b", "c"}, {}},
        {sitting::ItemKind::matching, 1, {"a", "b", "c"}, {"p", "q", "r"}}};
    sitting::Blueprint form{c.form, {}};
    for (auto n = 1 + hall_.dice.below(20); n > 0; --n) {
        form.items.push_back({sitting::ItemId("item" + std::to_string(n)), hall_.dice.of(shapes), {}});
    }
    blueprint_ = std::make_shared<const sitting::Blueprint>(std::move(form));
    return c;
}

sitting::Response Candidate::response(const sitting::Shape& shape) {
    const auto some = [&](std::vector<std::string> from, std::int64_t most) {
        std::vector<std::string> out;
        while (std::int64_t(out.size()) < most && !from.empty()) {
            const auto at = from.begin() + hall_.dice.below(std::int64_t(from.size()));
            out.push_back(*at);
            from.erase(at);
        }
        return out;
    };
    switch (shape.kind) {
        case sitting::ItemKind::choice:
            return sitting::Choice{hall_.dice.one_in(30) ? "no-such-option" : hall_.dice.of(shape.options)};
        case sitting::ItemKind::multiple_response:
            return sitting::MultipleResponse{some(shape.options, 2)};
        case sitting::ItemKind::ordering:
            return sitting::Ordering{some(shape.options, 3)};
        default: {
            sitting::Matching m;
            for (const std::string& prompt : shape.prompts) {
                m.pairs.push_back({prompt, hall_.dice.of(shape.options)});
            }
            return m;
        }
    }
}

// Delayed, doubled, out of order; one in eight lost on the way.
void Candidate::send(const sitting::Command& command) {
    if (hall_.dice.one_in(8)) {
        return;
    }
    const auto delay = [&] {
        return Duration(hall_.dice.below(hall_.dice.one_in(10) ? 300'000'000 : 3'000'000));
    };
    inbox_.push_back({hall_.now + delay(), command});
    while (hall_.dice.one_in(10)) {
        inbox_.push_back({hall_.now + delay(), command});
    }
}

void Candidate::ask(sitting::Ask what) {
    const sitting::Command command{hall_.name(), {}, 0, std::move(what)};
    send(command);
    if (hall_.dice.one_in(2)) {
        send(command);
    }
}

void Candidate::begin() {
    const auto at_once = [&](sitting::Ask what) {
        handle({hall_.name(), {}, 0, std::move(what)}, 0, Fate::good);
        hall_.now += second * hall_.dice.below(120);
    };
    at_once(sitting::CheckIn{});
    at_once(sitting::AcceptAgreement{"1"});
    at_once(sitting::AskProctor{});
    if (hall_.dice.one_in(10)) {
        at_once(sitting::RefuseStart{"proctor", sitting::ReasonCode::identity, "The photo cannot be read."});
        at_once(sitting::AskProctor{});
    }
    if (!hall_.dice.one_in(30)) {
        at_once(sitting::Authorise{"proctor"});
    }
    if (!hall_.dice.one_in(30)) {
        at_once(sitting::Start{});
    }
}
void Candidate::write(Browser& browser) {
    const auto& placed = hall_.dice.of(blueprint_->items);
    const std::int64_t position = hall_.dice.below(std::int64_t(blueprint_->items.size()));
    sitting::Ask what = sitting::Navigate{position};
    switch (hall_.dice.below(8)) {
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
    browser.waiting.push_back({hall_.name(), {browser.journal, ++browser.written}, 0, std::move(what)});
    if (!offline_) {
        post_all(browser);
    }
}
// As a player does: all that waits, in one request, which may be lost, late or doubled as a whole.
void Candidate::post_all(const Browser& browser) {
    if (hall_.dice.one_in(8)) {
        return;
    }
    do {
        const Instant arrives =
            hall_.now + Duration(hall_.dice.below(hall_.dice.one_in(10) ? 300'000'000 : 3'000'000));
        for (sitting::Command command : browser.waiting) {
            if (careless_ && hall_.dice.one_in(20)) {
                continue;
            }
            command.journal_end = browser.written;
            inbox_.push_back({arrives, std::move(command)});
        }
    } while (hall_.dice.one_in(10));
}

void Candidate::take_over(const Browser& browser) {
    send({hall_.name(), {}, browser.written, sitting::TakeOver{browser.journal}});
}

void Candidate::resend() {
    for (const Browser& browser : browsers_) {
        post_all(browser);
    }
}

// A day on which everything goes wrong: pause after pause, and as much time given back as the rules allow.
void Candidate::trouble() {
    ask(sitting::Pause{"staff", sitting::ReasonCode::emergency, "The fire alarm again"});
    ask(sitting::Resume{"staff"});
    ask(sitting::GrantTime{"staff", 30 + hall_.dice.below(sitting::grant_max), sitting::ReasonCode::emergency,
                           "Fire alarm"});
}

void Candidate::staff() {
    switch (hall_.dice.below(12)) {
        case 0:
            return ask(sitting::Pause{"staff", sitting::ReasonCode::environment, "Noise in the room"});
        case 1:
        case 2:
            return ask(sitting::Resume{"staff"});
        case 3:
            return ask(sitting::GrantTime{"staff", 1 + hall_.dice.below(20), sitting::ReasonCode::technical,
                                          "The network was down"});
        case 4:
            return ask(sitting::ChangeAccommodation{"staff", hall_.dice.below(40), hall_.dice.below(30)});
        case 5:
            return ask(sitting::Message{"staff", "Please look at the camera."});
        case 6:
            return ask(sitting::MoveSeat{"staff", "2", std::to_string(hall_.dice.below(9)),
                                         sitting::ReasonCode::technical, "A broken screen"});
        case 7:
            return ask(sitting::NoticeIrregularity{"replayed_session", "An old session was used again."});
        case 8:
            if (hall_.dice.one_in(60)) {
                ask(sitting::Terminate{"staff", sitting::ReasonCode::behaviour,
                                       "A second person in the room"});
            } else if (hall_.dice.one_in(60)) {
                ask(sitting::Abort{"staff", sitting::ReasonCode::technical, "Power cut"});
            } else if (hall_.dice.one_in(60)) {
                ask(sitting::Void{"staff", sitting::ReasonCode::identity, "Somebody else sat here"});
            }
            return;
        default:
            return ask(sitting::NoticeGap{hall_.now - second * hall_.dice.below(300)});
    }
}

void Candidate::act() {
    if (hall_.dice.one_in(12)) {
        offline_ = !offline_;
    }
    if (hall_.dice.one_in(60)) {
        browser_ = 1 - browser_;
        take_over(browsers_[browser_]);
    }
    if (troubled_ && hall_.dice.one_in(8)) {
        return trouble();
    }
    switch (hall_.dice.below(30)) {
        case 0:
        case 1:
        case 2:
        case 3:
            return staff();
        case 4:
            return ask(sitting::TakeBreak{});
        case 5:
            return ask(sitting::EndBreak{});
        case 6:
            return hall_.dice.one_in(12) ? ask(sitting::Submit{}) : resend();
        case 7:
            return resend();
        default:
            return write(browsers_[browser_]);
    }
}

std::optional<Instant> Candidate::next_arrival() const {
    const auto first = std::ranges::min_element(inbox_, {}, &Message::arrives);
    return first == inbox_.end() ? std::nullopt : std::optional(first->arrives);
}

void Candidate::deliver(std::size_t server, Fate fate) {
    std::ranges::stable_sort(inbox_, {}, &Message::arrives);
    if (!inbox_.empty() && inbox_.front().arrives <= hall_.now && broken_.empty()) {
        const sitting::Command command = inbox_.front().command;
        inbox_.erase(inbox_.begin());
        handle(command, server, fate);
    }
}

void Candidate::lose_what_arrived() {
    std::erase_if(inbox_, [&](const Message& m) { return m.arrives <= hall_.now; });
}

bool Candidate::has_waiting() const {
    return std::ranges::any_of(browsers_, [](const Browser& b) { return !b.waiting.empty(); });
}

void Candidate::handle(const sitting::Command& command, std::size_t number, Fate fate) {
    // Two machines never agree on the time to the second.
    const Instant now = hall_.dice.one_in(20) ? hall_.now - second * hall_.dice.below(3) : hall_.now;
    Server& server = servers_[number];
    const std::size_t before = disk_.chain.size();
    const auto reply = server.receive(command, now, fate);
    const bool was_refused_unread =
        reply && reply->code == "busy";  // nothing came of it, as if it had been lost
    if ((reply && !was_refused_unread) || disk_.chain.size() > before) {
        handled_.push_back({command, now});
    }
    if (!reply) {
        return;
    }
    if (reply->repeated && disk_.chain.size() > before && fate != Fate::unknown &&
        !disk_.chain[before].cause.starts_with("due/") && !disk_.chain[before].cause.starts_with("outage")) {
        broken_ = "a repeated command was written again";
    }
    if (reply->saved) {
        acknowledged_.insert(command.id);
    }
    if (!hall_.dice.one_in(10)) {  // else the reply is lost, and the browser sends again
        settle(command, *reply);
    }
    if (hall_.dice.one_in(25) && server.state() != disk_.read()) {
        broken_ = "memory is not what the disk says";
    }
}

void Candidate::settle(const sitting::Command& command, const Reply& reply) {
    if (!reply.saved && reply.code == "another_device") {
        for (const Browser& browser : browsers_) {
            if (browser.journal == command.mark.journal) {
                take_over(browser);
            }
        }
        return;
    }
    for (const char* later : {"paused", "not_started", "sequence_gap", "busy"}) {
        if (!reply.saved && reply.code == later) {
            return;  // kept in the journal for later
        }
    }
    for (Browser& browser : browsers_) {
        std::erase_if(browser.waiting, [&](const sitting::Command& w) { return w.id == command.id; });
    }
}

}  // namespace simulate
