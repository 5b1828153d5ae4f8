// courses/: a course with its lessons, pictures and checks. What differs from the version before is a new
// version.
#include "course_file.hpp"
#include "film_files.hpp"
#include "parts.hpp"
#include "svg.hpp"

#include <base/text.hpp>
#include <documents/html.hpp>
#include <learning/sql/courses.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <set>

namespace learning {
namespace {

template <class List>
std::vector<std::string> texts(const std::optional<List>& list) {
    std::vector<std::string> out;
    if (list) {
        for (const auto& text : list->value) {
            out.push_back(text.value);
        }
    }
    return out;
}

// One course on its way in.
class CourseReader {
  public:
    CourseReader(store::Tx& tx, const shell::Shell& s, const plain::Folder& folder,
                 const plain::Read<CourseFile>& read, plain::Report& report)
        : tx_(tx),
          shell_(s),
          folder_(folder),
          read_(read),
          file_(read.value),
          report_(report),
          base_("courses/" + file_.id.value + "/") {}

    void import(Instant now) {
        const std::size_t before = report_.problems.size();
        const auto price = catalog::price_from(file_.price, file_.currency);
        if (!price) {
            read_.problem(report_, "/price", price.error().detail);
        }
        gather();
        translations_ = catalog::read_offer_texts(
            tx_, folder_, base_ + "course", content_.language,
            content_.about.empty() ? catalog::About::none : catalog::About::some, report_);
        if (report_.problems.size() == before) {
            put(*price, now);
        }
    }

  private:
    void gather() {
        content_.title = file_.title.value;
        content_.summary = file_.summary.value;
        content_.about = file_.about.value;
        content_.language = file_.language.value;
        content_.level = file_.level;
        content_.roles = texts(std::optional(file_.roles));
        content_.certifications = texts(file_.certifications);
        content_.minutes = file_.minutes.value;
        content_.credits = file_.credits.value_or(0);
        check_text(read_.file, read_.lines.of("/about"), content_.about);
        const double quarters = content_.credits * 4;
        if (quarters < 0 || quarters > 400 || quarters != double(std::int64_t(quarters))) {
            read_.problem(report_, "/credits", "must be 0 to 100, in quarters");
        }
        gather_objectives();
        std::set<std::string> seen;
        for (std::size_t m = 0; m < file_.module.value.size(); ++m) {
            const auto& written = file_.module.value[m];
            Module module{written.title.value, {}};
            for (std::size_t a = 0; a < written.activity.value.size(); ++a) {
                const std::string at = fmt::format("/module/{}/activity/{}", m, a);
                if (!seen.insert(written.activity.value[a].id.value).second) {
                    read_.problem(report_, at + "/id", "stands in this course twice");
                }
                module.activities.push_back(activity_from(written.activity.value[a], at));
            }
            content_.modules.push_back(std::move(module));
        }
        if (seen.empty()) {
            read_.problem(report_, "/module", "needs at least one activity");
        }
    }

    void gather_objectives() {
        for (std::size_t i = 0; i < content_.certifications.size(); ++i) {
            const auto certification =
                catalog::certification_of(tx_, catalog::CertificationId(content_.certifications[i]));
            if (!certification) {
                read_.problem(report_, fmt::format("/certifications/{}", i),
                              fmt::format("there is no certification \"{}\"", content_.certifications[i]));
                continue;
            }
            const auto exam =
                certification->exam ? catalog::exam_of(tx_, *certification->exam) : std::nullopt;
            for (const auto& domain : exam ? exam->domains : std::vector<catalog::Domain>{}) {
                for (const auto& task : domain.tasks) {
                    for (const auto& objective : task.objectives) {
                        objectives_.insert(objective.id);
                    }
                }
            }
        }
    }

    Activity activity_from(const ActivityFile& written, const std::string& at) {
        Activity out;
        out.id = written.id.value;
        out.kind = written.kind;
        out.title = written.title.value;
        out.minutes = written.minutes.value;
        out.objectives = texts(written.objectives);
        for (std::size_t i = 0; i < out.objectives.size(); ++i) {
            if (!objectives_.contains(out.objectives[i])) {
                read_.problem(report_, fmt::format("{}/objectives/{}", at, i),
                              fmt::format("no outline has the objective \"{}\"", out.objectives[i]));
            }
        }
        switch (written.kind) {
            case ActivityKind::lesson:
                out.text = lesson(base_ + "lessons/" + out.id + ".md");
                break;
            case ActivityKind::check:
                out.questions = questions(base_ + "checks/" + out.id + ".toml");
                break;
            case ActivityKind::video:
                out.text = lesson(base_ + "videos/" + out.id + ".md");
                out.film = film_at(base_ + "videos/" + out.id, content_.language, shell_, folder_, report_);
                break;
        }
        return out;
    }

    void check_text(const std::string& file, std::int64_t line, const std::string& text) {
        if (const auto html = documents::html(text); !html) {
            report_.problem(file, line, html.error().detail);
        }
    }

    std::string lesson(const std::string& path) {
        const std::string* text = folder_.find(path);
        if (text == nullptr) {
            report_.problem(path, 1, "is missing");
            return {};
        }
        std::set<std::string> wanted;
        documents::HtmlOptions options;
        options.picture = [&](std::string_view name) {
            wanted.emplace(name);
            return std::string(name);
        };
        if (const auto html = documents::html(*text, options); !html) {
            report_.problem(path, 1, html.error().detail);
        }
        for (const auto& name : wanted) {
            picture(path, *text, name);
        }
        return *text;
    }

