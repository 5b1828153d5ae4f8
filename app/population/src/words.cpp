// What simulated people write.
#include "journey.hpp"

namespace population {

const std::vector<std::string>& Words::cancelling() {
    static const std::vector<std::string> all{"I have to work on that day.", "I am ill.",
                                              "I need more time to prepare.", "My train does not go.",
                                              "A meeting was put on the same hour."};
    return all;
}

const std::vector<std::pair<std::string, std::string>>& Words::incidents() {
    static const std::vector<std::pair<std::string, std::string>> all{
        {"technical", "The screen at the seat went dark for some minutes. It was connected again."},
        {"technical", "The mouse did not answer and was exchanged."},
        {"environment", "The fire alarm of the building was tested. Everybody stayed in the room."},
        {"environment", "Loud building work next door; ear plugs were handed out."},
        {"behaviour", "A phone was on the desk. It was put into the locker after a word."},
        {"health", "The candidate felt unwell, drank some water and went on."},
        {"identity", "The name on the card has a second surname; the passport settled it."},
        {"other", "The candidate asked for a second sheet of paper and got one."}};
    return all;
}

const std::vector<std::pair<std::string, std::string>>& Words::accommodations() {
    static const std::vector<std::pair<std::string, std::string>> all{
        {"language_30", "English is my third language."},
        {"language_30", "I work in another language."},
        {"time_125", "I read slowly because of dyslexia; my school has confirmed it."},
        {"time_150", "A reading disorder, confirmed by a clinic."},
        {"paused_breaks", "I have to take medicine at fixed hours."},
        {"separate_room", "Sounds around me make it impossible to concentrate."},
        {"screen_reader", "I am blind and use a screen reader."},
        {"colour_and_zoom", "I see little contrast."}};
    return all;
}

const std::vector<Words::Activity>& Words::activities() {
    static const std::vector<Activity> all{{"course", "Container platforms in practice", 4, 8},
                                           {"course", "Reading a cloud bill", 2, 6},
                                           {"webinar", "What changed in data protection law", 1, 4},
                                           {"conference", "Open Infrastructure Days", 4, 4},
                                           {"teaching", "An introduction for new colleagues", 2, 5},
                                           {"item_writing", "Questions for a university course", 2, 5},
                                           {"community", "Answers in a public forum", 1, 5}};
    return all;
}

const std::vector<std::string>& Words::providers() {
    static const std::vector<std::string> all{
        "Guild of Operators",   "City Evening School", "Open Infrastructure Society",
        "University Extension", "Own employer",        "Regional Chamber"};
    return all;
}

}  // namespace population
