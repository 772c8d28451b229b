#include "platform/forms/expression.hpp"

#include <algorithm>
#include <array>

#include "kernel/digits.hpp"

namespace banso::forms {
namespace {

using Kind = Expression::Kind;
using Value = std::optional<std::int64_t>;

constexpr int kDeepest = 20;
constexpr std::size_t kLongest = 500;
/// Amounts of the house stay below 10^14; what grows past this is a mistake.
constexpr std::int64_t kLargest = 1'000'000'000'000'000'000;

bool is_name_start(char letter) {
  return (letter >= 'a' && letter <= 'z') || letter == '_';
}

class Parser {
 public:
  explicit Parser(std::string_view text) : rest_(text) {}

  std::optional<Expression> parse() {
    Expression whole;
    if (!comparison(whole, 1)) return std::nullopt;
    skip();
    if (!rest_.empty()) return std::nullopt;
    return whole;
  }

 private:
  void skip() {
    const auto end = rest_.find_first_not_of(" \t\r\n");
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end);
  }

  bool take(std::string_view sign) {
    skip();
    if (!rest_.starts_with(sign)) return false;
    rest_.remove_prefix(sign.size());
    return true;
  }

  static Expression joined(std::string_view sign, Expression left, Expression right) {
    Expression made{Kind::binary, 0, std::string(sign), {}};
    made.operands.push_back(std::move(left));
    made.operands.push_back(std::move(right));
    return made;
  }

  bool comparison(Expression& out, int depth) {
    if (!chain(out, depth, {"+", "-"}, &Parser::product)) return false;
    for (const std::string_view sign : {"<=", ">=", "!=", "<", ">", "="}) {
      if (!take(sign)) continue;
      Expression right;
      if (!chain(right, depth, {"+", "-"}, &Parser::product)) return false;
      out = joined(sign, std::move(out), std::move(right));
      break;
    }
    return true;
  }

  bool product(Expression& out, int depth) { return chain(out, depth, {"*", "/"}, &Parser::factor); }

  bool chain(Expression& out, int depth, std::array<std::string_view, 2> signs,
             bool (Parser::*part)(Expression&, int)) {
    if (!(this->*part)(out, depth)) return false;
    // Each step to the right makes the tree deeper; text is short enough for that to be harmless.
    for (;;) {
      const auto sign =
          std::find_if(signs.begin(), signs.end(), [&](std::string_view each) { return take(each); });
      if (sign == signs.end()) return true;
      Expression right;
      if (!(this->*part)(right, depth)) return false;
      out = joined(*sign, std::move(out), std::move(right));
    }
  }

  bool factor(Expression& out, int depth) {
    if (depth > kDeepest) return false;
    if (take("-")) {
      out.kind = Kind::negate;
      return factor(out.operands.emplace_back(), depth + 1);
    }
    if (take("(")) return comparison(out, depth + 1) && take(")");
    skip();
    if (rest_.empty()) return false;
    if (is_digit(rest_.front())) return number(out);
    if (is_name_start(rest_.front())) return named(out, depth);
    return false;
  }

  bool number(Expression& out) {
    out.kind = Kind::number;
    while (!rest_.empty() && is_digit(rest_.front())) {
      out.number = out.number * 10 + (rest_.front() - '0');
      if (out.number > kLargest / 10) return false;
      rest_.remove_prefix(1);
    }
    return true;
  }

  std::string name() {
    std::size_t end = 0;
    while (end < rest_.size() && (is_name_start(rest_[end]) || is_digit(rest_[end]))) ++end;
    std::string taken(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return taken;
  }

  bool named(Expression& out, int depth) {
    out.name = name();
    if (!take("(")) {
      out.kind = Kind::answer;
      return true;
    }
    if (out.name == "sum" || out.name == "count") {
      out.kind = out.name == "sum" ? Kind::sum_of : Kind::count_of;
      skip();
      if (rest_.empty() || !is_name_start(rest_.front())) return false;
      out.name = name();
      return take(")");
    }
    if (out.name == "min") {
      out.kind = Kind::min;
    } else if (out.name == "max") {
      out.kind = Kind::max;
    } else if (out.name == "if") {
      out.kind = Kind::choose;
    } else {
      return false;
    }
    out.name.clear();
    do {
      if (!comparison(out.operands.emplace_back(), depth + 1)) return false;
    } while (take(","));
    return take(")") && (out.kind != Kind::choose || out.operands.size() == 3);
  }

  std::string_view rest_;
};

/// Two bounded values add up within 64 bits.
Value bounded(std::int64_t value) {
  if (value > kLargest || value < -kLargest) return std::nullopt;
  return value;
}

Value multiplied(std::int64_t left, std::int64_t right) {
  std::int64_t product = 0;
  if (__builtin_mul_overflow(left, right, &product)) return std::nullopt;
  return bounded(product);
}

Value divided(std::int64_t left, std::int64_t right) {
  if (right == 0) return std::nullopt;
  const std::int64_t quotient = left / right;
  const bool below = left % right != 0 && (left < 0) != (right < 0);
  return below ? quotient - 1 : quotient;
}

Value joined_value(const std::string& sign, std::int64_t left, std::int64_t right) {
  if (sign == "+") return bounded(left + right);
  if (sign == "-") return bounded(left - right);
  if (sign == "*") return multiplied(left, right);
  if (sign == "/") return divided(left, right);
  if (sign == "<=") return left <= right;
  if (sign == ">=") return left >= right;
  if (sign == "!=") return left != right;
  if (sign == "<") return left < right;
  if (sign == ">") return left > right;
  return left == right;
}

void collect(const Expression& expression, std::vector<NameUse>& names) {
  if (expression.kind == Kind::answer || expression.kind == Kind::sum_of ||
      expression.kind == Kind::count_of) {
    names.push_back({expression.name, expression.kind});
  }
  for (const Expression& operand : expression.operands) collect(operand, names);
}

}  // namespace

std::optional<Expression> parse_expression(std::string_view text) {
  if (text.size() > kLongest) return std::nullopt;
  return Parser(text).parse();
}

std::vector<NameUse> names_of(const Expression& expression) {
  std::vector<NameUse> names;
  collect(expression, names);
  return names;
}

std::optional<std::int64_t> evaluate(const Expression& expression, const ValueSource& source) {
  const auto operand = [&](std::size_t at) { return evaluate(expression.operands[at], source); };
  switch (expression.kind) {
    case Kind::number:
      return expression.number;
    case Kind::answer:
      return source.answer(expression.name);
    case Kind::count_of:
      return source.count(expression.name);
    case Kind::sum_of: {
      Value total = 0;
      for (const std::int64_t each : source.each(expression.name)) {
        if (total) total = bounded(*total + each);
      }
      return total;
    }
    case Kind::negate: {
      const Value value = operand(0);
      return value ? bounded(-*value) : value;
    }
    case Kind::binary: {
      const Value left = operand(0);
      const Value right = operand(1);
      return left && right ? joined_value(expression.name, *left, *right) : std::nullopt;
    }
    case Kind::choose: {
      const Value condition = operand(0);
      return condition ? operand(*condition != 0 ? 1 : 2) : std::nullopt;
    }
    case Kind::min:
    case Kind::max:
      break;
  }
  Value best;
  for (std::size_t i = 0; i < expression.operands.size(); ++i) {
    const Value value = operand(i);
    if (!value) return std::nullopt;
    if (!best) best = value;
    best = expression.kind == Kind::min ? std::min(*best, *value) : std::max(*best, *value);
  }
  return best;
}

}  // namespace banso::forms
