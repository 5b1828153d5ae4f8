// The course player's side: an activity's content, where I am in it, and answers to its check.
#include "place.hpp"

#include <documents/html.hpp>
#include <identity/identity.hpp>
#include <learning/sql/courses.hpp>
#include <learning/sql/enrolments.hpp>
#include <store/record.hpp>

#include <algorithm>

namespace learning {
namespace {

struct OptionView {
    std::string id, text_html;
};
BOOST_DESCRIBE_STRUCT(OptionView, (), (id, text_html))
struct OptionVerdict {
    std::string id;
    bool chosen, correct;
    std::string why_html;
};
BOOST_DESCRIBE_STRUCT(OptionVerdict, (), (id, chosen, correct, why_html))
struct AnswerView {
    std::string question;
    bool correct;
    std::vector<OptionVerdict> options;
};
BOOST_DESCRIBE_STRUCT(AnswerView, (), (question, correct, options))
struct QuestionView {
    std::string id;
    QuestionKind kind;
    std::int64_t choose;
    std::string stem_html;
    std::vector<OptionView> options;   // neither which is right nor why
    std::optional<AnswerView> answer;  // only of a question I have answered
};
BOOST_DESCRIBE_STRUCT(QuestionView, (), (id, kind, choose, stem_html, options, answer))
struct CaptionsLink {
    std::string language, address;
};
BOOST_DESCRIBE_STRUCT(CaptionsLink, (), (language, address))
struct FilmView {
    std::string address, type;
    std::vector<CaptionsLink> captions;
};
BOOST_DESCRIBE_STRUCT(FilmView, (), (address, type, captions))
struct ActivityLink {
    std::string id, title;
};
BOOST_DESCRIBE_STRUCT(ActivityLink, (), (id, title))
struct ActivityView {
    CourseId course;
    std::string course_title, module_title, id;
    ActivityKind kind;
    std::string title;
    std::int64_t minutes, number, of;
    std::string language, html;
    std::vector<QuestionView> questions;
    std::optional<FilmView> film;  // of a video, whose `html` is the transcript
    std::vector<catalog::Objective> objectives;
    std::int64_t position;  // how far it was read, in thousandths of its height
    bool done;
    std::optional<ActivityLink> previous, next;
};
BOOST_DESCRIBE_STRUCT(ActivityView, (),
                      (course, course_title, module_title, id, kind, title, minutes, number, of, language,
                       html, questions, film, objectives, position, done, previous, next))

struct ProgressChange {
    schema::Whole<0, 1000> position;
    bool done;
};
BOOST_DESCRIBE_STRUCT(ProgressChange, (), (position, done))
struct ProgressView {
    std::int64_t position;
    bool done, course_completed;
    std::int64_t percent;
};
BOOST_DESCRIBE_STRUCT(ProgressView, (), (position, done, course_completed, percent))

struct AnswerWish {
    schema::Text<1, 64> question;
    schema::List<schema::Text<1, 64>, 12> response;
};
BOOST_DESCRIBE_STRUCT(AnswerWish, (), (question, response))
struct AnswerReply {
    AnswerView answer;
    ProgressView progress;
};
BOOST_DESCRIBE_STRUCT(AnswerReply, (), (answer, progress))

Result<AnswerView> answer_view(const Question& question, bool correct,
                               const std::vector<std::string>& chosen) {
    AnswerView out{question.id, correct, {}};
    for (const auto& o : question.options) {
        out.options.push_back(
            {o.id, std::ranges::find(chosen, o.id) != chosen.end(), o.correct, TRY(documents::html(o.why))});
    }
    return out;
}

Result<std::vector<QuestionView>> question_views(store::Reader& reader, const Place& place) {
    std::map<std::string, sql::answers_of_row> answers;
    for (auto& row :
         sql::answers_of(reader, {.enrolment = place.standing.enrolment, .activity = place.activity->id})) {
        answers.emplace(row.question, row);
    }
    std::vector<QuestionView> out;
    for (const auto& q : place.activity->questions) {
        QuestionView view{q.id, q.kind, q.choose, TRY(documents::html(q.stem)), {}, std::nullopt};
        for (const auto& o : q.options) {
            view.options.push_back({o.id, TRY(documents::html(o.text))});
        }
        if (const auto found = answers.find(q.id); found != answers.end()) {
            view.answer =
                TRY(answer_view(q, found->second.correct != 0,
                                schema::parse_own<std::vector<std::string>>(found->second.response)));
        }
        out.push_back(std::move(view));
    }
    return out;
}

std::vector<catalog::Objective> objectives_of(store::Reader& reader, const Place& place) {
    std::vector<catalog::Objective> out;
    for (const auto& id : place.content.certifications) {
        const auto certification = catalog::certification_of(reader, catalog::CertificationId(id));
        const auto exam = certification && certification->exam
                              ? catalog::exam_of(reader, *certification->exam)
                              : std::nullopt;
        for (const auto& domain : exam ? exam->domains : std::vector<catalog::Domain>{}) {
            for (const auto& task : domain.tasks) {
                std::ranges::copy_if(task.objectives, std::back_inserter(out),
                                     [&](const catalog::Objective& o) {
                                         return std::ranges::find(place.activity->objectives, o.id) !=
                                                place.activity->objectives.end();
                                     });
            }
        }
    }
    return out;
}

std::string module_of(const Content& content, const Activity* activity) {
    for (const auto& module : content.modules) {
        for (const auto& a : module.activities) {
            if (&a == activity) {
                return module.title;
            }
        }
    }
    return {};
}

std::optional<FilmView> film_view(const Place& place) {
    if (!place.activity->film) {
        return std::nullopt;
    }
    const Film& film = *place.activity->film;
    const std::string base =
        "/api/courses/" + place.standing.course.value + "/activities/" + place.activity->id;
    FilmView out{base + "/films/" + film.file, film.type, {}};
    for (const auto& captions : film.captions) {
        out.captions.push_back({captions.language, base + "/captions/" + captions.language});
    }
    return out;
}

Result<ActivityView> view_of(store::Reader& reader, const Place& place) {
    const Activity& a = *place.activity;
    const auto all = activities_of(place.content);
    const auto here = std::ranges::find(all, &a);
    const auto link = [](const Activity* other) {
        return std::optional(ActivityLink{other->id, other->title});
    };
    documents::HtmlOptions options;
    options.picture = [&](std::string_view name) {
        const auto found = place.content.pictures.find(std::string(name));
        return found == place.content.pictures.end()
                   ? std::string()
                   : "/api/courses/" + place.standing.course.value + "/pictures/" + found->second;
    };
    const auto progress =
        sql::progress_row(reader, {.enrolment = place.standing.enrolment, .activity = a.id});
    return ActivityView{.course = place.standing.course,
                        .course_title = place.content.title,
                        .module_title = module_of(place.content, &a),
                        .id = a.id,
                        .kind = a.kind,
                        .title = a.title,
                        .minutes = a.minutes,
                        .number = 1 + (here - all.begin()),
                        .of = std::int64_t(all.size()),
                        .language = place.content.language,
                        .html = TRY(documents::html(a.text, options)),
                        .questions = TRY(question_views(reader, place)),
                        .film = film_view(place),
                        .objectives = objectives_of(reader, place),
                        .position = progress ? progress->position : 0,
                        .done = progress && progress->done_at,
                        .previous = here == all.begin() ? std::nullopt : link(*(here - 1)),
                        .next = here + 1 == all.end() ? std::nullopt : link(*(here + 1))};
}

// Writes where the person is, and completes the course when this was the last activity.
ProgressView put_progress(store::Tx& tx, const shell::Shell& s, const PersonId& person, const Place& place,
                          std::int64_t position, bool done, Instant now) {
    const auto& enrolment = place.standing.enrolment;
    sql::touch_enrolment(tx, {.activity = place.activity->id, .now = now, .id = enrolment});
    sql::put_progress(tx, {.enrolment = enrolment,
                           .activity = place.activity->id,
                           .position = position,
                           .done_at = done ? std::optional(now) : std::nullopt});
    const auto finished = done_activities(tx, enrolment);
    const auto all = activities_of(place.content);
    const auto count =
        std::size_t(std::ranges::count_if(all, [&](const Activity* a) { return finished.contains(a->id); }));
    const bool complete = count == all.size();
    if (complete && sql::complete_enrolment(tx, {.now = now, .id = enrolment}) == 1) {
        store::record(tx, {s.random.uuid7(now), "enrolment", enrolment.value, now, person.value, "completed",
                           "", "{}"});
        shell::announce(
            tx, s,
            CourseCompleted{person, enrolment, place.standing.course, place.standing.version,
                            place.content.title, place.content.credits, place.content.certifications, now},
            now);
        identity::send_mail(tx, s, person, "course_completed",
                            {{"title", place.content.title}, {"link", s.base_url + "/learning"}}, now);
    }
    return {position, finished.contains(place.activity->id), complete, percent_done(count, all.size())};
}

// A check is done when each of its questions was answered right at some time.
bool all_right(store::Reader& reader, const Place& place) {
    std::set<std::string> right;
    for (const auto& row :
         sql::answers_of(reader, {.enrolment = place.standing.enrolment, .activity = place.activity->id})) {
        if (row.was_correct != 0) {
            right.insert(row.question);
        }
    }
    return std::ranges::all_of(place.activity->questions,
                               [&](const Question& q) { return right.contains(q.id); });
}

Result<ProgressView> change_progress(const shell::Shell& s, const http::Caller& who, const ActivityPath& at,
                                     const ProgressChange& wish) {
    return s.db.write([&](store::Tx& tx) -> Result<ProgressView> {
        const Instant now = s.clock.now();
        const auto place = TRY(place_of(tx, s, who, at));
        if (wish.done && !all_right(tx, *place)) {
            return refuse(
                "check_unfinished",
                "Answer every question of this check right first. You can try as often as you like.");
        }
        return put_progress(tx, s, PersonId(who.person), *place, wish.position.value, wish.done, now);
    });
}

Result<http::Created<AnswerReply>> answer(const shell::Shell& s, const http::Caller& who,
                                          const ActivityPath& at, const AnswerWish& wish) {
    return s.db.write([&](store::Tx& tx) -> Result<http::Created<AnswerReply>> {
        const Instant now = s.clock.now();
        const auto place = TRY(place_of(tx, s, who, at));
        const Question* question = find_question(*place->activity, wish.question.value);
        if (question == nullptr) {
            return not_found("question in this check");
        }
        std::vector<std::string> chosen;
        for (const auto& id : wish.response.value) {
            chosen.push_back(id.value);
        }
        const bool correct = TRY(is_right(*question, chosen));
        const std::string response = schema::to_json(chosen);
        sql::put_answer(tx, {.enrolment = place->standing.enrolment,
                             .activity = place->activity->id,
                             .question = question->id,
                             .response = response,
                             .correct = correct,
                             .now = now});
        const auto before =
            sql::progress_row(tx, {.enrolment = place->standing.enrolment, .activity = place->activity->id});
        const auto progress = put_progress(tx, s, PersonId(who.person), *place, before ? before->position : 0,
                                           all_right(tx, *place), now);
        return http::Created<AnswerReply>{{TRY(answer_view(*question, correct, chosen)), progress}};
    });
}
}  // namespace

void activity_routes(http::Router& r, const shell::Shell& s) {
    const std::string path(activity_path);
    r.get(path, {"A lesson, video or check of a course I take", http::signed_in()},
          [&s](http::Caller who, http::Path<ActivityPath> at) {
              return s.db.read([&](store::Reader& reader) -> Result<ActivityView> {
                  const auto place = TRY(place_of(reader, s, who, *at));
                  return view_of(reader, *place);
              });
          });
    r.put(path + "/progress", {"Where I am in a lesson", http::signed_in()},
          [&s](http::Caller who, http::Path<ActivityPath> at, http::Body<ProgressChange> wish) {
              return change_progress(s, who, *at, *wish);
          });
    r.post(path + "/answers", {"Answer a question of a check", http::signed_in()},
           [&s](http::Caller who, http::Path<ActivityPath> at, http::Body<AnswerWish> wish) {
               return answer(s, who, *at, *wish);
           });
}
}  // namespace learning
