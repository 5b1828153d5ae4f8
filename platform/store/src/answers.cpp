#include "answers.hpp"

namespace store {

std::unexpected<Failure> busy() {
    return fail(Why::unavailable, "busy", "Too much is being saved right now. Try again in a moment.");
}

std::unexpected<Failure> not_saved() {
    return fail(Why::unavailable, "not_saved",
                "It is not certain that this was saved. Look again, and repeat it if it is missing.");
}

std::unexpected<Failure> not_storable() {
    return fail(
        Why::conflict, "not_storable",
        "This does not fit what is stored, so nothing of it was saved. Look again before you repeat it.");
}

std::unexpected<Failure> already_there() {
    return fail(Why::conflict, "already_there",
                "Something was saved in this place before. Look again before you repeat it.");
}

std::unexpected<Failure> answer_to(const StoreError& error) {
    if (dynamic_cast<const AlreadyThere*>(&error) != nullptr) {
        return already_there();
    }
    if (dynamic_cast<const ConstraintViolated*>(&error) != nullptr ||
        dynamic_cast<const NotStorable*>(&error) != nullptr) {
        return not_storable();
    }
    return not_saved();
}

}  // namespace store
