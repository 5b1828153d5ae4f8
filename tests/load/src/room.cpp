#include "room.hpp"

#include <base/random.hpp>

#include <algorithm>
#include <charconv>
#include <limits>
#include <stdexcept>
#include <utility>

namespace load {
namespace {
constexpr Nanos busy_pause = second / 20;  // after a 503; a player waits longer, a measurement cannot
constexpr Nanos settle_max = 60 * second;
}  // namespace

std::int64_t Tally::error_count() const {
    std::int64_t all = 0;
    for (const auto& [code, count] : errors) {
        all += count;
    }
    return all;
}

void Tally::refused(const Reply& reply) {
    constexpr std::string_view member = R"("code":")";
    const std::size_t at = reply.body.find(member);
    const std::string code =
        at == std::string_view::npos
            ? "status_" + std::to_string(reply.status)
            : std::string(reply.body.substr(at + member.size(),
                                            reply.body.find('"', at + member.size()) - at - member.size()));
    ++errors[code];
}

std::string head_of(const Address& to, std::string_view method, const std::string& path,
                    const std::string& cookie) {
    std::string out(method);
    out += " " + path + " HTTP/1.1\r\nHost: " + to.named + "\r\n";
    if (!cookie.empty()) {
        out += "Cookie: " + cookie + "\r\n";
    }
    out += "X-Assay-Csrf: 1\r\nContent-Type: application/json\r\nContent-Length: ";
    return out;
}

std::string request_of(const Address& to, std::string_view method, const std::string& path,
                       const std::string& cookie, std::string_view body) {
    return head_of(to, method, path, cookie) + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

Room::Room(Network& network, std::vector<Ticket> tickets) : network_(network) {
    Random chance;
    for (Ticket& ticket : tickets) {
        Candidate c;
        c.number = candidates_.size();
        c.ticket = std::move(ticket);
        c.seed = chance.below(std::numeric_limits<std::uint64_t>::max());
        candidates_.push_back(std::move(c));
    }
}

void Room::issue(std::size_t candidate) {
    lines_[wire_of(candidate)].current = candidate;
    ++tally_.requests;
    ++under_way_;
    network_.wire(wire_of(candidate)).send(candidates_[candidate].request);
}

// The connection is free: what waits for it, else whoever's turn it is.
void Room::advance(std::size_t wire) {
    Line& line = lines_[wire];
    while (!line.waiting.empty()) {
        const Waiting next = line.waiting.front();
        line.waiting.pop_front();
        candidates_[next.candidate].intended = next.intended;
        if (script_->next(candidates_[next.candidate])) {
            return issue(next.candidate);
        }
    }
    while (closed_ && !line.members.empty()) {
        line.place %= line.members.size();
        Candidate& c = candidates_[line.members[line.place]];
        c.intended = steady_now();
        if (script_->next(c)) {
            if (turns_ == Turns::one_each) {
                ++line.place;
            }
            return issue(c.number);
        }
        line.members.erase(line.members.begin() + std::ptrdiff_t(line.place));
        --busy_;
    }
}

void Room::replied(Wire& wire, const Reply& reply) {
    Line& line = lines_[wire.number()];
    Candidate& c = candidates_[*line.current];
    --under_way_;
    if (reply.status == 503) {  // the connection waits with its candidate, as a browser's would
        ++tally_.busy;
        later_.push({steady_now() + busy_pause, c.number, true});
        return;
    }
    script_->replied(c, reply, steady_now() - c.intended);
    if (const Nanos pause = std::exchange(c.again_in, 0); pause > 0) {
        later_.push({steady_now() + pause, c.number, true});
        return;
    }
    line.current.reset();
    advance(wire.number());
}

void Room::due(Nanos now) {
    while (!later_.empty() && later_.top().at <= now) {
        const Later next = later_.top();
        later_.pop();
        if (next.again) {
            issue(next.candidate);
            continue;
        }
        if (next.at + interval_ < open_until_) {
            later_.push({next.at + interval_, next.candidate, false});
        }
        Line& line = lines_[wire_of(next.candidate)];
        line.waiting.push_back({next.candidate, next.at});
        if (!line.current) {
            advance(wire_of(next.candidate));
        }
    }
}

void Room::closed(Script& script, Turns turns, Nanos most) {
    script_ = &script;
    closed_ = true;
    turns_ = turns;
    lines_.assign(network_.size(), {});
    busy_ = candidates_.size();
    for (Candidate& c : candidates_) {
        c.stage = 0;
        lines_[wire_of(c.number)].members.push_back(c.number);
    }
    const Nanos end = steady_now() + most;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        advance(i);
    }
    while (busy_ > 0) {
        const Nanos now = steady_now();
        if (now > end) {
            throw std::runtime_error(std::to_string(busy_) + " candidates did not come to an end in time.");
        }
        due(now);
        network_.wait(std::min(later_.empty() ? end : later_.top().at, now + second / 10), *this);
    }
}

void Room::open(Script& script, double rate, Nanos during) {
    script_ = &script;
    closed_ = false;
    lines_.assign(network_.size(), {});
    const Nanos begin = steady_now();
    open_until_ = begin + during;
    interval_ = std::max<Nanos>(Nanos(double(candidates_.size()) / rate * double(second)), 1);
    Random chance;
    for (const Candidate& c : candidates_) {
        const Nanos first = begin + Nanos(chance.below(std::uint64_t(interval_)));
        if (first < open_until_) {
            later_.push({first, c.number, false});
        }
    }
    while (!later_.empty() || under_way_ > 0) {
        const Nanos now = steady_now();
        if (now > open_until_ + settle_max) {
            throw std::runtime_error(std::to_string(under_way_) + " requests were not answered in time.");
        }
        due(now);
        network_.wait(later_.empty() ? now + second / 10 : later_.top().at, *this);
    }
}

}  // namespace load
