// The values of QTI: NULL, single values, and containers of one base type; records of named values.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace qti {

BOOST_DEFINE_ENUM_CLASS(Cardinality, single, multiple, ordered, record)
// `real` is the specification's "float"; `directed_pair` its "directedPair".
BOOST_DEFINE_ENUM_CLASS(BaseType, identifier, boolean, integer, real, string, point, pair, directed_pair,
                        duration, file, uri, int_or_identifier)

struct Point {
    double x = 0, y = 0;  // in pixels of the picture; whole numbers unless computed
    bool operator==(const Point&) const = default;
};
struct Pair {
    std::string first, second;
    bool operator==(const Pair&) const = default;
};
struct File {
    std::string name, type, id;  // the bytes are kept elsewhere
    bool operator==(const File&) const = default;
};
// identifier, string, uri: std::string; integer: int64; real and duration (seconds): double.
using Single = std::variant<std::string, bool, std::int64_t, double, Point, Pair, File>;

struct NamedValue;
using Fields = std::vector<NamedValue>;

// NULL is a value without items (an empty container is NULL, as the specification has it).
struct Value {
    Cardinality cardinality = Cardinality::single;
    BaseType type = BaseType::string;
    std::vector<Single> items;  // one of a single value
    Fields fields;              // of a record

    bool is_null() const;
    bool operator==(const Value&) const;  // as written; the operator `match` has its own rules
};
// Its own struct, since a std::pair of an unfinished type is more than some compilers take.
struct NamedValue {
    std::string first;
    Value second;
    bool operator==(const NamedValue&) const = default;
};
inline bool Value::is_null() const { return items.empty() && fields.empty(); }

Value null_of(Cardinality, BaseType);
Value single(BaseType, Single);

// "choice1", "3.5", "A B", "10 20", "true": one value as it stands in a <value> element or a response.
std::optional<Single> read_single(BaseType, std::string_view written);
std::string write_single(BaseType, const Single&);  // the shortest text that reads back to the same

std::string_view name_of(BaseType);  // as QTI writes it: "float", "directedPair"
std::string_view name_of(Cardinality);
std::optional<BaseType> base_type_of(std::string_view);
std::optional<Cardinality> cardinality_of(std::string_view);

}  // namespace qti
