#include <boost/json.hpp>
#include <sitting/payload.hpp>

namespace sitting {
namespace {
namespace json = boost::json;

// Takes one element after the other. What is not as it should be makes the whole unreadable; nothing throws.
class Reader {
  public:
    Reader(const Blueprint& blueprint, const json::array& from) : blueprint_(blueprint), from_(from) {}

    bool more() const { return ok_ && at_ < from_.size(); }
    bool done() const { return ok_ && at_ == from_.size(); }

    Reader& take(std::int64_t& out) {
        const json::value* v = next();
        if (const std::int64_t* n = v ? v->if_int64() : nullptr) {
            out = *n;
        } else {
            ok_ = false;
        }
        return *this;
    }
    Reader& take(Instant& out) {
        std::int64_t n = 0;
        take(n);
        out = from_micros(n);
        return *this;
    }
    Reader& take(std::string& out) {
        const json::value* v = next();
        if (const json::string* s = v ? v->if_string() : nullptr) {
            out.assign(s->data(), s->size());
        } else {
            ok_ = false;
        }
        return *this;
    }
    template <class E>
        requires std::is_enum_v<E>
    Reader& take(E& out) {
        std::string name;
        take(name);
        ok_ = ok_ && boost::describe::enum_from_string(name.c_str(), out);
        return *this;
    }
    Reader& take(Mark& out) { return take(out.journal).take(out.sequence); }
    Reader& take(ItemId& out) {
        std::int64_t place = -1;
        take(place);
        if (ok_ && place >= 0 && place < std::int64_t(blueprint_.items.size())) {
            item_ = &blueprint_.items[std::size_t(place)];
            out = item_->item;
        } else {
            ok_ = false;
        }
        return *this;
    }
    Reader& take(std::optional<ItemId>& out) {
        if (null()) {
            return *this;
        }
        if (more() && from_[at_].is_string()) {
            return take(out.emplace().value);
        }
        return take(out.emplace());
    }
    // Of the item taken last.
    Reader& take(std::vector<std::string>& options) {
        options = options_in(next());
        return *this;
    }
    Reader& take(std::optional<Response>& out) {
        if (!null()) {
            out = response_in(next());
        }
        return *this;
    }

  private:
    const json::value* next() {
        if (!more()) {
            ok_ = false;
            return nullptr;
        }
        return &from_[at_++];
    }
    bool null() {
        const bool is = more() && from_[at_].is_null();
        at_ += is ? 1 : 0;
        return is;
    }
    std::string place_in(const std::vector<std::string>& list, const json::value* v) {
        const std::int64_t* n = v ? v->if_int64() : nullptr;
        if (!n || *n < 0 || *n >= std::int64_t(list.size())) {
            ok_ = false;
            return {};
        }
        return list[std::size_t(*n)];
    }
    const json::array* list_in(const json::value* v) {
        const json::array* list = v && item_ ? v->if_array() : nullptr;
        ok_ = ok_ && list;
        return list;
    }
    std::vector<std::string> options_in(const json::value* v) {
        std::vector<std::string> out;
        if (const json::array* list = list_in(v)) {
            for (const json::value& place : *list) {
                out.push_back(place_in(item_->shape.options, &place));
            }
        }
        return out;
    }
    Matching pairs_in(const json::value* v) {
        Matching out;
        if (const json::array* list = list_in(v)) {
            for (const json::value& one : *list) {
                const json::array* pair = one.if_array();
                if (!pair || pair->size() != 2) {
                    ok_ = false;
                    break;
                }
                out.pairs.push_back({place_in(item_->shape.prompts, &(*pair)[0]),
                                     place_in(item_->shape.options, &(*pair)[1])});
            }
        }
        return out;
    }
    std::vector<Field> fields_in(const json::value& v) {
        std::vector<Field> out;
        const json::array* list = list_in(&v);
        for (const json::value& one : list ? *list : json::array()) {
            const json::array* parts = one.if_array();
            const std::int64_t* place = parts && !parts->empty() ? parts->front().if_int64() : nullptr;
            if (!place || *place < 0 || *place >= std::int64_t(item_->shape.fields.size())) {
                ok_ = false;
                break;
            }
            Field field{item_->shape.fields[std::size_t(*place)].id, {}};
            for (std::size_t i = 1; i < parts->size(); ++i) {
                const json::string* value = (*parts)[i].if_string();
                ok_ = ok_ && value;
                field.values.emplace_back(value ? std::string(*value) : std::string());
            }
            out.push_back(std::move(field));
        }
        return out;
    }
    Composite composite_in(const json::value* v) {
        Composite out;
        const json::array* list = list_in(v);
        if (!list || list->empty()) {
            ok_ = false;
            return out;
        }
        for (const json::value& tried : *list) {
            out.tries.push_back(fields_in(tried));
        }
        out.fields = std::move(out.tries.back());
        out.tries.pop_back();
        return out;
    }
    std::optional<Response> response_in(const json::value* v) {
        if (!item_) {
            ok_ = false;
            return std::nullopt;
        }
        switch (item_->shape.kind) {
            case ItemKind::choice:
                return Choice{place_in(item_->shape.options, v)};
            case ItemKind::multiple_response:
                return MultipleResponse{options_in(v)};
            case ItemKind::ordering:
                return Ordering{options_in(v)};
            case ItemKind::matching:
                return pairs_in(v);
            case ItemKind::composite:
                return composite_in(v);
        }
        ok_ = false;
        return std::nullopt;
    }

