// One row for every operator and every edge of it, from the words of the specification.
#include "running.hpp"

#include <algorithm>
#include <sstream>

namespace qti {
namespace {

using test::declare;
using test::read;
using test::said;
using test::written;

// The variables that the rows name, by what they hold.
std::string variables() {
    const auto with = [](const std::string& values) {
        std::string out = "<qti-default-value>";
        std::istringstream words(values);
        for (std::string word; std::getline(words, word, '|');) {
            out += "<qti-value>" + word + "</qti-value>";
        }
        return out + "</qti-default-value>";
    };
    return declare("outcome", "I7", "single", "integer", with("7")) +
           declare("outcome", "INULL", "single", "integer") +
           declare("outcome", "IMAX", "single", "integer", with("9223372036854775807")) +
           declare("outcome", "IMIN", "single", "integer", with("-9223372036854775808")) +
           declare("outcome", "F25", "single", "float", with("2.5")) +
           declare("outcome", "FNULL", "single", "float") +
           declare("outcome", "FBIG", "single", "float", with("1e308")) +
           declare("outcome", "BNULL", "single", "boolean") +
           declare("outcome", "SNULL", "single", "string") +
           declare("outcome", "STEXT", "single", "string", with("Straße")) +
           declare("outcome", "PATTERN", "single", "string", with("[a-c]+")) +
           declare("outcome", "MI", "multiple", "integer", with("3|1|2|1")) +
           declare("outcome", "OI", "ordered", "integer", with("3|1|2|1")) +
           declare("outcome", "MF", "multiple", "float", with("1|2|3|4")) +
           declare("outcome", "MID", "multiple", "identifier", with("a|b|c")) +
           declare("outcome", "OID", "ordered", "identifier", with("a|b|c|a")) +
           declare("outcome", "MNULL", "multiple", "identifier") +
           declare("outcome", "ONULL", "ordered", "float") +
           declare("outcome", "MP", "multiple", "pair", with("A B|C D")) +
           declare("outcome", "MD", "multiple", "directedPair", with("A B|C D")) +
           declare("outcome", "POINT", "single", "point", with("10 20")) +
           declare("outcome", "POINTS", "multiple", "point", with("500 500|10 20")) +
           declare("outcome", "MIN5", "single", "duration", with("300"));
}

// "sum(1, 2.5)" as QTI writes it: numbers, true, "text", 'identifier', VARIABLE, null, and calls whose
// attributes stand in square brackets: equal[tolerance-mode=exact](1, 1).
class Short {
  public:
    explicit Short(std::string_view text) : text_(text) {}
    std::string xml() {
        skip();
        const char c = text_[at_];
        if (c == '"' || c == '\'') {
            const auto end = text_.find(c, at_ + 1);
            const auto inside = text_.substr(at_ + 1, end - at_ - 1);
            at_ = end + 1;
            return base(c == '"' ? "string" : "identifier", std::string(inside));
        }
        const auto end = std::min(text_.find_first_of(",()[ ", at_), text_.size());
        const std::string word(text_.substr(at_, end - at_));
        at_ = end;
        if (c == '-' || (c >= '0' && c <= '9')) {
            return base(word.find_first_of(".e") == std::string::npos ? "integer" : "float", word);
        }
        if (word == "true" || word == "false") {
            return base("boolean", word);
        }
        if (std::isupper(static_cast<unsigned char>(c)) != 0) {
            return "<qti-variable identifier=\"" + word + "\"/>";
        }
        return call(word);
    }

