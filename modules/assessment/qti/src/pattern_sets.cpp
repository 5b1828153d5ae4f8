#include "pattern_sets.hpp"

#include <algorithm>

namespace qti {
namespace {

using Set = Pattern::Set;
constexpr char32_t last = 0x10FFFF;

// Blocks of the scripts most texts are in; a rough cut of Unicode's categories.
const std::vector<Pattern::Range> digits{{'0', '9'}};
const std::vector<Pattern::Range> upper{
    {'A', 'Z'}, {0xC0, 0xD6}, {0xD8, 0xDE}, {0x386, 0x3AB}, {0x400, 0x42F}};
const std::vector<Pattern::Range> lower{{'a', 'z'},   {0xB5, 0xB5},   {0xDF, 0xF6},
                                        {0xF8, 0xFF}, {0x3AC, 0x3CE}, {0x430, 0x45F}};
const std::vector<Pattern::Range> letters{
    {'A', 'Z'},        {'a', 'z'},       {0xAA, 0xAA},     {0xB5, 0xB5},     {0xBA, 0xBA},
    {0xC0, 0xD6},      {0xD8, 0xF6},     {0xF8, 0x2C1},    {0x370, 0x373},   {0x376, 0x377},
    {0x37B, 0x37D},    {0x386, 0x386},   {0x388, 0x481},   {0x48A, 0x559},   {0x560, 0x588},
    {0x5D0, 0x5F2},    {0x620, 0x64A},   {0x66E, 0x6D3},   {0x6FA, 0x6FF},   {0x710, 0x7FF},
    {0x900, 0x963},    {0x971, 0x9E5},   {0xA00, 0xE3A},   {0xE40, 0xE4E},   {0xE80, 0x135A},
    {0x1380, 0x139F},  {0x13A0, 0x167F}, {0x1681, 0x169A}, {0x16A0, 0x1FFE}, {0x2C00, 0x2DFF},
    {0x3041, 0x3096},  {0x30A1, 0x30FA}, {0x3105, 0x318E}, {0x3400, 0x4DBF}, {0x4E00, 0xA48C},
    {0xA4D0, 0xA67F},  {0xA722, 0xABFF}, {0xAC00, 0xD7A3}, {0xF900, 0xFB4F}, {0xFB50, 0xFDFB},
    {0xFE70, 0xFEFC},  {0xFF21, 0xFF3A}, {0xFF41, 0xFF5A}, {0xFF66, 0xFFDC}, {0x10000, 0x1EEFF},
    {0x20000, 0x323AF}};
const std::vector<Pattern::Range> punctuation{
    {'!', '#'},       {'%', '*'},       {',', '/'},       {':', ';'},      {'?', '@'},
    {'[', ']'},       {'_', '_'},       {'{', '{'},       {'}', '}'},      {0xA1, 0xA1},
    {0xA7, 0xA7},     {0xAB, 0xAB},     {0xB6, 0xB7},     {0xBB, 0xBB},    {0xBF, 0xBF},
    {0x2010, 0x2027}, {0x2030, 0x205E}, {0x3001, 0x3003}, {0x3008, 0x3011}};
const std::vector<Pattern::Range> symbols{
    {'$', '$'},   {'+', '+'},   {'<', '>'},       {'^', '^'},       {'`', '`'},       {'|', '|'},
    {'~', '~'},   {0xA2, 0xA6}, {0xA8, 0xA9},     {0xAC, 0xAC},     {0xAE, 0xB1},     {0xB4, 0xB4},
    {0xD7, 0xD7}, {0xF7, 0xF7}, {0x20A0, 0x20C0}, {0x2100, 0x214F}, {0x2190, 0x23FF}, {0x25A0, 0x27BF}};
const std::vector<Pattern::Range> numbers{
    {'0', '9'},     {0xB2, 0xB3},     {0xB9, 0xB9},     {0xBC, 0xBE},     {0x660, 0x669},  {0x6F0, 0x6F9},
    {0x966, 0x96F}, {0x2070, 0x2089}, {0x2150, 0x218B}, {0x2460, 0x249B}, {0xFF10, 0xFF19}};
const std::vector<Pattern::Range> decimals{
    {'0', '9'}, {0x660, 0x669}, {0x6F0, 0x6F9}, {0x966, 0x96F}, {0xFF10, 0xFF19}};
const std::vector<Pattern::Range> separators{{' ', ' '},       {0xA0, 0xA0},     {0x1680, 0x1680},
                                             {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F},
                                             {0x205F, 0x205F}, {0x3000, 0x3000}};
const std::vector<Pattern::Range> spaces{{'\t', '\n'}, {'\r', '\r'}, {' ', ' '}};

const std::vector<Pattern::Range>* category(std::string_view name) {
    return name == "L"                   ? &letters
           : name == "Lu"                ? &upper
           : name == "Ll"                ? &lower
           : name == "N"                 ? &numbers
           : name == "Nd"                ? &decimals
           : name == "P"                 ? &punctuation
           : name == "S"                 ? &symbols
           : name == "Z" || name == "Zs" ? &separators
           : name == "IsBasicLatin"      ? nullptr
                                         : nullptr;
}

// What \w and the name characters \i and \c are made of.
Set joined(std::initializer_list<const std::vector<Pattern::Range>*> parts, std::string_view more = {}) {
    Set set;
    for (const auto* part : parts) {
        set.ranges.insert(set.ranges.end(), part->begin(), part->end());
    }
    for (const char c : more) {
        set.ranges.push_back({static_cast<char32_t>(c), static_cast<char32_t>(c)});
    }
    return set;
}

// All that a negated set leaves, as ranges, so that it can stand inside brackets.
std::vector<Pattern::Range> complement(std::vector<Pattern::Range> ranges) {
    std::ranges::sort(ranges, {}, &Pattern::Range::from);
    std::vector<Pattern::Range> out;
    char32_t next = 0;
    for (const auto& r : ranges) {
        if (r.from > next) {
            out.push_back({next, r.from - 1});
        }
        next = std::max<char32_t>(next, r.to + 1);
    }
    if (next <= last) {
        out.push_back({next, last});
    }
    return out;
}

Set turned(Set set, bool away) { return away ? Set{complement(std::move(set.ranges))} : set; }

}  // namespace

std::optional<Set> category_named(std::string_view name, bool away) {
    const auto* ranges = category(name);
    return ranges == nullptr ? std::nullopt : std::optional(turned({*ranges}, away));
}

std::optional<Set> class_escape(char c) {
    switch (c) {
        case 's':
        case 'S':
            return turned({spaces}, c == 'S');
        case 'd':
        case 'D':
            return turned({decimals}, c == 'D');
        case 'w':
        case 'W':
            return turned(joined({&letters, &numbers, &symbols}), c == 'W');
        case 'i':
        case 'I':
            return turned(joined({&letters}, "_:"), c == 'I');
        case 'c':
        case 'C':
            return turned(joined({&letters, &digits}, "_:.-"), c == 'C');
        default:
            return std::nullopt;
    }
}

}  // namespace qti
