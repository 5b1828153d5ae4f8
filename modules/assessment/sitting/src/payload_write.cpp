#include <base/must.hpp>
#include <sitting/payload.hpp>

#include <charconv>

#include "cases.hpp"

namespace sitting {
namespace {

// One array, built in place: no document in between.
class Writer {
  public:
    Writer(const Blueprint& blueprint, std::string_view kind) : blueprint_(blueprint) {
        out_.reserve(64);
        out_ += "[\"";
        out_ += kind;
        out_ += '"';
    }
    Writer& number(std::int64_t n) {
        comma();
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, n).ptr;
        out_.append(digits, end);
        return *this;
    }
    Writer& instant(Instant t) { return number(micros(t)); }
    Writer& text(std::string_view s) {
        comma();
        out_ += '"';
        for (const char c : s) {
            if (c == '"' || c == '\\') {
                out_ += '\\';
                out_ += c;
            } else if (static_cast<unsigned char>(c) < 0x20) {
                constexpr std::string_view digits = "0123456789abcdef";
                out_ += "\\u00";
                out_ += digits[static_cast<unsigned char>(c) >> 4];
                out_ += digits[static_cast<unsigned char>(c) & 15];
            } else {
                out_ += c;
            }
        }
        out_ += '"';
        return *this;
    }
    template <class E>
    Writer& name(E e) {
        return text(boost::describe::enum_to_string(e, ""));
    }
    Writer& mark(const Mark& m) { return number(m.journal).number(m.sequence); }
    Writer& item(const ItemId& id) {
        const auto place = place_of(blueprint_, id);
        MUST(place.has_value());
        item_ = &blueprint_.items[*place];
        return number(std::int64_t(*place));
    }
    // Of the item named last.
    Writer& option(const std::string& id) { return number(place_in(item_->shape.options, id)); }
    Writer& prompt(const std::string& id) { return number(place_in(item_->shape.prompts, id)); }
    template <class Fill>
    Writer& list(Fill fill) {
        comma();
        out_ += '[';
        first_ = true;
        fill();
        out_ += ']';
        first_ = false;
        return *this;
    }
    Writer& options(const std::vector<std::string>& ids) {
        return list([&] {
            for (const std::string& id : ids) {
                option(id);
            }
        });
    }
    Writer& fields(const std::vector<Field>& all) {
        return list([&] {
            for (const Field& field : all) {
                list([&] {
                    const auto at = std::ranges::find(item_->shape.fields, field.id, &FieldShape::id);
                    MUST(at != item_->shape.fields.end());
                    number(at - item_->shape.fields.begin());
                    for (const std::string& value : field.values) {
                        text(value);
                    }
                });
            }
        });
    }
    Writer& nothing() {
        comma();
        out_ += "null";
        return *this;
    }
    std::string done() {
        out_ += ']';
        return std::move(out_);
    }

  private:
    void comma() {
        if (!std::exchange(first_, false)) {
            out_ += ',';
        }
    }
    static std::int64_t place_in(const std::vector<std::string>& list, const std::string& id) {
        const auto at = std::ranges::find(list, id);
        MUST(at != list.end());
        return at - list.begin();
    }

    const Blueprint& blueprint_;
    const BlueprintItem* item_ = nullptr;
    std::string out_;
    bool first_ = false;
};

void write(Writer& w, const Response& response) {
    std::visit(Cases{
                   [&](const Choice& r) { w.option(r.option); },
                   [&](const MultipleResponse& r) { w.options(r.options); },
                   [&](const Ordering& r) { w.options(r.order); },
                   [&](const Matching& r) {
                       w.list([&] {
                           for (const Pair& pair : r.pairs) {
                               w.list([&] { w.prompt(pair.prompt).option(pair.option); });
                           }
                       });
                   },
                   // The tries, then the fields as they stand.
                   [&](const Composite& r) {
                       w.list([&] {
                           for (const std::vector<Field>& tried : r.tries) {
                               w.fields(tried);
                           }
                           w.fields(r.fields);
                       });
                   },
               },
               response);
}

std::string answered(const Answered& e, const Blueprint& b) {
    Writer w(b, "a");
    w.mark(e.mark).item(e.item);
    if (e.response) {
        write(w, *e.response);
    } else {
        w.nothing();
    }
    if (e.late || e.position) {
        w.number(e.late ? 1 : 0);
    }
    if (e.position) {
        w.number(*e.position);
    }
    return w.done();
}

std::string irregularity(const Irregularity& e, const Blueprint& b) {
    Writer w(b, "i");
    w.mark(e.mark).text(e.code);
    if (!e.item) {
        w.nothing();
    } else if (place_of(b, *e.item)) {
        w.item(*e.item);
    } else {
        w.text(e.item->value);  // no item of this form: that may be what was wrong
    }
    return w.text(e.detail).done();
}

std::string created(const Created& e, const Blueprint& b) {
    return Writer(b, "created")
        .text(e.form.value)
        .number(e.seed)
        .text(e.selection)
        .name(e.attempt_kind)
        .name(e.supervision)
        .name(e.feedback)
        .text(e.language)
        .number(e.minutes)
        .number(e.extra_minutes)
        .number(e.break_minutes)
        .instant(e.open_until)
        .done();
}

}  // namespace

