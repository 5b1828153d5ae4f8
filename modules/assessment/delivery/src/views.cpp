#include "views.hpp"

#include <base/text.hpp>
#include <catalog/catalog.hpp>
#include <identity/identity.hpp>
#include <itembank/itembank.hpp>

#include "blueprints.hpp"
#include "seal.hpp"

namespace delivery {
namespace {

WorkView work_of(const sitting::Attempt& a) {
    WorkView out;
    out.position = a.position.value;
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        const ItemVersionId& item = a.items[i].item;
        const sitting::ItemWork& work = a.work[i];
        if (work.answer.value.response) {
            out.answers.push_back({item, *work.answer.value.response});
        }
        if (work.flag.value) {
            out.flags.push_back(item);
        }
        if (!work.struck.value.empty()) {
            out.struck.push_back({item, work.struck.value});
        }
        if (!work.note.value.empty()) {
            out.notes.push_back({item, work.note.value});
        }
        if (!work.comment.value.empty()) {
            out.comments.push_back({item, work.comment.value});
        }
    }
    return out;
}

// A start may be spread when many wait for the same moment, and never for longer than this.
constexpr std::int64_t start_spread_max = 30;  // seconds
constexpr std::int64_t starts_per_second = 20;

std::int64_t start_spread(store::Reader& reader) {
    return std::min(start_spread_max, sql::ready_to_start(reader)->ready / starts_per_second);
}

void tell_time(const sitting::Attempt& a, AttemptView& out) {
    for (const sitting::LedgerLine& line : sitting::ledger(a)) {
        if (line.kind == sitting::LedgerKind::granted || line.kind == sitting::LedgerKind::credited) {
            out.credits.push_back(
                {line.at, line.seconds, std::string(schema::name_of(line.code)), line.reason});
        }
    }
}

std::int64_t break_minutes_left(const sitting::Attempt& a) {
    return std::max<std::int64_t>(
        0, a.break_minutes - std::chrono::ceil<std::chrono::minutes>(a.breaks_used).count());
}

}  // namespace

std::int64_t seconds_left(const sitting::Attempt& a, Instant now) {
    return std::chrono::ceil<std::chrono::seconds>(sitting::left(a, now)).count();
}

std::string title_in(store::Reader& reader, const std::string& practice, std::string title,
                     const Languages& wanted) {
    const auto set =
        practice.empty() ? std::nullopt : itembank::practice_of(reader, itembank::PracticeId(practice));
    const auto texts =
        set ? catalog::offer_texts(reader, catalog::OfferKind::practice, practice, set->language, wanted)
            : std::nullopt;
    return texts ? texts->second.title : std::move(title);
}

AttemptView view_of(store::Reader& reader, const Kept& kept, const Languages& wanted, Instant now) {
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
    out.title = title_in(reader, row.practice, row.title, wanted);
    out.candidate = !card ? "" : card->legal_name.empty() ? card->display_name : card->legal_name;
    out.languages = {row.language};
    out.items = row.items;
    out.minutes = a.made.minutes;
    out.extra_minutes = a.extra_minutes + a.granted_minutes;
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
        out.pause_code = schema::name_of(a.pause_code);
        out.pause_reason = a.pause_reason;
        out.paused_until = a.paused_until;
    }
    out.started_at = a.started_at;
    out.ended_at = a.ended_at;
    out.ended_because = a.ended_because;
    out.end_code = schema::name_of(a.end_code);
    out.end_reason = a.end_reason;
    out.writer = a.writer;
    if (a.phase == Phase::authorised) {
        out.start_within_seconds = start_spread(reader);
    }
    if (a.phase == Phase::in_progress) {
        out.paper_key = base64(paper_key(row.secret->value));
    }
    for (const auto& message : a.messages) {
        out.messages.push_back({message.at, message.text});
    }
    if (a.seat) {
        out.seat = SeatView{a.seat->room, a.seat->seat};
    }
    tell_time(a, out);
    out.answered = sitting::answered(a);
    out.now = now;
    out.seconds_left = seconds_left(a, now);
    if (a.started_at) {
        out.work = work_of(a);
    }
    if (kept.state.phase == Phase::submitted) {
        out.receipt = ReceiptView{kept.state.number, hex(kept.head)};
    }
    return out;
}

itembank::PlayerItem item_at(store::Reader& reader, const AttemptId& id, const sitting::Attempt& a,
                             std::size_t place) {
    const sitting::Placed& placed = a.items[place];
    // Of the answer only what was processed shows in the question; the player draws the rest.
    return itembank::player_item(
        *rendering_of(reader, placed.item), placed.shape,
        {placed.seed, a.work.empty() ? std::nullopt : a.work[place].answer.value.response,
         media_address(id, placed.item)});
}

std::vector<itembank::PlayerItem> items_of(store::Reader& reader, const AttemptId& id,
                                           const sitting::Attempt& a) {
    std::vector<itembank::PlayerItem> out;
    out.reserve(a.items.size());
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        out.push_back(item_at(reader, id, a, i));
    }
    return out;
}

Done may_read(const sitting::Attempt& a) {
    const bool review = a.phase == Phase::submitted && a.made.attempt_kind == Kind::practice;
    if (a.phase != Phase::in_progress && !review) {
        // Nobody reads ahead before the clock runs, goes on reading while it stands, or takes the exam home.
        return fail(Why::conflict, "no_paper", "The questions are shown while the exam is running.");
    }
    return {};
}

Result<std::vector<itembank::PlayerItem>> paper_of(store::Reader& reader, const AttemptId& id,
                                                   const sitting::Attempt& a) {
    CHECK(may_read(a));
    return items_of(reader, id, a);
}

}  // namespace delivery
