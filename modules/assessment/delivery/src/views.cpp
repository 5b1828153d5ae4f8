#include "views.hpp"

#include <base/must.hpp>
#include <identity/identity.hpp>
#include <itembank/itembank.hpp>

#include <mutex>
#include <unordered_map>

namespace delivery {
namespace {

// Rendered items by version. A version never changes, so nothing here can be stale; the bound keeps it small.
class Renderings {
  public:
    std::shared_ptr<const itembank::Rendered> find(store::Reader& reader, const ItemVersionId& id) {
        {
            const std::scoped_lock lock(mutex_);
            if (const auto at = all_.find(id.value); at != all_.end()) {
                return at->second;
            }
        }
        const auto item = itembank::item_of(reader, id);
        MUST(item.has_value());
        auto made = std::make_shared<const itembank::Rendered>(itembank::rendered(*item));
        const std::scoped_lock lock(mutex_);
        if (all_.size() >= most) {
            all_.clear();
        }
        all_.emplace(id.value, made);
        return made;
    }

  private:
    static constexpr std::size_t most = 2000;
    std::mutex mutex_;
    std::unordered_map<std::string, std::shared_ptr<const itembank::Rendered>> all_;
};

WorkView work_of(const sitting::Attempt& a) {
    WorkView out;
    out.position = a.position.value;
    for (const auto& [item, held] : a.answers) {
        if (held.value.response) {
            out.answers.push_back({item, *held.value.response});
        }
    }
    for (const auto& [item, flag] : a.flags) {
        if (flag.value) {
            out.flags.push_back(item);
        }
    }
    for (const auto& [item, struck] : a.struck) {
        if (!struck.value.empty()) {
            out.struck.push_back({item, struck.value});
        }
    }
    const auto texts = [](const auto& from, std::vector<TextView>& to) {
        for (const auto& [item, text] : from) {
            if (!text.value.empty()) {
                to.push_back({item, text.value});
            }
        }
    };
    texts(a.notes, out.notes);
    texts(a.comments, out.comments);
    return out;
}

std::int64_t break_minutes_left(const sitting::Attempt& a) {
    return std::max<std::int64_t>(
        0, a.made.break_minutes - std::chrono::ceil<std::chrono::minutes>(a.breaks_used).count());
}

}  // namespace

std::int64_t seconds_left(const sitting::Attempt& a, Instant now) {
    return std::chrono::ceil<std::chrono::seconds>(sitting::left(a, now)).count();
}

AttemptView view_of(store::Reader& reader, const Kept& kept, Instant now) {
    const Row& row = kept.row;
    const sitting::Attempt a = state_at(kept, now);
    const auto card = identity::card_of(reader, row.person);
    AttemptView out;
    out.id = row.id;
    out.kind = row.kind;
    out.supervision = row.supervision;
    out.feedback = row.feedback;
    out.mode = row.mode;
    out.phase = a.phase;
    out.exam = row.exam;
    out.booking = row.booking;
    out.practice = row.practice;
    out.title = row.title;
    out.candidate = !card ? "" : card->legal_name.empty() ? card->display_name : card->legal_name;
    out.languages = {row.language};
    out.items = row.items;
    out.minutes = a.made.minutes;
    out.extra_minutes = a.made.extra_minutes + a.granted_minutes;
    out.break_minutes_left = break_minutes_left(a);
    out.agreed = a.agreed;
    out.agreement = agreement_version;
    out.refusal = a.refused ? a.refused->reason : "";
    if (a.phase == Phase::awaiting_proctor) {
        out.asked_at = a.asked_at;
        if (row.mode == Mode::online) {  // at a centre the proctor is in the room
            out.queue_place = sql::waiting_before(reader, {.asked_at = a.asked_at})->ahead + 1;
        }
    }
    if (a.phase == Phase::paused) {
        out.on_break = a.on_break;
        out.pause_reason = a.pause_reason;
        out.paused_until = a.paused_until;
    }
    out.started_at = a.started_at;
    out.ended_at = a.ended_at;
    out.ended_because = a.ended_because;
    out.end_reason = a.end_reason;
    out.answered = sitting::answered(a);
    out.now = now;
    out.seconds_left = seconds_left(a, now);
    if (a.started_at) {
        out.work = work_of(a);
    }
    if (kept.state.phase == Phase::submitted) {
        out.receipt = ReceiptView{kept.state.number, kept.head};
    }
    return out;
}

Result<std::vector<itembank::PlayerItem>> paper_of(store::Reader& reader, const sitting::Attempt& a) {
    const bool review = a.phase == Phase::submitted && a.made.attempt_kind == Kind::practice;
    if (a.phase != Phase::in_progress && !review) {
        // Nobody reads ahead before the clock runs, goes on reading while it stands, or takes the exam home.
        return fail(Why::conflict, "no_paper", "The questions are shown while the exam is running.");
    }
    static Renderings renderings;
    std::vector<itembank::PlayerItem> out;
    for (const sitting::Placed& placed : a.made.items) {
        out.push_back(itembank::player_item(*renderings.find(reader, placed.item), placed.shape));
    }
    return out;
}

}  // namespace delivery
