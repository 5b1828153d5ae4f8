// Learning paths: steps for a role, and which of them I have done.
#include "parts.hpp"

#include <documents/html.hpp>
#include <http/language.hpp>
#include <learning/sql/courses.hpp>
#include <learning/sql/paths.hpp>
#include <learning/sql/workshops.hpp>

#include <fmt/format.h>
#include <algorithm>

namespace learning {
namespace {

using ShortId = schema::Text<1, 64>;
struct StepFile {
    StepKind kind;
    ShortId id;
};
BOOST_DESCRIBE_STRUCT(StepFile, (), (kind, id))
struct PathFile {
    ShortId id;
    schema::Text<1, 160> title;
    schema::Text<1, 80> role;
    catalog::Level level;
    schema::Text<1, 300> summary;
    schema::Text<0, 20'000> about;
    schema::List<StepFile, 50> steps;
};
BOOST_DESCRIBE_STRUCT(PathFile, (), (id, title, role, level, summary, about, steps))

// What a path holds, as JSON.
struct Step {
    StepKind kind;
    std::string id;
};
BOOST_DESCRIBE_STRUCT(Step, (), (kind, id))
struct PathContent {
    std::string title, role;
    catalog::Level level;
    std::string summary, about;
    std::vector<Step> steps;
};
BOOST_DESCRIBE_STRUCT(PathContent, (), (title, role, level, summary, about, steps))

BOOST_DEFINE_ENUM_CLASS(StepState, not_started, in_progress, done)
struct StepView {
    StepKind kind;
    std::string id, title, summary;
    std::optional<std::int64_t> minutes;
    catalog::Price price;
    StepState state;
    std::optional<std::int64_t> percent;  // of a course I am taking
    std::string text_language;            // of title and summary
};
BOOST_DESCRIBE_STRUCT(StepView, (), (kind, id, title, summary, minutes, price, state, percent, text_language))
struct PathLine {
    PathId id;
    std::string title, role, summary;
    catalog::Level level;
    std::int64_t steps, done, minutes;
    std::string text_language;  // of title, role and summary
};
BOOST_DESCRIBE_STRUCT(PathLine, (), (id, title, role, summary, level, steps, done, minutes, text_language))
struct PathView {
    PathId id;
    std::string title, role, summary, about_html;
    catalog::Level level;
    std::int64_t minutes, done;
    std::vector<StepView> steps;
    std::string text_language;  // of title, role, summary and about
};
BOOST_DESCRIBE_STRUCT(PathView, (),
                      (id, title, role, summary, about_html, level, minutes, done, steps, text_language))
struct PathPath {
    PathId path;
};
BOOST_DESCRIBE_STRUCT(PathPath, (), (path))

// What a person has done of anything a step can name.
struct DoneSteps {
    std::map<std::pair<StepKind, std::string>, StepState> states;
    std::map<std::string, std::int64_t> percents;  // by course
};

DoneSteps done_by(store::Reader& reader, const PersonId& person, const std::vector<Step>& steps,
                  Instant now) {
    DoneSteps out;
    for (const auto& row : sql::steps_done(reader, {.person = person})) {
        out.states[{schema::value_of<StepKind>(row.kind).value(), row.thing}] = StepState::done;
    }
    for (const auto& seat : seats_of(reader, person)) {
        auto& state = out.states[{StepKind::workshop, seat.workshop.value}];
        state = std::max(state, seat.waiting           ? StepState::not_started
                                : seat.starts_at < now ? StepState::done
                                                       : StepState::in_progress);
    }
    for (const auto& step : steps) {
        const auto standing =
            step.kind == StepKind::course ? standing_of(reader, person, CourseId(step.id)) : std::nullopt;
        if (!standing) {
            continue;
        }
        const auto content = content_of(reader, standing->course, standing->version);
        out.percents[step.id] =
            percent_done(done_activities(reader, standing->enrolment).size(), activities_of(*content).size());
        out.states[{StepKind::course, step.id}] =
            standing->state == EnrolmentState::completed ? StepState::done : StepState::in_progress;
    }
    return out;
}

StepView step_view(store::Reader& reader, const Step& step, const DoneSteps& done, const Languages& wanted) {
    StepView out{step.kind, step.id, step.id, "", std::nullopt, {}, StepState::not_started, std::nullopt, ""};
    if (step.kind == StepKind::exam) {
        if (auto found = catalog::exam_of(reader, catalog::ExamId(step.id))) {
            const auto exam = std::optional(catalog::in_language(reader, *std::move(found), wanted));
            out.text_language = exam->text_language.value_or(exam->language);
            out.title = exam->title;
            out.summary = exam->code;
            out.minutes = exam->minutes;
            out.price = exam->price;
        }
    } else {
        const auto kind = step.kind == StepKind::course     ? catalog::OfferKind::course
                          : step.kind == StepKind::practice ? catalog::OfferKind::practice
                                                            : catalog::OfferKind::workshop;
        if (auto found = catalog::offer_of(reader, kind, step.id)) {
            const auto offer = std::optional(catalog::in_language(reader, *std::move(found), wanted));
            out.text_language = offer->text_language.value_or(offer->language);
            out.title = offer->title;
            out.summary = offer->summary;
            out.minutes = offer->minutes;
            out.price = offer->price;
        }
    }
    if (const auto found = done.states.find({step.kind, step.id}); found != done.states.end()) {
        out.state = found->second;
    }
    if (const auto found = done.percents.find(step.id);
        step.kind == StepKind::course && found != done.percents.end()) {
        out.percent = found->second;
    }
    return out;
}

// A path is written in the programme's first language.
std::string language_of_paths(store::Reader& reader) {
    const auto programme = catalog::programme_of(reader);
    return programme && !programme->languages.empty() ? programme->languages.front() : "";
}

struct Asked {
    std::optional<http::Caller> who;
    Languages wanted;
    Instant now;
};

Result<PathView> path_view(store::Reader& reader, const PathId& id, const PathContent& content,
                           const Asked& asked) {
    const auto& [who, wanted, now] = asked;
    PathView out{id,
                 content.title,
                 content.role,
                 content.summary,
                 "",
                 content.level,
                 0,
                 0,
                 {},
                 language_of_paths(reader)};
    std::string about = content.about;
    if (auto offer = catalog::offer_of(reader, catalog::OfferKind::path, id.value)) {
        offer = catalog::in_language(reader, *std::move(offer), wanted);
        out.title = offer->title;
        out.summary = offer->summary;
        out.role = offer->roles.empty() ? content.role : offer->roles.front();
    }
    if (auto texts =
            catalog::offer_texts(reader, catalog::OfferKind::path, id.value, out.text_language, wanted)) {
        out.text_language = texts->first;
        about = texts->second.about;
    }
    out.about_html = TRY(documents::html(about));
    const DoneSteps done = who ? done_by(reader, PersonId(who->person), content.steps, now) : DoneSteps{};
    for (const auto& step : content.steps) {
        auto view = step_view(reader, step, done, wanted);
        out.minutes += view.minutes.value_or(0);
        out.done += view.state == StepState::done ? 1 : 0;
        out.steps.push_back(std::move(view));
    }
    return out;
}

bool stands_in(const plain::Folder& folder, const StepFile& step) {
    const std::string& id = step.id.value;
    switch (step.kind) {
        case StepKind::course:
            return folder.find(fmt::format("courses/{}/course.toml", id)) != nullptr;
        case StepKind::practice:
            return folder.find(fmt::format("practice/{}.toml", id)) != nullptr;
        case StepKind::workshop:
            return folder.find(fmt::format("workshops/{}.toml", id)) != nullptr;
        case StepKind::exam:
            return folder.find(fmt::format("exams/{}/exam.toml", id)) != nullptr;
    }
    return false;
}

std::vector<std::string> certifications_of(store::Reader& reader, const PathContent& content) {
    std::vector<std::string> out;
    for (const auto& step : content.steps) {
        const auto exam =
            step.kind == StepKind::exam ? catalog::exam_of(reader, catalog::ExamId(step.id)) : std::nullopt;
        if (exam && !exam->certification.empty()) {
            out.push_back(exam->certification.value);
        }
    }
    return out;
}

void put_path(store::Tx& tx, const PathFile& file, const catalog::OfferTranslations& translations,
              plain::Report& report) {
    PathContent content{file.title.value,   file.role.value,  file.level,
                        file.summary.value, file.about.value, {}};
    for (const auto& step : file.steps.value) {
        content.steps.push_back({step.kind, step.id.value});
    }
    const PathId id(file.id.value);
    const std::string text = schema::to_json(content);
    const auto before = sql::path_row(tx, {.id = id});
    const bool translated = catalog::put_translations(tx, catalog::OfferKind::path, id.value, translations);
    const bool same = before && before->content == text && !translated;
    report.counts["path"].tell(before.has_value(), same, id.value);
    if (!same) {
        sql::put_path(tx, {.id = id, .content = text});
    }
    // Minutes are left out: what its practice takes is known only once the modules above have read theirs.
    catalog::put_offer(tx, {.kind = catalog::OfferKind::path,
                            .id = id.value,
                            .title = content.title,
                            .summary = content.summary,
                            .roles = {content.role},
                            .level = content.level,
                            .language = language_of_paths(tx),
                            .certifications = certifications_of(tx, content)});
}

// What a module above announced; only what is needed is read, so that it may say more.
void note_step(store::Tx& tx, const std::string& payload, StepKind kind, const char* thing, const char* at) {
    const auto event = schema::json::parse(payload).as_object();
    const std::string named(event.at(thing).as_string());
    const auto when = parse_rfc3339(std::string(event.at(at).as_string()));
    sql::put_step_done(tx, {.person = std::string_view(event.at("person").as_string()),
                            .kind = schema::name_of(kind),
                            .thing = named,
                            .done_at = when.value_or(Instant{})});
}
}  // namespace

void import_paths(store::Tx& tx, const plain::Folder& folder, plain::Report& report) {
    constexpr std::string_view pattern = "paths/*.toml";
    for (const auto& path : folder.matching(pattern)) {
        const std::size_t before = report.problems.size();
        const auto read = plain::read<PathFile>(folder, path, report);
        if (!read) {
            continue;
        }
        if (path != "paths/" + read->value.id.value + ".toml") {
            read->problem(report, "/id", "must be the name of its file without .toml");
        }
        if (const auto html = documents::html(read->value.about.value); !html) {
            read->problem(report, "/about", html.error().detail);
        }
        for (std::size_t i = 0; i < read->value.steps.value.size(); ++i) {
            const auto& step = read->value.steps.value[i];
            if (!stands_in(folder, step)) {
                read->problem(
                    report, fmt::format("/steps/{}/id", i),
                    fmt::format("there is no {} \"{}\"", schema::name_of(step.kind), step.id.value));
            }
        }
        const auto translations = catalog::read_offer_texts(
            tx, folder, path.substr(0, path.size() - 5), language_of_paths(tx),
            read->value.about.value.empty() ? catalog::About::none : catalog::About::some, report);
        if (report.problems.size() == before) {
            put_path(tx, read->value, translations, report);
        }
    }
}

void path_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/paths", {"Learning paths", http::anyone()},
          [&s](std::optional<http::Caller> who,
               http::Reads reads) -> Result<http::InLanguage<std::vector<PathLine>>> {
              return s.db.read([&](store::Reader& reader) -> Result<http::InLanguage<std::vector<PathLine>>> {
                  std::vector<PathLine> out;
                  for (const auto& row : sql::path_rows(reader)) {
                      const auto content = schema::parse_own<PathContent>(row.content);
                      const auto view =
                          TRY(path_view(reader, row.id, content, {who, reads.wanted, s.clock.now()}));
                      out.push_back({row.id, view.title, view.role, view.summary, view.level,
                                     std::int64_t(view.steps.size()), view.done, view.minutes,
                                     view.text_language});
                  }
                  return http::InLanguage<std::vector<PathLine>>{std::move(out), ""};
              });
          });
    r.get("/api/paths/{path}", {"A learning path, and how far I am", http::anyone()},
          [&s](std::optional<http::Caller> who, http::Path<PathPath> at,
               http::Reads reads) -> Result<http::InLanguage<PathView>> {
              return s.db.read([&](store::Reader& reader) -> Result<http::InLanguage<PathView>> {
                  const auto row = sql::path_row(reader, {.id = at->path});
                  if (!row) {
                      return not_found("learning path");
                  }
                  const auto content = schema::parse_own<PathContent>(row->content);
                  PathView view =
                      TRY(path_view(reader, at->path, content, {who, reads.wanted, s.clock.now()}));
                  std::string language = view.text_language;
                  return http::InLanguage<PathView>{std::move(view), std::move(language)};
              });
          });
}

void path_jobs(::jobs::Runner& runner) {
    runner.hear("scoring.PracticeScored", "learning.practice_done",
                [](store::Tx& tx, const ::jobs::Announcement& a, Instant) -> Done {
                    note_step(tx, std::string(a.payload), StepKind::practice, "practice", "at");
                    return {};
                });
    runner.hear("scoring.ResultReleased", "learning.exam_passed",
                [](store::Tx& tx, const ::jobs::Announcement& a, Instant) -> Done {
                    if (schema::json::parse(a.payload).at("passed").as_bool()) {
                        note_step(tx, std::string(a.payload), StepKind::exam, "exam", "passed_at");
                    }
                    return {};
                });
    runner.hear("scoring.ResultVoided", "learning.exam_voided",
                [](store::Tx& tx, const ::jobs::Announcement& a, Instant) -> Done {
                    const auto event = schema::json::parse(a.payload).as_object();
                    sql::undo_step(tx, {.person = std::string_view(event.at("person").as_string()),
                                        .kind = "exam",
                                        .thing = std::string_view(event.at("exam").as_string())});
                    return {};
                });
}
}  // namespace learning
