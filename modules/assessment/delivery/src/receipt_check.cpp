// A file in anybody's hands against keys the reader trusts. Nothing in it is believed before its signature
// is.
#include <delivery/receipt.hpp>

#include <base/text.hpp>
#include <keys/signed.hpp>
#include <sitting/chain.hpp>

#include <charconv>

#include "kept.hpp"

namespace delivery {
namespace json = schema::json;
namespace {

void wrong(Checked& out, std::string code, std::string detail) {
    out.wrong.push_back({std::move(code), std::move(detail)});
}

// Where two documents first differ, as a pointer into them.
std::optional<std::string> difference(const json::value& shown, const json::value& meant,
                                      const std::string& at = "") {
    if (shown == meant) {
        return std::nullopt;
    }
    if (shown.is_object() && meant.is_object()) {
        for (const auto& [name, value] : meant.get_object()) {
            const auto* other = shown.get_object().if_contains(name);
            if (const auto found = other == nullptr
                                       ? std::optional(at + "/" + std::string(name))
                                       : difference(*other, value, at + "/" + std::string(name))) {
                return found;
            }
        }
    }
    if (shown.is_array() && meant.is_array() && shown.get_array().size() == meant.get_array().size()) {
        for (std::size_t i = 0; i < meant.get_array().size(); ++i) {
            if (const auto found =
                    difference(shown.get_array()[i], meant.get_array()[i], at + "/" + std::to_string(i))) {
                return found;
            }
        }
    }
    return at;
}

std::string text_at(const json::value& v, std::string_view pointer) {
    boost::system::error_code none;
    const json::value* found = v.find_pointer(pointer, none);
    return found == nullptr || found->is_null() ? "no answer"
           : found->is_string()                 ? std::string(found->get_string())
                                                : json::serialize(*found);
}

// `meant` is what was signed.
void compare(const json::value& shown, const json::value& meant, Checked& out) {
    const auto at = difference(shown, meant);
    if (!at) {
        return;
    }
    const auto parts = split(*at, '/');
    if (parts.size() > 3 && parts[1] == "answers") {
        const std::string line = "/answers/" + parts[2];
        const std::string question = text_at(meant, line + "/question");
        if (parts[3] == "answer") {
            return wrong(out, "changed_answer",
                         "Question " + question + " was changed: the file shows \"" +
                             text_at(shown, line + "/answer") + "\", the issuer signed \"" +
                             text_at(meant, line + "/answer") + "\".");
        }
        return wrong(
            out, "changed_answer",
            "Question " + question + " was changed: its " + parts[3] + " is not the one the issuer signed.");
    }
    wrong(out, "changed",
          "The file was changed: " + (at->empty() ? "it" : *at) + " is not what the issuer signed.");
}

// What was signed, by a key that stood for it; anything wrong is noted.
std::optional<std::string> opened(std::string_view jws, std::string_view type,
                                  std::span<const keys::PublicKey> known, keys::PublicKey& key,
                                  Checked& out) {
    auto signed_text = keys::open(jws, type, receipt_purpose, known);
    if (!signed_text) {
        wrong(out, signed_text.error().code, signed_text.error().detail);
        return std::nullopt;
    }
    key = signed_text->key;
    out.key = key.id;
    return std::move(signed_text->payload);
}

void check_time(const keys::PublicKey& key, Instant at, Checked& out) {
    out.issued_at = at;
    if (const Done good = keys::stands_for(key, at); !good) {
        wrong(out, good.error().code, good.error().detail);
    } else if (key.compromised_at) {
        out.notes.push_back(
            {"key_compromised_later",
             "Its key was stolen at some time after. A thief can write any date: ask the issuer "
             "whether its log says the same."});
    }
}

std::optional<Receipt> check_receipt(const json::object& file, std::span<const keys::PublicKey> known,
                                     Checked& out) {
    const auto* jws = file.if_contains("jws");
    const auto* shown = file.if_contains("receipt");
    if (jws == nullptr || !jws->is_string() || shown == nullptr) {
        wrong(out, "unreadable", "A receipt has two parts, \"receipt\" and \"jws\"; one is missing.");
        return std::nullopt;
    }
    keys::PublicKey key;
    const auto text = opened(std::string_view(jws->get_string()), receipt_type, known, key, out);
    if (!text) {
        return std::nullopt;
    }
    Problems problems;
    Receipt receipt = schema::parse<Receipt>(*text, problems);
    if (!problems.empty()) {
        wrong(out, "unreadable", "The receipt is of a kind this program does not know. Use a newer one.");
        return std::nullopt;
    }
    check_time(key, receipt.issued_at, out);
    if (receipt.issuer.key != key.id) {
        wrong(out, "another_key", "The receipt names another key than the one that signed it.");
    }
    out.issuer = receipt.issuer.url;
    out.attempt = receipt.attempt;
    out.candidate = receipt.candidate;
    out.title = receipt.exam.title;
    out.answered = receipt.answered;
    out.questions = std::int64_t(receipt.answers.size());
    out.entries = receipt.entries;
    out.head = receipt.head;
    compare(*shown, json::parse(*text), out);
    return receipt;
}

std::string unhexed(const std::string& digits) {
    std::string out;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        unsigned byte = 0;
        const char* end = digits.data() + i + 2;
        if (std::from_chars(digits.data() + i, end, byte, 16).ptr != end) {
            return "";
        }
        out += char(byte);
    }
    return out;
}

// By the hashes alone: what the entries said is under the signature.
void check_chain(const HeldWork& held, Checked& out) {
    std::vector<sitting::Link> chain;
    for (const LogLine& line : held.log) {
        chain.push_back(
            {line.number, line.at, line.cause, std::nullopt, unhexed(line.payload_hash), unhexed(line.hash)});
    }
    if (const auto broken = sitting::verify(held.attempt, chain, "")) {
        return wrong(
            out, "chain_broken",
            "The log does not hold at entry " + std::to_string(broken->number) + ": " + broken->what + ".");
    }
    if (std::int64_t(held.log.size()) != held.entries || held.log.empty() ||
        held.log.back().hash != held.head) {
        wrong(out, "chain_broken", "The log is not the one the file speaks of: its last entry is another.");
    }
}

// A log that goes further than the receipt must have come by it.
void check_against(const Receipt& receipt, const HeldWork& held, Checked& out) {
    const bool covers = receipt.entries >= 1 && receipt.entries <= std::int64_t(held.log.size());
    if (!covers || held.log[std::size_t(receipt.entries) - 1].hash != receipt.head ||
        receipt.attempt != held.attempt) {
        wrong(out, "head_differs", "The receipt in the file belongs to another log.");
    }
    for (std::size_t i = 0; i < held.answers.size() && i < receipt.answers.size(); ++i) {
        if (held.answers[i] != receipt.answers[i]) {
            return wrong(out, "changed_answer",
                         "Question " + std::to_string(i + 1) + " was changed: the file shows \"" +
                             held.answers[i].answer.value_or("no answer") + "\", the receipt says \"" +
                             receipt.answers[i].answer.value_or("no answer") + "\".");
        }
    }
}

void check_answers(const json::object& file, std::span<const keys::PublicKey> known, Checked& out) {
    Problems problems;
    const json::value& shown = file.at("held");
    HeldWork held;
    schema::read(shown, held, "/held", problems);
    if (!problems.empty()) {
        return wrong(out, "unreadable",
                     "The answers cannot be read: " + problems[0].pointer + " " + problems[0].detail + ".");
    }
    out.issuer = held.issuer.url;
    out.attempt = held.attempt;
    out.candidate = held.candidate;
    out.title = held.exam.title;
    out.answered = held.answered;
    out.questions = std::int64_t(held.answers.size());
    out.entries = held.entries;
    out.head = held.head;
    check_chain(held, out);
    if (const auto* receipt = file.if_contains("receipt"); receipt != nullptr && receipt->is_object()) {
        Checked of_receipt;
        if (const auto read = check_receipt(receipt->get_object(), known, of_receipt)) {
            check_against(*read, held, out);
        }
        std::ranges::move(of_receipt.wrong, std::back_inserter(out.wrong));
        std::ranges::move(of_receipt.notes, std::back_inserter(out.notes));
    }
    const auto* jws = file.if_contains("jws");
    if (jws == nullptr || !jws->is_string()) {
        out.notes.push_back(
            {"not_signed",
             "The answers themselves are not signed: the server had no key at that moment. Their "
             "log can be compared with the issuer's."});
        return;
    }
    keys::PublicKey key;
    const auto text = opened(std::string_view(jws->get_string()), answers_type, known, key, out);
    if (!text) {
        return;
    }
    const auto statement = schema::parse<WorkStatement>(*text, problems);
    check_time(key, statement.made_at, out);
    if (problems.empty() && statement.sha256 == sha256(canonical(shown))) {
        return;
    }
    if (out.wrong.empty()) {
        wrong(out, "changed", "The file was changed after the issuer signed it.");
    }
}

}  // namespace