    void picture(const std::string& lesson_path, const std::string& lesson_text, const std::string& name) {
        const std::string path = base_ + "lessons/" + name;
        const std::string* svg = folder_.find(path);
        if (svg == nullptr || !name.ends_with(".svg")) {
            const auto at = std::min(lesson_text.find(name), lesson_text.size());
            const auto line =
                1 + std::count(lesson_text.begin(), lesson_text.begin() + std::ptrdiff_t(at), '\n');
            report_.problem(lesson_path, line, fmt::format("shows \"{}\", which is no .svg beside it", name));
        } else if (!content_.pictures.contains(name)) {
            if (const auto fault = fault_of_svg(*svg)) {
                report_.problem(path, fault->line, fault->message);
            }
            content_.pictures[name] = sha256(*svg);
            svgs_[name] = svg;
        }
    }

    std::vector<Question> questions(const std::string& path) {
        const auto read = plain::read<CheckFile>(folder_, path, report_);
        std::vector<Question> out;
        std::set<std::string> seen;
        for (std::size_t i = 0; read && i < read->value.question.value.size(); ++i) {
            const auto& written = read->value.question.value[i];
            const std::string at = fmt::format("/question/{}", i);
            if (!seen.insert(written.id.value).second) {
                read->problem(report_, at + "/id", "stands in this check twice");
            }
            out.push_back(question_from(*read, written, at));
        }
        if (read && out.empty()) {
            read->problem(report_, "", "needs at least one question");
        }
        return out;
    }

    Question question_from(const plain::Read<CheckFile>& read, const QuestionFile& written,
                           const std::string& at) {
        Question out{written.id.value,
                     written.kind,
                     written.choose ? written.choose->value : 1,
                     written.stem.value,
                     {}};
        check_text(read.file, read.lines.of(at + "/stem"), out.stem);
        std::set<std::string> seen;
        std::int64_t right = 0;
        for (const auto& o : written.option.value) {
            if (!seen.insert(o.id.value).second) {
                read.problem(report_, at, fmt::format("has the option \"{}\" twice", o.id.value));
            }
            right += o.correct ? 1 : 0;
            out.options.push_back({o.id.value, o.text.value, o.why.value, o.correct});
        }
        if (out.options.size() < 2) {
            read.problem(report_, at, "needs at least two options");
        }
        if (out.kind == QuestionKind::choice && (written.choose || right != 1)) {
            read.problem(report_, at, "is a choice: exactly one option is correct, and `choose` is left out");
        }
        if (out.kind == QuestionKind::multiple_response && (!written.choose || right != out.choose)) {
            read.problem(report_, at, "needs `choose`, with as many correct options");
        }
        return out;
    }

    void put(const catalog::Price& price, Instant now) {
        const CourseId id(file_.id.value);
        const std::string text = schema::to_json(content_);
        const auto row = sql::course_row(tx_, {.id = id});
        const auto before =
            row ? sql::course_content(tx_, {.course = id, .version = row->version}) : std::nullopt;
        const bool same_content = before && before->content == text && file_.version.value <= row->version;
        const bool same_price = row && row->price_cents == price.cents && row->currency == price.currency;
        const std::int64_t version = same_content ? row->version
                                     : row        ? std::max(row->version + 1, file_.version.value)
                                                  : file_.version.value;
        const bool translated =
            catalog::put_translations(tx_, catalog::OfferKind::course, id.value, translations_);
        report_.counts["course"].tell(row.has_value(), same_content && same_price && !translated, id.value,
                                      version);
        if (!same_content || !same_price) {
            sql::put_course(tx_, {.id = id,
                                  .version = version,
                                  .title = content_.title,
                                  .price_cents = price.cents,
                                  .currency = price.currency});
        }
        if (!same_content) {
            sql::add_course_version(tx_, {.course = id, .version = version, .content = text, .made_at = now});
            for (const auto& [name, svg] : svgs_) {
                sql::put_picture(tx_, {.course = id, .digest = content_.pictures.at(name), .svg = *svg});
            }
        }
        catalog::put_offer(tx_, {.kind = catalog::OfferKind::course,
                                 .id = id.value,
                                 .title = content_.title,
                                 .summary = content_.summary,
                                 .roles = content_.roles,
                                 .level = content_.level,
                                 .minutes = content_.minutes,
                                 .language = content_.language,
                                 .price = price,
                                 .certifications = content_.certifications});
    }

    store::Tx& tx_;
    const shell::Shell& shell_;
    const plain::Folder& folder_;
    const plain::Read<CourseFile>& read_;
    const CourseFile& file_;
    plain::Report& report_;
    std::string base_;
    Content content_;
    catalog::OfferTranslations translations_;
    std::set<std::string> objectives_;
    std::map<std::string, const std::string*> svgs_;
};
}  // namespace

void import_courses(store::Tx& tx, const shell::Shell& s, const plain::Folder& folder, plain::Report& report,
                    Instant now) {
    constexpr std::string_view pattern = "courses/*/course.toml";
    for (const auto& path : folder.matching(pattern)) {
        const auto read = plain::read<CourseFile>(folder, path, report);
        if (!read) {
            continue;
        }
        if (const auto name = plain::Folder::name_in(path, pattern); read->value.id.value != name) {
            read->problem(report, "/id", fmt::format("must be the name of its folder, \"{}\"", name));
            continue;
        }
        CourseReader(tx, s, folder, *read, report).import(now);
    }
}
}  // namespace learning