    const Blueprint& blueprint_;
    const json::array& from_;
    std::size_t at_ = 0;
    const BlueprintItem* item_ = nullptr;
    bool ok_ = true;
};

Event answered(Reader& r) {
    Answered e;
    r.take(e.mark).take(e.item).take(e.response);
    if (r.more()) {
        std::int64_t late = 0;
        r.take(late);
        e.late = late != 0;
    }
    if (r.more()) {
        r.take(e.position.emplace());
    }
    return e;
}

Event submitted(Reader& r) {
    Submitted e;
    r.take(e.why);
    if (e.why == SubmittedBecause::ended_by_staff) {
        r.take(e.by).take(e.code).take(e.reason);
    }
    return e;
}

Event created(Reader& r) {
    Created e;
    r.take(e.form.value).take(e.seed).take(e.selection).take(e.attempt_kind).take(e.supervision);
    r.take(e.feedback).take(e.language).take(e.minutes).take(e.extra_minutes).take(e.break_minutes);
    r.take(e.open_until);
    return e;
}

// An event whose parts stand in the payload in the order of its fields.
template <class E, auto... Parts>
Event plain(Reader& r) {
    E e;
    (r.take(e.*Parts), ...);
    return e;
}

struct Tag {
    std::string_view tag;
    Event (*read)(Reader&);
};
constexpr Tag tags[] = {
    {"a", answered},
    {"n", plain<Navigated, &Navigated::mark, &Navigated::position>},
    {"f", plain<Flagged, &Flagged::mark, &Flagged::item>},
    {"u", plain<Unflagged, &Unflagged::mark, &Unflagged::item>},
    {"x", plain<StruckOut, &StruckOut::mark, &StruckOut::item, &StruckOut::options>},
    {"t", plain<NoteChanged, &NoteChanged::mark, &NoteChanged::item, &NoteChanged::text>},
    {"c", plain<Commented, &Commented::mark, &Commented::item, &Commented::text>},
    {"j", plain<JournalOpened, &JournalOpened::journal, &JournalOpened::name>},
    {"w", plain<TakenOver, &TakenOver::journal, &TakenOver::after>},
    {"z", plain<JournalSealed, &JournalSealed::mark>},
    {"i", plain<Irregularity, &Irregularity::mark, &Irregularity::code, &Irregularity::item,
                &Irregularity::detail>},
    {"created", created},
    {"in", plain<CheckedIn>},
    {"agreed", plain<AgreementAccepted, &AgreementAccepted::agreement>},
    {"waits", plain<AwaitingProctor>},
    {"ok", plain<Authorised, &Authorised::by>},
    {"no", plain<Refused, &Refused::by, &Refused::code, &Refused::reason>},
    {"go", plain<Started>},
    {"p", plain<Paused, &Paused::by, &Paused::code, &Paused::reason, &Paused::until>},
    {"r", plain<Resumed, &Resumed::by>},
    {"g",
     plain<TimeGranted, &TimeGranted::by, &TimeGranted::minutes, &TimeGranted::code, &TimeGranted::reason>},
    {"+", plain<TimeCredited, &TimeCredited::micros, &TimeCredited::from, &TimeCredited::to,
                &TimeCredited::outage>},
    {"acc", plain<AccommodationChanged, &AccommodationChanged::by, &AccommodationChanged::extra_minutes,
                  &AccommodationChanged::break_minutes>},
    {"m", plain<Messaged, &Messaged::by, &Messaged::text>},
    {"seat", plain<SeatMoved, &SeatMoved::by, &SeatMoved::room, &SeatMoved::seat, &SeatMoved::code,
                   &SeatMoved::reason>},
    {"lost", plain<Lost, &Lost::since>},
    {"back", plain<Back, &Back::seconds>},
    {"s", submitted},
    {"declined", plain<Declined>},
    {"aborted", plain<Aborted, &Aborted::by, &Aborted::code, &Aborted::reason>},
    {"expired", plain<Expired>},
    {"voided", plain<Voided, &Voided::by, &Voided::code, &Voided::reason>},
};
static_assert(std::size(tags) == std::variant_size_v<Event>);

}  // namespace

Result<Event> from_payload(std::string_view text, const Blueprint& blueprint) {
    const auto unreadable = [] {
        return refuse("unreadable_event", "This entry of the log cannot be read with this form.");
    };
    boost::system::error_code broken;
    const json::value parsed = json::parse(text, broken);
    const json::array* parts = broken ? nullptr : parsed.if_array();
    if (!parts || parts->empty() || !parts->front().is_string()) {
        return unreadable();
    }
    Reader reader(blueprint, *parts);
    std::string tag;
    reader.take(tag);
    const auto kind = std::ranges::find(tags, tag, &Tag::tag);
    if (kind == std::end(tags)) {
        return unreadable();
    }
    Event event = kind->read(reader);
    if (!reader.done()) {
        return unreadable();
    }
    return event;
}

}  // namespace sitting