std::string to_payload(const Event& event, const Blueprint& b) {
    return std::visit(
        Cases{
            [&](const Created& e) { return created(e, b); },
            [&](const CheckedIn&) { return Writer(b, "in").done(); },
            [&](const AgreementAccepted& e) { return Writer(b, "agreed").text(e.agreement).done(); },
            [&](const AwaitingProctor&) { return Writer(b, "waits").done(); },
            [&](const Authorised& e) { return Writer(b, "ok").text(e.by).done(); },
            [&](const Refused& e) { return Writer(b, "no").text(e.by).name(e.code).text(e.reason).done(); },
            [&](const Started&) { return Writer(b, "go").done(); },
            [&](const JournalOpened& e) { return Writer(b, "j").number(e.journal).text(e.name).done(); },
            [&](const TakenOver& e) { return Writer(b, "w").number(e.journal).number(e.after).done(); },
            [&](const Navigated& e) { return Writer(b, "n").mark(e.mark).number(e.position).done(); },
            [&](const Answered& e) { return answered(e, b); },
            [&](const Flagged& e) { return Writer(b, "f").mark(e.mark).item(e.item).done(); },
            [&](const Unflagged& e) { return Writer(b, "u").mark(e.mark).item(e.item).done(); },
            [&](const StruckOut& e) {
                return Writer(b, "x").mark(e.mark).item(e.item).options(e.options).done();
            },
            [&](const NoteChanged& e) {
                return Writer(b, "t").mark(e.mark).item(e.item).text(e.text).done();
            },
            [&](const Commented& e) { return Writer(b, "c").mark(e.mark).item(e.item).text(e.text).done(); },
            [&](const JournalSealed& e) { return Writer(b, "z").mark(e.mark).done(); },
            [&](const Irregularity& e) { return irregularity(e, b); },
            [&](const Paused& e) {
                return Writer(b, "p").text(e.by).name(e.code).text(e.reason).instant(e.until).done();
            },
            [&](const Resumed& e) { return Writer(b, "r").text(e.by).done(); },
            [&](const TimeGranted& e) {
                return Writer(b, "g").text(e.by).number(e.minutes).name(e.code).text(e.reason).done();
            },
            [&](const TimeCredited& e) {
                return Writer(b, "+").number(e.micros).instant(e.from).instant(e.to).text(e.outage).done();
            },
            [&](const AccommodationChanged& e) {
                return Writer(b, "acc").text(e.by).number(e.extra_minutes).number(e.break_minutes).done();
            },
            [&](const Messaged& e) { return Writer(b, "m").text(e.by).text(e.text).done(); },
            [&](const SeatMoved& e) {
                return Writer(b, "seat")
                    .text(e.by)
                    .text(e.room)
                    .text(e.seat)
                    .name(e.code)
                    .text(e.reason)
                    .done();
            },
            [&](const Lost& e) { return Writer(b, "lost").instant(e.since).done(); },
            [&](const Back& e) { return Writer(b, "back").number(e.seconds).done(); },
            [&](const Submitted& e) {
                Writer w(b, "s");
                w.name(e.why);
                if (e.why == SubmittedBecause::ended_by_staff) {
                    w.text(e.by).name(e.code).text(e.reason);
                }
                return w.done();
            },
            [&](const Declined&) { return Writer(b, "declined").done(); },
            [&](const Aborted& e) {
                return Writer(b, "aborted").text(e.by).name(e.code).text(e.reason).done();
            },
            [&](const Expired&) { return Writer(b, "expired").done(); },
            [&](const Voided& e) {
                return Writer(b, "voided").text(e.by).name(e.code).text(e.reason).done();
            },
        },
        event);
}

}  // namespace sitting
