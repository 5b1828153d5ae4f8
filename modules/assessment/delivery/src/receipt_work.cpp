// "Download my answers": what the server holds at this moment, and the log it comes from.
#include "receipt.hpp"

#include <base/text.hpp>

#include <algorithm>

namespace delivery {
namespace json = schema::json;
namespace {

std::string digest_of(const std::string& text) { return sha256(text); }

const sitting::Placed* placed_of(const sitting::Attempt& a, std::string_view item, std::int64_t& question) {
    const auto at = std::ranges::find(a.items, item, [](const sitting::Placed& p) { return p.item.value; });
    question = at - a.items.begin() + 1;
    return at == a.items.end() ? nullptr : &*at;
}

// How the candidate knows it: questions and options by their numbers on the screen. What would tell how the
// item bank or chance ordered them is left out, and so is who of the staff it was.
json::value told(const sitting::Attempt& a, const sitting::Event& event) {
    json::value whole = schema::write(event);
    json::object& out = whole.as_object();
    for (const char* inside : {"seed", "selection", "by"}) {
        out.erase(inside);
    }
    std::int64_t question = 0;
    const sitting::Placed* placed = nullptr;
    if (const auto* item = out.if_contains("item")) {
        placed = placed_of(a, std::string_view(item->as_string()), question);
        out.erase("item");
        if (placed != nullptr) {
            out["question"] = question;
        }
    }
    if (const auto* answered = std::get_if<sitting::Answered>(&event)) {
        out.erase("response");
        out["answer"] = answered->response && placed != nullptr
                            ? json::value(seen(*answered->response, placed->shape))
                            : json::value(nullptr);
    }
    if (const auto* struck = std::get_if<sitting::StruckOut>(&event)) {
        json::array places;
        for (const std::string& option : struck->options) {
            if (placed != nullptr) {
                const auto& shown = placed->shape.options;
                places.push_back(std::ranges::find(shown, option) - shown.begin() + 1);
            }
        }
        out["options"] = std::move(places);
    }
    return whole;
}

void put(std::string& out, const json::value& v) {
    if (const auto* o = v.if_object()) {
        std::vector<std::string_view> names;
        for (const auto& member : *o) {
            names.push_back(member.key());
        }
        std::ranges::sort(names);
        out += '{';
        for (const std::string_view name : names) {
            out += (out.back() == '{' ? "" : ",") + json::serialize(json::string(name)) + ":";
            put(out, o->at(name));
        }
        out += '}';
    } else if (const auto* list = v.if_array()) {
        out += '[';
        for (std::size_t i = 0; i < list->size(); ++i) {
            out += i == 0 ? "" : ",";
            put(out, (*list)[i]);
        }
        out += ']';
    } else {
        out += json::serialize(v);
    }
}

HeldWork held_work(const shell::Shell& s, const Kept& kept, const ReceiptNames& names,
                   const std::vector<sitting::Link>& chain, const std::vector<sitting::Entry>& log,
                   Instant now) {
    const sitting::Attempt& a = kept.state;
    HeldWork out;
    out.issuer = {names.issuer, s.base_url, ""};
    out.attempt = kept.row.id;
    out.candidate = names.candidate;
    out.exam = {kept.row.exam, kept.row.title, kept.row.kind, kept.row.form};
    out.phase = a.phase;
    out.made_at = now;
    out.entries = a.number;
    out.head = hex(kept.head);
    out.answered = sitting::answered(a);
    out.answers = held_answers(a, log);
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        const std::int64_t question = std::int64_t(i) + 1;
        const sitting::ItemWork& work = a.work[i];
        if (work.flag.value) {
            out.flagged.push_back(question);
        }
        if (!work.note.value.empty()) {
            out.notes.push_back({question, work.note.value});
        }
        if (!work.comment.value.empty()) {
            out.comments.push_back({question, work.comment.value});
        }
    }
    for (std::size_t i = 0; i < chain.size(); ++i) {
        out.log.push_back({chain[i].number, chain[i].at, chain[i].cause, told(a, log[i].event),
                           hex(chain[i].payload_hash), hex(chain[i].hash)});
    }
    return out;
}

}  // namespace

std::string canonical(const json::value& v) {
    std::string out;
    put(out, v);
    return out;
}

Result<SignedWork> signed_work(const shell::Shell& s, store::Reader& reader, const Kept& kept, Instant now) {
    if (!kept.state.started_at) {
        return fail(Why::conflict, "not_started", "There are no answers yet. They begin with the clock.");
    }
    const auto chain = chain_of(reader, kept.row);
    const auto log = TRY(log_of(reader, kept.row));
    SignedWork out{held_work(s, kept, names_of(reader, kept.row), chain, log, now), {}, {}};
    // The last resort must not fail for want of a key: without one it goes out unsigned, and says so.
    if (const auto key = keys::current(reader, receipt_purpose)) {
        out.held.issuer.key = key->id;
        const WorkStatement statement{kept.row.id, now, out.held.entries, out.held.head,
                                      digest_of(canonical(schema::write(out.held)))};
        if (auto jws = s.keys.jws(*key, answers_type, schema::to_json(statement))) {
            out.jws = std::move(*jws);
        }
    }
    if (sitting::is_over(kept.state)) {
        if (auto receipt = signed_receipt(s, reader, kept)) {
            out.receipt = std::move(*receipt);
        }
    }
    return out;
}

}  // namespace delivery
