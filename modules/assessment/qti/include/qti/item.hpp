// An item as it was read: its declarations, its programs, and its document for whoever shows or writes it.
#pragma once
#include <qti/value.hpp>
#include <qti/xml.hpp>

#include <functional>
#include <limits>
#include <map>

namespace qti {

struct MapEntry {
    std::string key;  // as written
    Single value;     // the same, of the declaration's base type
    double mapped = 0;
    bool case_sensitive = true;
};
struct Mapping {
    std::optional<double> lower, upper;
    double fallback = 0;
    std::vector<MapEntry> entries;
};
BOOST_DEFINE_ENUM_CLASS(AreaShape, rectangle, circle, polygon, ellipse, anywhere)
struct Area {
    AreaShape shape = AreaShape::anywhere;
    std::vector<double>
        coords;  // rectangle: left, top, right, bottom; circle: x, y, r; ellipse: x, y, rx, ry
    bool operator==(const Area&) const = default;
};
std::optional<Area> read_area(std::string_view shape, std::string_view coords);
bool contains(const Area&, Point);
struct AreaMapping {
    std::optional<double> lower, upper;
    double fallback = 0;
    std::vector<std::pair<Area, double>> entries;
};
struct LookupRow {
    double source = 0;
    bool include_boundary = true;  // interpolation alone
    Single target;
};
struct Lookup {
    bool interpolation = false;
    std::optional<Single> fallback;
    std::vector<LookupRow> rows;
};

enum class Kind { response, outcome, templated };
struct Declaration {
    Kind kind = Kind::response;
    std::string id;
    Cardinality cardinality = Cardinality::single;
    BaseType type = BaseType::string;  // of a record: string, and not used
    Value fallback;                    // the declared default; NULL without one
    Value correct;                     // response declarations; NULL without one
    std::optional<Mapping> mapping;
    std::optional<AreaMapping> area_mapping;
    std::optional<Lookup> lookup;  // outcome declarations
    std::optional<double> normal_minimum, normal_maximum, mastery;
    bool externally_scored = false;  // a person or another system gives it
    bool built_in = false;           // completionStatus, numAttempts, duration: nobody declared it
    std::int64_t line = 0;
};

struct Program;  // response and template processing, ready to run; see evaluate.hpp

struct Item {
    std::string identifier, title, language;
    bool adaptive = false, time_dependent = false;
    std::vector<Declaration> declarations;  // responses, outcomes, template variables; ids are unique
    std::shared_ptr<const Program> program;
    std::shared_ptr<const Xml> document;  // brought to QTI 3: qti-… names, whatever the version was
    std::string version;                  // of the file: "3.0", "2.2", "2.1"

    const Declaration* find(std::string_view id) const;
    pugi::xml_node body() const;
};
using ItemRef = std::shared_ptr<const Item>;

// Where an item may look for what it names: stimuli, response processing templates, fragments. Given a path
// relative to the item, gives the bytes, or nothing. Never reads outside its package.
using Neighbours = std::function<std::optional<std::string>(std::string_view path)>;

// Null when it cannot be used; then there is an error. Warnings tell what is neutralised or not understood.
ItemRef read_item(std::string xml, std::string file, Problems&, const Neighbours& = {});

// Brings a QTI 2.1, 2.2 or 3.0 document to QTI 3 names in place, so that what follows knows one vocabulary.
// The version found, or "" for a root element that is none of QTI's.
std::string to_qti3(Xml&, Problems&);

}  // namespace qti