  private:
    static std::string base(const std::string& type, const std::string& text) {
        return "<qti-base-value base-type=\"" + type + "\">" + text + "</qti-base-value>";
    }
    void skip() { at_ = std::min(text_.find_first_not_of(" ,", at_), text_.size()); }
    std::string call(const std::string& word) {
        std::string out = "<qti-" + word;
        if (at_ < text_.size() && text_[at_] == '[') {
            const auto end = text_.find("](", at_);
            std::istringstream attributes{std::string(text_.substr(at_ + 1, end - at_ - 1))};
            for (std::string one; std::getline(attributes, one, ';');) {
                const auto equals = one.find('=');
                out += " " + one.substr(0, equals) + "=\"" + one.substr(equals + 1) + "\"";
            }
            at_ = end + 1;
        }
        out += ">";
        if (at_ < text_.size() && text_[at_] == '(') {
            ++at_;
            for (skip(); text_[at_] != ')'; skip()) {
                out += xml();
            }
            ++at_;
        }
        return out + "</qti-" + word + ">";
    }
    std::string_view text_;
    std::size_t at_ = 0;
};

// Sets an outcome of each cardinality and type to the expression; the one that can hold it is the answer.
std::string evaluated(const std::string& expression, Problems* problems = nullptr) {
    const std::string xml = Short(expression).xml();
    const std::string rule = "<qti-set-outcome-value identifier=\"OUT\">" + xml + "</qti-set-outcome-value>";
    Problems last;
    for (const char* cardinality : {"single", "multiple", "ordered"}) {
        for (const char* type : {"integer", "float", "boolean", "identifier", "pair", "point", "duration"}) {
            Problems found;
            const auto item =
                read(variables() + declare("outcome", "OUT", cardinality, type) + "<qti-item-body/>" +
                         "<qti-response-processing>" + rule + "</qti-response-processing>",
                     &found);
            if (!item) {
                last = found;
                continue;
            }
            Problems run;
            State state = begin(*item, 1, &run);
            respond(*item, state, {}, &run);
            const bool cannot = std::ranges::any_of(run, [](const Problem& p) {
                return p.code == "wrong_type" && p.message.contains("cannot hold");
            });
            if (cannot) {
                last = run;
                continue;
            }
            if (problems != nullptr) {
                *problems = run;
            }
            return written(value_of(*item, state, "OUT"));
        }
    }
    if (problems != nullptr) {
        *problems = last;
        return "refused";
    }
    return "refused: " + said(last);
}

struct Row {
    const char* expression;
    const char* value;
};
class Expressions : public testing::TestWithParam<Row> {};
TEST_P(Expressions, GiveWhatTheSpecificationSays) {
    EXPECT_EQ(evaluated(GetParam().expression), GetParam().value) << GetParam().expression;
}
const auto named = [](const auto& info) { return "Row" + std::to_string(info.index); };

INSTANTIATE_TEST_SUITE_P(Values, Expressions,
                         testing::ValuesIn(std::vector<Row>{
                             {"7", "7"},
                             {"2.5", "2.5"},
                             {"true", "true"},
                             {"'a'", "a"},
                             {"I7", "7"},
                             {"INULL", "NULL"},
                             {"null", "NULL"},
                             {"default[identifier=F25]()", "2.5"},
                             {"default[identifier=FNULL]()", "NULL"},
                             {"math-constant[name=pi]()", "3.141592653589793"},
                             {"math-constant[name=e]()", "2.718281828459045"},
                             {"number-correct", "NULL"},
                             {"number-selected", "NULL"},
                             {"outcome-maximum[outcome-identifier=X]()", "NULL"},
                             {"custom-operator[class=org.example.solve](I7)", "NULL"},
                         }),
                         named);

INSTANTIATE_TEST_SUITE_P(Logic, Expressions,
                         testing::ValuesIn(std::vector<Row>{
                             {"not(true)", "false"},
                             {"not(false)", "true"},
                             {"not(BNULL)", "NULL"},
                             {"not(null)", "NULL"},
                             {"and(true, true)", "true"},
                             {"and(true, false)", "false"},
                             {"and(BNULL, true)", "NULL"},
                             {"and(BNULL, false)", "false"},
                             {"and(true)", "true"},
                             {"or(false, false)", "false"},
                             {"or(false, true)", "true"},
                             {"or(BNULL, false)", "NULL"},
                             {"or(BNULL, true)", "true"},
                             {"any-n[min=1;max=2](true, true, false)", "true"},
                             {"any-n[min=1;max=2](true, true, true)", "false"},
                             {"any-n[min=1;max=2](false, false, false)", "false"},
                             {"any-n[min=1;max=2](false, BNULL, false)", "NULL"},
                             {"any-n[min=1;max=2](true, BNULL, false)", "true"},
                             {"any-n[min=1;max=2](true, true, BNULL)", "NULL"},
                             {"any-n[min=2;max=3](BNULL, false, false)", "false"},
                             {"any-n[min=INULL;max=3](true)", "NULL"},
                             {"any-n[min=1;max=I7](true)", "true"},
                         }),
                         named);

INSTANTIATE_TEST_SUITE_P(
    Comparison, Expressions,
    testing::ValuesIn(std::vector<Row>{
        {"match(1, 1)", "true"},
        {"match(1, 2)", "false"},
        {"match(1, 1.0)", "true"},
        {"match(INULL, 1)", "NULL"},
        {"match('a', 'a')", "true"},
        {"match('a', 'A')", "false"},
        {"match(\"a\", 'a')", "true"},
        {"match(MID, multiple('c', 'a', 'b'))", "true"},
        {"match(MID, multiple('c', 'a', 'a'))", "false"},
        {"match(MID, multiple('a', 'b'))", "false"},
        {"match(MI, multiple(1, 1, 2, 3))", "true"},
        {"match(OID, ordered('a', 'b', 'c', 'a'))", "true"},
        {"match(OID, ordered('a', 'c', 'b', 'a'))", "false"},
        {"match(MNULL, MID)", "NULL"},
        {"match(true, true)", "true"},
        {"match(POINT, POINT)", "true"},
        {"match(MP, MP)", "true"},
        {"match(MD, MP)", "true"},
        {"match(null, null)", "NULL"},
        {"equal[tolerance-mode=exact](7, 7.0)", "true"},
        {"equal[tolerance-mode=exact](7, 7.1)", "false"},
        {"equal[tolerance-mode=exact](FNULL, 7)", "NULL"},
        {"equal[tolerance-mode=absolute;tolerance=0.5](2, F25)", "true"},
        {"equal[tolerance-mode=absolute;tolerance=0.5 0.25](2, F25)", "false"},
        {"equal[tolerance-mode=absolute;tolerance=0.5 1](2, F25)", "true"},
        {"equal[tolerance-mode=absolute;tolerance=0.5;include-upper-bound=false](2, F25)", "false"},
        {"equal[tolerance-mode=absolute;tolerance=0.5;include-lower-bound=false](3, F25)", "false"},
        {"equal[tolerance-mode=absolute;tolerance=0.5](3, F25)", "true"},
        {"equal[tolerance-mode=absolute;tolerance=F25](5, 7.5)", "true"},
        {"equal[tolerance-mode=absolute;tolerance=FNULL](5, 5)", "NULL"},
        {"equal[tolerance-mode=relative;tolerance=10](100, 110)", "true"},
        {"equal[tolerance-mode=relative;tolerance=10](100, 111)", "false"},
        {"equal[tolerance-mode=relative;tolerance=10](-100, -110)", "true"},
        {"equal[tolerance-mode=relative;tolerance=10 5](100, 94)", "true"},
        {"equal[tolerance-mode=relative;tolerance=10 5](100, 106)", "false"},
        {"equal-rounded[rounding-mode=significantFigures;figures=3](3.175, 3.183)", "true"},
        {"equal-rounded[rounding-mode=significantFigures;figures=3](3.175, 3.1749)", "false"},
        {"equal-rounded[rounding-mode=decimalPlaces;figures=2](1.68572, 1.69)", "true"},
        {"equal-rounded[rounding-mode=decimalPlaces;figures=2](1.68572, 1.68432)", "false"},
        {"equal-rounded[rounding-mode=decimalPlaces;figures=2](FNULL, 1)", "NULL"},
        {"equal-rounded[rounding-mode=significantFigures;figures=0](1, 1)", "NULL"},
        {"lt(1, 2)", "true"},
        {"lt(2, 2)", "false"},
        {"lt(FNULL, 2)", "NULL"},
        {"gt(2.5, 2)", "true"},
        {"gt(2, 2.5)", "false"},
        {"lte(2, 2)", "true"},
        {"lte(3, 2)", "false"},
        {"gte(2, 2)", "true"},
        {"gte(1, 2)", "false"},
        {"gte(1, INULL)", "NULL"},
        {"lt(IMIN, IMAX)", "true"},
        {"duration-lt(MIN5, MIN5)", "false"},
        {"duration-gte(MIN5, MIN5)", "true"},
    }),
    named);

INSTANTIATE_TEST_SUITE_P(
    Texts, Expressions,
    testing::ValuesIn(std::vector<Row>{
        {"string-match[case-sensitive=true](\"York\", \"York\")", "true"},
        {"string-match[case-sensitive=true](\"York\", \"york\")", "false"},
        {"string-match[case-sensitive=false](\"YORK\", \"york\")", "true"},
        {"string-match[case-sensitive=false](\"ÄÉΣЖ\", \"äéσж\")", "true"},
        {"string-match[case-sensitive=false;substring=true](\"New York\", \"york\")", "true"},
        {"string-match[case-sensitive=true;substring=false](\"New York\", \"York\")", "false"},
        {"string-match[case-sensitive=true](SNULL, \"a\")", "NULL"},
        {"string-match[case-sensitive=true](\"\", \"a\")", "NULL"},
        {"substring[case-sensitive=true](\"Hell\", \"Shell\")", "false"},
        {"substring[case-sensitive=false](\"Hell\", \"Shell\")", "true"},
        {"substring[case-sensitive=true](\"Shell\", \"hell\")", "false"},
        {"substring[case-sensitive=true](SNULL, \"hell\")", "NULL"},
        {"pattern-match[pattern=[a-z]*](\"abc\")", "true"},
        {"pattern-match[pattern=[a-z]*](\"abC\")", "false"},
        {"pattern-match[pattern=b](\"abc\")", "false"},
        {"pattern-match[pattern=Stra(ß|ss)e](STEXT)", "true"},
        {"pattern-match[pattern={PATTERN}](\"cab\")", "true"},
        {"pattern-match[pattern={PATTERN}](\"cabd\")", "false"},
        {"pattern-match[pattern=.*](SNULL)", "NULL"},
    }),
    named);

INSTANTIATE_TEST_SUITE_P(Containers, Expressions,
                         testing::ValuesIn(std::vector<Row>{
                             {"multiple('a', 'b')", "a,b"},
                             {"multiple(MID, 'a')", "a,b,c,a"},
                             {"multiple()", "NULL"},
                             {"multiple(MNULL, null, 'a')", "a"},
                             {"multiple(1, 2.5)", "1,2.5"},
                             {"ordered(3, 1)", "3,1"},
                             {"ordered(OID, OID)", "a,b,c,a,a,b,c,a"},
                             {"ordered(ONULL)", "NULL"},
                             {"container-size(MID)", "3"},
                             {"container-size(MNULL)", "0"},
                             {"container-size(ONULL)", "0"},
                             {"is-null(MNULL)", "true"},
                             {"is-null(MID)", "false"},
                             {"is-null(SNULL)", "true"},
                             {"is-null(\"\")", "true"},
                             {"is-null(\" \")", "false"},
                             {"is-null(0)", "false"},
                             {"index[n=1](OID)", "a"},
                             {"index[n=4](OID)", "a"},
                             {"index[n=5](OID)", "NULL"},
                             {"index[n=0](OID)", "NULL"},
                             {"index[n=I7](OID)", "NULL"},
                             {"index[n=INULL](OID)", "NULL"},
                             {"index[n=1](ONULL)", "NULL"},
                             {"member('a', MID)", "true"},
                             {"member('z', MID)", "false"},
                             {"member('a', MNULL)", "NULL"},
                             {"member(null, MID)", "NULL"},
                             {"member(2, OI)", "true"},
                             {"member(2.0, OI)", "true"},
                             {"delete('a', OID)", "b,c"},
                             {"delete('z', MID)", "a,b,c"},
                             {"delete('a', multiple('a', 'a'))", "NULL"},
                             {"delete('a', MNULL)", "NULL"},
                             {"delete(1, OI)", "3,2"},
                             {"contains(MID, multiple('c', 'a'))", "true"},
                             {"contains(MID, multiple('c', 'c'))", "false"},
                             {"contains(MI, multiple(1, 1))", "true"},
                             {"contains(MID, MNULL)", "NULL"},
                             {"contains(OID, ordered('b', 'c'))", "true"},
                             {"contains(OID, ordered('c', 'b'))", "false"},
                             {"contains(OID, ordered('a', 'c'))", "false"},
                             {"inside[shape=rect;coords=0,0,20,20](POINT)", "true"},
                             {"inside[shape=rect;coords=0,0,9,20](POINT)", "false"},
                             {"inside[shape=circle;coords=10,20,5](POINTS)", "true"},
                             {"inside[shape=circle;coords=90,20,5](POINTS)", "false"},
                             {"inside[shape=poly;coords=0,0,40,0,40,40,0,40](POINT)", "true"},
                             {"inside[shape=default](POINT)", "true"},
                             {"repeat[number-repeats=3](1)", "1,1,1"},
                             {"repeat[number-repeats=2](1, 2)", "1,2,1,2"},
                             {"repeat[number-repeats=0](1)", "NULL"},
                             {"repeat[number-repeats=INULL](1)", "NULL"},
                             {"repeat[number-repeats=2](1, INULL)", "1,1"},
                             {"repeat[number-repeats=2](OID)", "a,b,c,a,a,b,c,a"},
                             {"container-size(repeat[number-repeats=10000](1))", "10000"},
                             {"repeat[number-repeats=10001](1)", "NULL"},
                             {"random(MNULL)", "NULL"},
                             {"member(random(MID), MID)", "true"},
                             {"random(multiple(5))", "5"},
                         }),
                         named);

INSTANTIATE_TEST_SUITE_P(Arithmetic, Expressions,
                         testing::ValuesIn(std::vector<Row>{
                             {"sum(1, 2, 3)", "6"},
                             {"sum(1, F25)", "3.5"},
                             {"sum(MI)", "7"},
                             {"sum(MI, 1, OI)", "15"},
                             {"sum(1, INULL)", "NULL"},
                             {"sum(ONULL)", "NULL"},
                             {"sum(IMAX, 1)", "NULL"},
                             {"sum(FBIG, FBIG)", "NULL"},
                             {"product(2, 3)", "6"},
                             {"product(MI)", "6"},
                             {"product(IMAX, 2)", "NULL"},
                             {"product(FBIG, 10)", "NULL"},
                             {"product(F25, 2)", "5"},
                             {"product(1, FNULL)", "NULL"},
                             {"subtract(5, 7)", "-2"},
                             {"subtract(F25, 1)", "1.5"},
                             {"subtract(IMIN, 1)", "NULL"},
                             {"subtract(1, INULL)", "NULL"},
                             {"divide(1, 4)", "0.25"},
                             {"divide(1, 0)", "NULL"},
                             {"divide(0, 0)", "NULL"},
                             {"divide(FBIG, 0.001)", "NULL"},
                             {"power(2, 10)", "1024"},
                             {"power(-1, 0.5)", "NULL"},
                             {"power(0, -1)", "NULL"},
                             {"power(10, 400)", "NULL"},
                             {"power(FNULL, 1)", "NULL"},
                             {"integer-divide(7, 2)", "3"},
                             {"integer-divide(-7, 2)", "-4"},
                             {"integer-divide(7, -2)", "-4"},
                             {"integer-divide(7, 0)", "NULL"},
                             {"integer-divide(IMIN, -1)", "NULL"},
                             {"integer-modulus(7, 2)", "1"},
                             {"integer-modulus(-7, 2)", "1"},
                             {"integer-modulus(7, -2)", "-1"},
                             {"integer-modulus(7, 0)", "NULL"},
                             {"integer-modulus(-8, 2)", "0"},
                             {"truncate(6.8)", "6"},
                             {"truncate(-6.8)", "-6"},
                             {"truncate(FBIG)", "NULL"},
                             {"truncate(7)", "7"},
                             {"round(6.5)", "7"},
                             {"round(-6.5)", "-6"},
                             {"round(6.49)", "6"},
                             {"round(0.49999999999999994)", "0"},
                             {"round(FNULL)", "NULL"},
                             {"round(FBIG)", "NULL"},
                             {"round-to[rounding-mode=decimalPlaces;figures=2](1.005)", "1.01"},
                             {"round-to[rounding-mode=decimalPlaces;figures=0](2.5)", "3"},
                             {"round-to[rounding-mode=decimalPlaces;figures=3](0.0004)", "0"},
                             {"round-to[rounding-mode=decimalPlaces;figures=3](0.0005)", "0.001"},
                             {"round-to[rounding-mode=decimalPlaces;figures=1](99.95)", "100"},
                             {"round-to[rounding-mode=significantFigures;figures=3](1234567)", "1230000"},
                             {"round-to[rounding-mode=significantFigures;figures=2](0.001256)", "0.0013"},
                             {"round-to[rounding-mode=significantFigures;figures=1](9.6)", "10"},
                             {"round-to[rounding-mode=significantFigures;figures=0](9.6)", "NULL"},
                             {"round-to[rounding-mode=decimalPlaces;figures=2](FNULL)", "NULL"},
                             {"round-to[rounding-mode=decimalPlaces;figures=I7](F25)", "2.5"},
                             {"integer-to-float(7)", "7"},
                             {"integer-to-float(INULL)", "NULL"},
                             {"gcd(12, 18)", "6"},
                             {"gcd(0, 0)", "0"},
                             {"gcd(-12, 18)", "6"},
                             {"gcd(MI, 2)", "1"},
                             {"gcd(INULL, 2)", "NULL"},
                             {"gcd(0, 5)", "5"},
                             {"gcd(IMIN)", "NULL"},
                             {"lcm(4, 6)", "12"},
                             {"lcm(4, 0)", "0"},
                             {"lcm(-4, 6)", "12"},
                             {"lcm(IMAX, 2)", "NULL"},
                             {"lcm(INULL)", "NULL"},
                             {"max(1, F25)", "2.5"},
                             {"max(MI)", "3"},
                             {"max(1, INULL)", "NULL"},
                             {"min(MI, 0)", "0"},
                             {"min(3, F25)", "2.5"},
                             {"min(ONULL)", "NULL"},
                             {"random-integer[min=3;max=3]()", "3"},
                             {"random-integer[min=4;max=3]()", "NULL"},
                             {"random-integer[min=0;max=9;step=10]()", "0"},
                             {"random-integer[min=0;max=9;step=0]()", "NULL"},
                             {"random-integer[min=I7;max=I7]()", "7"},
                             {"random-integer[min=INULL;max=9]()", "NULL"},
                             {"random-float[min=2.5;max=2.5]()", "2.5"},
                             {"random-float[min=3;max=2.5]()", "NULL"},
                         }),
                         named);

INSTANTIATE_TEST_SUITE_P(Mathematics, Expressions,
                         testing::ValuesIn(std::vector<Row>{
                             {"math-operator[name=sin](0)", "0"},
                             {"math-operator[name=cos](0)", "1"},
                             {"math-operator[name=tan](0)", "0"},
                             {"math-operator[name=sec](0)", "1"},
                             {"math-operator[name=csc](0)", "NULL"},
                             {"math-operator[name=cot](0)", "NULL"},
                             {"math-operator[name=asin](0)", "0"},
                             {"math-operator[name=asin](2)", "NULL"},
                             {"math-operator[name=acos](1)", "0"},
                             {"math-operator[name=acos](2)", "NULL"},
                             {"math-operator[name=atan](0)", "0"},
                             {"math-operator[name=atan2](0, 1)", "0"},
                             {"math-operator[name=atan2](0, FNULL)", "NULL"},
                             {"math-operator[name=asec](1)", "0"},
                             {"math-operator[name=asec](0)", "NULL"},
                             {"math-operator[name=acsc](0.5)", "NULL"},
                             {"math-operator[name=acot](0)", "1.5707963267948966"},
                             {"math-operator[name=sinh](0)", "0"},
                             {"math-operator[name=cosh](0)", "1"},
                             {"math-operator[name=cosh](1000)", "NULL"},
                             {"math-operator[name=tanh](0)", "0"},
                             {"math-operator[name=sech](0)", "1"},
                             {"math-operator[name=csch](0)", "NULL"},
                             {"math-operator[name=coth](0)", "NULL"},
                             {"math-operator[name=log](1000)", "3"},
                             {"math-operator[name=log](0)", "NULL"},
                             {"math-operator[name=ln](1)", "0"},
                             {"math-operator[name=ln](-1)", "NULL"},
                             {"math-operator[name=exp](0)", "1"},
                             {"math-operator[name=exp](1000)", "NULL"},
                             {"math-operator[name=abs](-7)", "7"},
                             {"math-operator[name=abs](-2.5)", "2.5"},
                             {"math-operator[name=abs](IMIN)", "NULL"},
                             {"math-operator[name=signum](-2.5)", "-1"},
                             {"math-operator[name=signum](0)", "0"},
                             {"math-operator[name=floor](-2.5)", "-3"},
                             {"math-operator[name=ceil](2.1)", "3"},
                             {"math-operator[name=floor](FBIG)", "NULL"},
                             {"math-operator[name=toDegrees](math-constant[name=pi]())", "180"},
                             {"math-operator[name=toRadians](180)", "3.141592653589793"},
                             {"math-operator[name=sin](FNULL)", "NULL"},
                             {"stats-operator[name=mean](MF)", "2.5"},
                             {"stats-operator[name=popVariance](MF)", "1.25"},
                             {"stats-operator[name=popSD](multiple(1.0, 3.0))", "1"},
                             {"stats-operator[name=sampleVariance](multiple(1.0, 3.0))", "2"},
                             {"stats-operator[name=sampleVariance](multiple(1.0))", "NULL"},
                             {"stats-operator[name=sampleSD](multiple(1.0, 1.0))", "0"},
                             {"stats-operator[name=sampleSD](multiple(1.0))", "NULL"},
                             {"stats-operator[name=mean](MI)", "1.75"},
                             {"stats-operator[name=mean](ONULL)", "NULL"},
                         }),
                         named);

struct Refused {
    const char* expression;
    const char* code;
};
class BadExpressions : public testing::TestWithParam<Refused> {};
TEST_P(BadExpressions, AreNamedWithTheirLine) {
    Problems problems;
    EXPECT_EQ(evaluated(GetParam().expression, &problems), "refused") << GetParam().expression;
    EXPECT_TRUE(std::ranges::any_of(
        problems, [](const Problem& p) { return p.code == GetParam().code && p.line == 2; }))
        << GetParam().expression << "\n"
        << said(problems);
}
INSTANTIATE_TEST_SUITE_P(Checks, BadExpressions,
                         testing::ValuesIn(std::vector<Refused>{
                             {"wobble(1)", "unknown_expression"},
                             {"not(true, true)", "wrong_operands"},
                             {"match(1)", "wrong_operands"},
                             {"sum()", "wrong_operands"},
                             {"math-operator[name=sin](1, 2)", "wrong_operands"},
                             {"math-operator[name=atan2](1)", "wrong_operands"},
                             {"GHOST", "unknown_variable"},
                             {"correct[identifier=I7]()", "wrong_variable"},
                             {"map-response[identifier=I7]()", "mapping_missing"},
                             {"map-response-point[identifier=I7]()", "mapping_missing"},
                             {"not(1)", "wrong_type"},
                             {"and(true, \"x\")", "wrong_type"},
                             {"match(1, 'a')", "wrong_type"},
                             {"match(MID, 'a')", "wrong_type"},
                             {"match(MID, OID)", "wrong_type"},
                             {"sum(\"x\")", "wrong_type"},
                             {"lt(true, 1)", "wrong_type"},
                             {"lt(MI, 1)", "wrong_type"},
                             {"member(MID, MID)", "wrong_type"},
                             {"member(1, MID)", "wrong_type"},
                             {"contains('a', 'a')", "wrong_type"},
                             {"string-match[case-sensitive=true](1, \"a\")", "wrong_type"},
                             {"gcd(1.5)", "wrong_type"},
                             {"integer-divide(1.5, 1)", "wrong_type"},
                             {"index[n=1](1)", "wrong_type"},
                             {"inside[shape=rect;coords=0,0,1,1](1)", "wrong_type"},
                             {"inside[shape=blob;coords=1](POINT)", "bad_attribute"},
                             {"index[n=GHOST](OID)", "bad_attribute"},
                             {"any-n[min=1](true)", "bad_attribute"},
                             {"equal[tolerance-mode=absolute](1, 1)", "bad_attribute"},
                             {"math-operator[name=sine](1)", "bad_attribute"},
                             {"stats-operator[name=median](MI)", "bad_attribute"},
                             {"math-constant[name=tau]()", "bad_attribute"},
                             {"multiple(1, 'a')", "wrong_type"},
                             {"field-value[field-identifier=x](1)", "wrong_type"},
                             {"pattern-match[pattern=(](\"a\")", "bad_pattern"},
                             {"pattern-match[pattern=(a)\\1](\"a\")", "bad_pattern"},
                             {"container-size(1)", "wrong_type"},
                             {"random(1)", "wrong_type"},
                         }),
                         named);

TEST(Expressions, ThatCannotBeComputedHereSaySoAndAreNull) {
    Problems problems;
    EXPECT_EQ(evaluated("custom-operator[class=org.example.solve](1)", &problems), "NULL");
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].code, "unsupported_operator");
    EXPECT_EQ(problems[0].severity, Severity::warning);
}

}  // namespace
}  // namespace qti
