// The language a reader wants, and the one the reply is in.
#pragma once
#include <base/language.hpp>
#include <http/router.hpp>

namespace http {

// From Accept-Language: the pages send the one they are shown in first.
struct Reads {
    Languages wanted;
};
template <>
struct Extract<Reads> {
    static Reads from(Request& r, Problems&) { return {read_languages(r.header("accept-language"))}; }
    static void document(schema::json::object& op, schema::Components&);
};

// A reply that another language would make another. "" where its parts are in more than one.
template <class T>
struct InLanguage {
    T value;
    std::string language;
};
template <class T>
struct Answer<InLanguage<T>> {
    static Reply reply(InLanguage<T>&& v) {
        Reply r = Answer<T>::reply(std::move(v.value));
        r.headers.emplace_back("Vary", "Accept-Language");
        if (!v.language.empty()) {
            r.headers.emplace_back("Content-Language", std::move(v.language));
        }
        return r;
    }
    static schema::json::object document(schema::Components& c) { return Answer<T>::document(c); }
};

}  // namespace http
