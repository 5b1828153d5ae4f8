// The film of a video activity and its captions, for who takes the course.
#include "place.hpp"

#include <files/files.hpp>

namespace learning {
namespace {

struct FilmPath {
    CourseId course;
    std::string activity, film;
};
BOOST_DESCRIBE_STRUCT(FilmPath, (), (course, activity, film))
struct CaptionsPath {
    CourseId course;
    std::string activity, language;
};
BOOST_DESCRIBE_STRUCT(CaptionsPath, (), (course, activity, language))

// Asked for by a range at a time: that is how browsers play, and how they jump.
Result<http::File> film(const shell::Shell& s, const http::Caller& who, const FilmPath& at) {
    const auto type = s.db.read([&](store::Reader& reader) -> Result<std::string> {
        const auto place = TRY(place_of(reader, s, who, {at.course, at.activity}));
        if (!place->activity->film || place->activity->film->file != at.film) {
            return not_found("film in this lesson");
        }
        return place->activity->film->type;
    });
    return http::File{TRY(type),
                      TRY(s.files.get(at.film)),
                      "",
                      {{"Accept-Ranges", "bytes"}, {"Cache-Control", "private, max-age=86400, immutable"}}};
}

Result<http::File> captions(const shell::Shell& s, const http::Caller& who, const CaptionsPath& at) {
    return s.db.read([&](store::Reader& reader) -> Result<http::File> {
        const auto place = TRY(place_of(reader, s, who, {at.course, at.activity}));
        const auto all = place->activity->film ? place->activity->film->captions : std::vector<Captions>{};
        const auto found = std::ranges::find(all, at.language, &Captions::language);
        if (found == all.end()) {
            return not_found("captions in this language");
        }
        return http::File{"text/vtt; charset=utf-8", found->text, "", {{"Cache-Control", "no-cache"}}};
    });
}
}  // namespace

void film_routes(http::Router& r, const shell::Shell& s) {
    const std::string path(activity_path);
    r.get(path + "/films/{film}", {"The film of a video", http::signed_in()},
          [&s](http::Caller who, http::Path<FilmPath> at) { return film(s, who, *at); });
    r.get(path + "/captions/{language}", {"The captions of a video", http::signed_in()},
          [&s](http::Caller who, http::Path<CaptionsPath> at) { return captions(s, who, *at); });
}
}  // namespace learning
