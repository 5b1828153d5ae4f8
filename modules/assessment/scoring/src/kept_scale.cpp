// The table of a form from raw points to the scale: made once, and kept.
#include "corrections.hpp"
#include "scored_form.hpp"

namespace scoring {
namespace {

// Made when the form's first attempt ended; the same one for ever after.
Result<Conversion> first_conversion(store::Tx& tx, const itembank::Form& form, int pass_mark, Instant now) {
    if (const auto kept = sql::scale_of_form(tx, {.form = form.id})) {
        return conversion_from_json(kept->scale);
    }
    // As the form was meant: what corrections took away has a table of its own.
    const int all_right = count(form, scored_form(tx, form.id)->items, {}).all_right;
    const Conversion made = TRY(straight_line(int(form.cut), all_right, pass_mark));
    sql::freeze_scale(tx, {.form = form.id, .scale = to_json(made), .created_at = now});
    return made;
}

}  // namespace

// The cut keeps its share of what can be earned, to the nearest point.
Result<Conversion> shortened(const Conversion& whole, int all_right) {
    if (all_right == whole.all_right()) {
        return whole;
    }
    const int cut = (2 * whole.cut * all_right + whole.all_right()) / (2 * whole.all_right());
    return straight_line(cut, all_right, whole.pass_mark);
}

std::optional<Conversion> kept_conversion(store::Reader& reader, const FormId& form, int all_right) {
    if (const auto kept = sql::scale_of_form(reader, {.form = form})) {
        const auto whole = conversion_from_json(kept->scale);
        if (whole && whole->all_right() == all_right) {
            return *whole;
        }
    }
    const auto revised = sql::revision_of_scale(reader, {.form = form, .all_right = all_right});
    const auto read = revised ? conversion_from_json(revised->scale) : Result<Conversion>(not_found("table"));
    return read ? std::optional(*read) : std::nullopt;
}

Result<Conversion> conversion_of(store::Tx& tx, const itembank::Form& form, int all_right, int pass_mark,
                                 Instant now) {
    const Conversion whole = TRY(first_conversion(tx, form, pass_mark, now));
    if (const auto kept = kept_conversion(tx, form.id, all_right)) {
        return *kept;
    }
    const Conversion made = TRY(shortened(whole, all_right));
    sql::keep_revision(tx,
                       {.form = form.id, .all_right = all_right, .scale = to_json(made), .created_at = now});
    return made;
}

}  // namespace scoring
