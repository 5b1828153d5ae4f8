#include "time_bank.hpp"

namespace delivery {
namespace {

std::int64_t seconds_between(Instant from, Instant to) {
    return std::chrono::duration_cast<std::chrono::seconds>(to - from).count();
}

// Walks through a log and writes down what concerns time.
class Ledger {
  public:
    Ledger(Instant now, const NameOf& name_of) : now_(now), name_of_(name_of) {}

    void add(const sitting::Entry& entry) {
        at_ = entry.at;
        number_ = entry.number;
        std::visit([this](const auto& event) { note(event); }, entry.event);
    }
    std::vector<TimeBankLine> lines() && {
        if (paused_) {
            close(now_, false);
        }
        return std::move(lines_);
    }

  private:
    TimeBankLine& line(TimeKind kind, std::int64_t seconds, const std::string& by) {
        return lines_.emplace_back(TimeBankLine{.number = number_,
                                                .kind = kind,
                                                .from = at_,
                                                .until = at_,
                                                .seconds = seconds,
                                                .code = std::nullopt,
                                                .reason = "",
                                                .by = name_of_(by)});
    }
    void close(Instant at, bool is_over) {
        TimeBankLine& pause = lines_[*paused_];
        pause.seconds = seconds_between(pause.from, at);
        pause.until = is_over ? std::optional(at) : std::nullopt;
        paused_.reset();
    }

    void note(const sitting::Paused& e) {
        paused_ = lines_.size();
        TimeBankLine& pause = line(e.by.empty() ? TimeKind::own_break : TimeKind::paused, 0, e.by);
        if (!e.by.empty()) {
            pause.code = e.code;
        }
        pause.reason = e.reason;
    }
    void note(const sitting::Resumed&) {
        if (paused_) {
            close(at_, true);
        }
    }
    void note(const sitting::TimeGranted& e) {
        TimeBankLine& grant = line(TimeKind::granted, e.minutes * 60, e.by);
        grant.code = e.code;
        grant.reason = e.reason;
    }
    void note(const sitting::TimeCredited& e) {
        TimeBankLine& credit = line(TimeKind::credited, e.micros / 1'000'000, "");
        credit.from = e.from;
        credit.until = e.to;
        credit.code = ReasonCode::platform_fault;
    }
    void note(const sitting::AccommodationChanged& e) {
        line(TimeKind::accommodation, e.extra_minutes * 60, e.by).code = ReasonCode::accommodation;
    }
    void note(const sitting::Back& e) {
        TimeBankLine& silence = line(TimeKind::silence, e.seconds, "");
        silence.from = at_ - std::chrono::seconds(e.seconds);
    }
    template <class Event>
    void note(const Event&) {
        using sitting::Aborted, sitting::Submitted, sitting::Voided;
        if (paused_ && (std::is_same_v<Event, Submitted> || std::is_same_v<Event, Aborted> ||
                        std::is_same_v<Event, Voided>)) {
            close(at_, true);
        }
    }

    Instant now_;
    const NameOf& name_of_;
    Instant at_{};
    std::int64_t number_ = 0;
    std::vector<TimeBankLine> lines_;
    std::optional<std::size_t> paused_;  // the line of a pause that has no end yet
};

}  // namespace

std::vector<TimeBankLine> time_lines(const std::vector<sitting::Entry>& entries, Instant now,
                                     const NameOf& name_of) {
    Ledger ledger(now, name_of);
    for (const sitting::Entry& entry : entries) {
        ledger.add(entry);
    }
    return std::move(ledger).lines();
}

}  // namespace delivery
