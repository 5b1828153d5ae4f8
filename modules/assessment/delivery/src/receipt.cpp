#include "receipt.hpp"

#include <base/must.hpp>
#include <base/text.hpp>
#include <catalog/catalog.hpp>
#include <identity/identity.hpp>

#include <algorithm>

namespace delivery {
namespace {

std::string place_in(const std::vector<std::string>& shown, const std::string& id) {
    const auto at = std::ranges::find(shown, id);
    MUST(at != shown.end());  // the log takes no other
    return std::to_string(at - shown.begin() + 1);
}
std::string places_in(const std::vector<std::string>& shown, const std::vector<std::string>& ids) {
    std::vector<std::string> out;
    for (const std::string& id : ids) {
        out.push_back(place_in(shown, id));
    }
    return joined(out, ", ");
}

std::int64_t whole_seconds(Duration d) { return std::chrono::duration_cast<std::chrono::seconds>(d).count(); }

ReceiptTime time_of(const sitting::Attempt& a) {
    ReceiptTime out{whole_seconds(sitting::allowed(a)), whole_seconds(sitting::used(a, a.last_at)), {}};
    for (const sitting::LedgerLine& line : sitting::ledger(a)) {
        out.ledger.push_back({std::string(schema::name_of(line.kind)), line.at, line.seconds,
                              std::string(schema::name_of(line.code)), line.reason});
    }
    return out;
}

// An option by its place in the form's list, which is not the one shown; words, numbers and points as given.
std::string seen(const sitting::Field& field, const sitting::Shape& shape) {
    const auto at = std::ranges::find(shape.fields, field.id, &sitting::FieldShape::id);
    std::vector<std::string> values;
    for (const std::string& value : field.values) {
        const std::size_t blank = value.find(' ');
        const bool pair = at != shape.fields.end() && (at->kind == sitting::FieldKind::pair ||
                                                       at->kind == sitting::FieldKind::directed_pair);
        if (at == shape.fields.end() || (!pair && at->kind != sitting::FieldKind::identifier)) {
            values.push_back(value);
        } else if (pair && blank != value.npos) {
            // A pair without a direction may name its ends either way.
            const std::string first = value.substr(0, blank), second = value.substr(blank + 1);
            const bool turned = std::ranges::find(at->options, first) == at->options.end();
            values.push_back(place_in(at->options, turned ? second : first) + "-" +
                             place_in(at->targets, turned ? first : second));
        } else {
            values.push_back(place_in(at->options, value));
        }
    }
    return field.id + ": " + joined(values, ", ");
}

}  // namespace

std::string seen(const sitting::Response& response, const sitting::Shape& shape) {
    if (const auto* choice = std::get_if<sitting::Choice>(&response)) {
        return place_in(shape.options, choice->option);
    }
    if (const auto* several = std::get_if<sitting::MultipleResponse>(&response)) {
        // In the order of the screen, however they were pressed.
        std::vector<std::string> ordered;
        std::ranges::copy_if(shape.options, std::back_inserter(ordered), [&](const std::string& id) {
            return std::ranges::find(several->options, id) != several->options.end();
        });
        return places_in(shape.options, ordered);
    }
    if (const auto* ordering = std::get_if<sitting::Ordering>(&response)) {
        return places_in(shape.options, ordering->order);
    }
    std::vector<std::string> out;
    if (const auto* composite = std::get_if<sitting::Composite>(&response)) {
        for (const sitting::Field& field : composite->fields) {
            out.push_back(seen(field, shape));
        }
        return joined(out, "; ");
    }
    const auto& pairs = std::get<sitting::Matching>(response).pairs;
    for (const std::string& prompt : shape.prompts) {
        if (const auto pair = std::ranges::find(pairs, prompt, &sitting::Pair::prompt); pair != pairs.end()) {
            out.push_back(place_in(shape.prompts, prompt) + "-" + place_in(shape.options, pair->option));
        }
    }
    return joined(out, ", ");
}

ReceiptNames names_of(store::Reader& reader, const Row& row) {
    const auto card = identity::card_of(reader, row.person);
    const auto programme = catalog::programme_of(reader);
    return {programme ? programme->issuer : "", !card                      ? ""
                                                : card->legal_name.empty() ? card->display_name
                                                                           : card->legal_name};
}

std::vector<HeldAnswer> held_answers(const sitting::Attempt& a, const std::vector<sitting::Entry>& log) {
    // The entry that holds an answer is the one written at the answer's place in the journal.
    std::map<std::pair<std::int64_t, std::int64_t>, Instant> recorded;
    for (const sitting::Entry& entry : log) {
        if (const auto* answered = std::get_if<sitting::Answered>(&entry.event)) {
            recorded.emplace(std::pair(answered->mark.journal, answered->mark.sequence), entry.at);
        }
    }
    std::vector<HeldAnswer> out;
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        const sitting::Placed& placed = a.items[i];
        const auto& held = a.work[i].answer;
        HeldAnswer line{.question = std::int64_t(i + 1), .item = placed.item};
        if (held.value.response) {
            line.answer = seen(*held.value.response, placed.shape);
            line.late = held.value.late;
            if (const auto at = recorded.find({held.mark.journal, held.mark.sequence});
                at != recorded.end()) {
                line.recorded_at = at->second;
            }
        }
        out.push_back(std::move(line));
    }
    return out;
}

Result<Receipt> receipt_of(const shell::Shell& s, store::Reader& reader, const Kept& kept,
                           const keys::PublicKey& key) {
    // As it is written down: what time has caused and nobody recorded yet is not held yet.
    const sitting::Attempt& a = kept.state;
    if (!sitting::is_over(a)) {
        return fail(
            Why::conflict, "not_over_yet",
            "The receipt is made when the attempt has ended. Until then you can download your answers.");
    }
    const ReceiptNames names = names_of(reader, kept.row);
    Receipt out;
    out.issuer = {names.issuer, s.base_url, key.id};
    out.attempt = kept.row.id;
    out.candidate = names.candidate;
    out.exam = {kept.row.exam, kept.row.title, kept.row.kind, kept.row.form};
    out.phase = a.phase;
    out.started_at = a.started_at;
    out.ended_at = a.ended_at;
    out.ended_because = a.ended_because;
    out.entries = a.number;
    out.head = hex(kept.head);
    out.answered = sitting::answered(a);
    out.answers = held_answers(a, TRY(log_of(reader, kept.row)));
    out.time = time_of(a);
    // No clock is asked: the same log and the same key give the same receipt.
    out.issued_at = std::max(a.last_at, key.valid_from);
    return out;
}

Result<SignedReceipt> signed_receipt(const shell::Shell& s, store::Reader& reader, const Kept& kept) {
    const keys::PublicKey key = TRY(keys::current(reader, receipt_purpose));
    SignedReceipt out{TRY(receipt_of(s, reader, kept, key)), ""};
    out.jws = TRY(s.keys.jws(key, receipt_type, schema::to_json(out.receipt)));
    return out;
}

}  // namespace delivery