Checked check(std::string_view file, std::span<const keys::PublicKey> known) {
    Checked out;
    Problems problems;
    const auto whole =
        file.size() > receipt_file_bytes_max ? std::nullopt : schema::parse_json(file, problems);
    const json::object* parts = whole ? whole->if_object() : nullptr;
    if (parts != nullptr && parts->contains("held")) {
        out.kind = FileKind::answers;
        check_answers(*parts, known, out);
    } else if (parts != nullptr && parts->contains("jws")) {
        out.kind = FileKind::receipt;
        check_receipt(*parts, known, out);
    } else {
        wrong(out, "unreadable", "This is neither a receipt nor downloaded answers, or it is damaged.");
    }
    out.good = out.wrong.empty();
    return out;
}

void compare_with_store(store::Reader& reader, Checked& out) {
    const auto row = sql::attempt_row(reader, {.id = out.attempt});
    if (!row) {
        wrong(out, "unknown_attempt", "This installation knows no such attempt.");
        out.good = false;
        return;
    }
    const auto chain = chain_of(reader, *row);
    if (const auto broken = sitting::verify(row->id, chain, row->secret ? row->secret->value : "")) {
        wrong(out, "chain_broken",
              "This installation's own log of the attempt does not hold at entry " +
                  std::to_string(broken->number) + ": " + broken->what + ".");
    } else if (out.entries < 1 || std::int64_t(chain.size()) < out.entries) {
        wrong(out, "entries_missing",
              "The file speaks of " + std::to_string(out.entries) + " entries; this installation holds " +
                  std::to_string(chain.size()) + ".");
    } else if (hex(chain[std::size_t(out.entries) - 1].hash) != out.head) {
        wrong(out, "head_differs",
              "This installation's log of the attempt is another one: entry " + std::to_string(out.entries) +
                  " has another hash.");
    } else if (const auto more = std::int64_t(chain.size()) - out.entries; more > 0) {
        out.notes.push_back({"log_went_on", "The log has gone on since by " + std::to_string(more) +
                                                (more == 1 ? " entry." : " entries.")});
    } else {
        out.notes.push_back({"same_as_stored", "This installation holds exactly that."});
    }
    out.good = out.wrong.empty();
}

}  // namespace delivery
