/** Exact arithmetic over the formulas of derived indicators, written for this check alone. */

/** A number as a whole numerator over a whole denominator above zero. */
const fraction = (top, bottom = 1n) => (bottom < 0n ? { top: -top, bottom: -bottom } : { top, bottom })
const add = (a, b) => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)
const negate = (a) => fraction(-a.top, a.bottom)
const multiply = (a, b) => fraction(a.top * b.top, a.bottom * b.bottom)
const divide = (a, b) => (b.top === 0n ? null : fraction(a.top * b.bottom, a.bottom * b.top))
const isLess = (a, b) => a.top * b.bottom < b.top * a.bottom

/** What cannot be read here; the figure is then told as not rebuilt. */
export class UnreadFormula extends Error {}

/** Steps of an indicator as a number: 35 with one decimal is 3.5. */
export const ofSteps = (steps, decimals) => fraction(BigInt(steps), 10n ** BigInt(decimals))

/** A number in steps, rounded to the nearest, halves away from zero. */
export function inSteps(number, decimals) {
  return rounded(number.top * 10n ** BigInt(decimals), number.bottom)
}

/** A quotient rounded to the nearest whole number, halves away from zero. */
export function rounded(top, bottom) {
  const isNegative = top < 0n !== bottom < 0n
  const [over, under] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom]
  const quotient = over / under + ((over % under) * 2n >= under ? 1n : 0n)
  return isNegative ? -quotient : quotient
}

/** The codes that a formula names. */
export const codesIn = (text) => [...new Set((text ?? '').match(/[A-Z][A-Z0-9_]*/g) ?? [])]

/**
 * Works a formula out: + - * / ( ), numbers, codes, min, max and abs. Null where something that it needs is not known.
 *
 * @param {string} text
 * @param {(code: string) => { top: bigint, bottom: bigint } | null} valueOf
 */
export function workOut(text, valueOf) {
  const words = text.match(/\d+(?:\.\d+)?|[A-Za-z_][A-Za-z0-9_]*|[-+*/(),]|\S/g) ?? []
  let place = 0
  const take = (word) => (words[place] === word ? Boolean(++place) : false)
  const both = (a, b, how) => (a === null || b === null ? null : how(a, b))

  const sum = () => {
    let value = product()
    for (;;) {
      if (take('+')) value = both(value, product(), add)
      else if (take('-')) value = both(value, product(), (a, b) => add(a, negate(b)))
      else return value
    }
  }
  const product = () => {
    let value = unary()
    for (;;) {
      if (take('*')) value = both(value, unary(), multiply)
      else if (take('/')) value = both(value, unary(), divide)
      else return value
    }
  }
  const unary = () => {
    if (!take('-')) return single()
    const value = unary()
    return value && negate(value)
  }
  const single = () => {
    if (take('(')) {
      const value = sum()
      if (!take(')')) throw new UnreadFormula(text)
      return value
    }
    const word = words[place++] ?? ''
    if (/^\d/.test(word)) return decimal(word)
    if (['min', 'max', 'abs'].includes(word) && take('(')) return called(word)
    if (/^[A-Z][A-Z0-9_]*$/.test(word)) return valueOf(word)
    throw new UnreadFormula(text)
  }
  const called = (name) => {
    const given = [sum()]
    while (take(',')) given.push(sum())
    if (!take(')')) throw new UnreadFormula(text)
    if (given.includes(null)) return null
    if (name === 'abs') return given[0].top < 0n ? negate(given[0]) : given[0]
    return given.reduce((best, each) => (isLess(each, best) === (name === 'min') ? each : best))
  }

  const value = sum()
  if (place < words.length) throw new UnreadFormula(text)
  return value
}

function decimal(word) {
  const [whole, part = ''] = word.split('.')
  return fraction(BigInt(whole + part), 10n ** BigInt(part.length))
}

export { divide, multiply }
