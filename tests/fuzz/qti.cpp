#include <qti/body.hpp>
#include <qti/evaluate.hpp>
#include <qti/write.hpp>

#include "expect.hpp"

namespace {

// One answer to each response, from what the declaration and the body offer.
std::vector<qti::Answer> answers_of(const qti::Item& item) {
    std::vector<qti::Answer> answers;
    for (const qti::Field& field : qti::fields_of(item)) {
        const qti::Declaration* declaration = item.find(field.id);
        if (declaration == nullptr) {
            continue;
        }
        std::vector<std::string> written;
        if (!field.options.empty() && !field.targets.empty()) {
            written = {field.options.front() + " " + field.targets.back()};
        } else if (!field.options.empty()) {
            written = {field.options.front()};
        } else {
            written = {field.kind == qti::FieldKind::point ? "10 20" : "1"};
        }
        qti::Problems problems;
        if (auto value = qti::read_value(*declaration, written, problems)) {
            answers.push_back({field.id, std::move(*value)});
        }
    }
    return answers;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    qti::Problems problems;
    const qti::ItemRef item =
        qti::read_item(std::string(reinterpret_cast<const char*>(data), size), "item.xml", problems);
    if (item == nullptr) {
        fuzz::expect(qti::has_errors(problems));
        return 0;
    }
    qti::State state = qti::begin(*item, 7, &problems);
    fuzz::expect(state == qti::begin(*item, 7));  // the same seed, the same item
    qti::max_score(*item, state);
    const std::vector<qti::Answer> answers = answers_of(*item);
    for (int again = 0; again < 2; ++again) {
        qti::respond(*item, state, answers, &problems);
    }
    qti::body_of(*item, state, {.feedback = true});
    qti::files_of(*item);
    qti::plain_text(*item);
    qti::Problems second;
    fuzz::expect(qti::read_item(qti::write_item(*item), "item.xml", second) != nullptr);
    return 0;
}
