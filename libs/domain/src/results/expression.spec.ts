import { anySign } from '@solmu/shared/testing/any-sign.js'
import { sized } from '@solmu/shared/testing/size.js'
import fc from 'fast-check'
import { stepsOf, truthOf, type Figure } from './expression-value.js'
import { expressionLimits, parseExpression, type Expression, type Kind } from './expression.js'

const parsed = (text: string, wanted: Kind = 'number'): Expression => {
  const result = parseExpression(text, wanted)
  if ('problem' in result) throw new Error(`${text}: ${JSON.stringify(result.problem)}`)
  return result.expression
}
const problem = (text: string, wanted?: Kind) => {
  const result = parseExpression(text, wanted)
  return 'problem' in result ? result.problem : null
}
const figures = (given: Record<string, Figure>) => new Map(Object.entries(given))
const steps = (text: string, given: Record<string, Figure> = {}, decimals = 2) => stepsOf(parsed(text), figures(given), decimals)
const truth = (text: string, given: Record<string, Figure> = {}) => truthOf(parsed(text, 'truth'), figures(given))

describe('what is offered', () => {
  it.each([
    ['1 + 2 * 3', 700],
    ['(1 + 2) * 3', 900],
    ['7 / 2', 350],
    ['1 + 0.5', 150],
    ['-A', -400],
    ['- -A', 400],
    ['min(A, 2, 3.5)', 200],
    ['max(A, 2)', 400],
    ['abs(A - 9)', 500],
    ['A > 3 ? A : 0', 400],
    ['A > 3 && !(A == 4) ? 1 : 2', 200],
    ['1e2 + 1.5e-1', 10_015],
    ['1 // what follows is a remark\n + 1', 200]
  ])('%s is %d hundredths', (text, expected) => {
    expect(steps(text, { A: 4 })).toBe(expected)
  })

  it.each([
    ['A == 4.0', true],
    ['A != 4', false],
    ['(A > 1) == (A > 2)', true],
    ['A >= 4 && A <= 4', true],
    ['A < 4 || A > 4', false],
    ['true', true]
  ])('%s is %s', (text, expected) => {
    expect(truth(text, { A: 4 })).toBe(expected)
  })

  it('names the codes once, in order, and where each stands first', () => {
    const { usedCodes, places } = parsed('B1 + max(A1, B1) / EECO01')
    expect(usedCodes).toEqual(['B1', 'A1', 'EECO01'])
    expect(places.get('A1')).toEqual({ from: 9, to: 11 })
  })
})

describe('what has no value', () => {
  it.each(['A + M', 'M / A', 'A / 0', 'A / (A - 4)', 'min(A, M)', 'abs(M)', '-M', 'M > 1 ? 1 : 2', 'A > 1 ? M : 2', 'U + 1'])(
    '%s',
    (text) => {
      expect(steps(text, { A: 4, M: null })).toBeNull()
    }
  )

  it('what decides decides, though the other side has no value', () => {
    expect(truth('M > 1 && A > 9', { A: 4, M: null })).toBe(false)
    expect(truth('M > 1 || A > 1', { A: 4, M: null })).toBe(true)
    expect(truth('M > 1 && A > 1', { A: 4, M: null })).toBeNull()
    expect(truth('!(M > 1)', { M: null })).toBeNull()
    expect(truth('M == M', { M: null })).toBeNull()
  })

  it('only what is chosen counts', () => {
    expect(steps('A > 1 ? A : A / 0', { A: 4 })).toBe(400)
  })

  it.each([Number.NaN, Infinity, -Infinity])('%d is no figure', (value) => {
    expect(steps('A', { A: value })).toBeNull()
  })

  it('a number beyond what can be told exactly is none', () => {
    expect(steps('A * A', { A: { steps: 9_000_000_000_000, decimals: 0 } })).toBeNull()
    expect(steps('1e308 * 1e308')).toBeNull()
    expect(steps('A * A / A', { A: { steps: 9_000_000_000_000, decimals: 0 } }, 0)).toBe(9_000_000_000_000)
  })
})

describe('what is refused, and where', () => {
  it.each<[string, string, number, number]>([
    ['', 'syntax', 0, 0],
    ['B1 +', 'syntax', 4, 4],
    ['(B1', 'syntax', 3, 3],
    ['B1 B2', 'syntax', 3, 5],
    ['1,5', 'syntax', 1, 2],
    ['B1 & B2', 'syntax', 3, 4],
    ['b1 + 1', 'unknown_code', 0, 2],
    ['__proto__', 'unknown_code', 0, 9],
    ['constructor', 'unknown_code', 0, 11],
    ['prototype', 'unknown_code', 0, 9],
    ['B1.value', 'not_offered', 0, 8],
    ['B1["constructor"]', 'not_offered', 0, 17],
    ['B1 + "2"', 'not_offered', 5, 8],
    ['B1 % 2', 'not_offered', 0, 6],
    ['B1 in B2', 'not_offered', 0, 8],
    ['null', 'not_offered', 0, 4],
    ['0x10', 'not_offered', 0, 4],
    ['5u', 'not_offered', 0, 2],
    ['size(B1)', 'not_offered', 0, 8],
    ['toString(B1)', 'not_offered', 0, 12],
    ['B1.map(x, x)', 'not_offered', 0, 12],
    ['B1.all(x, B1.all(y, B1.all(z, true)))', 'not_offered', 0, 37],
    ['cel.bind(x, 1, x)', 'not_offered', 0, 17],
    ['has(B1.x)', 'not_offered', 0, 9],
    ['{}', 'not_offered', 0, 2],
    ['B1 > 1', 'wrong_type', 0, 6],
    ['B1 && B2', 'wrong_type', 0, 2],
    ['(B1 > 1) + 1', 'wrong_type', 1, 7],
    ['B1 > 1 ? 1 : true', 'wrong_type', 13, 17],
    ['B1 == true ? 1 : 2', 'wrong_type', 6, 10],
    ['min(B1)', 'wrong_count', 0, 7],
    ['abs(B1, B2)', 'wrong_count', 0, 11]
  ])('%s: %s', (text, kind, from, to) => {
    expect(problem(text)).toMatchObject({ kind, from, to })
  })

  it('wants a truth where one is asked for', () => {
    expect(problem('B1', 'truth')).toMatchObject({ kind: 'wrong_type' })
  })

  it('has limits of length, depth and size', () => {
    expect(problem('1'.repeat(expressionLimits.characters + 1))).toMatchObject({ kind: 'too_long' })
    expect(problem(`${'('.repeat(60)}1${')'.repeat(60)}`)).toMatchObject({ kind: 'too_deep' })
    expect(problem(Array(150).fill('1').join('+'))).toMatchObject({ kind: 'too_deep' })
    expect(problem('-'.repeat(499) + '1')).toMatchObject({ kind: 'too_deep' })
    expect(problem('[1,2,3]')).toMatchObject({ kind: 'too_deep' })
  })
})

/** Expressions with their value reckoned beside them in hundredths of whole numbers, so that nothing is rounded. */
const arithmetic = fc.letrec<{ tree: { text: string; value: bigint } }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.integer({ min: 0, max: 999 }).map((value) => ({ text: String(value), value: BigInt(value) })),
    fc.constantFrom('A', 'B').map((text) => ({ text, value: text === 'A' ? 7n : -3n })),
    fc.tuple(tie('tree'), fc.constantFrom('+', '-', '*'), tie('tree')).map(([a, sign, b]) => ({
      text: `(${a.text} ${sign} ${b.text})`,
      value: sign === '+' ? a.value + b.value : sign === '-' ? a.value - b.value : a.value * b.value
    }))
  )
})).tree

describe('for any text', () => {
  it('gives an expression or a problem that lies within the text, and never fails or hangs', () => {
    const word = fc.constantFrom('A1', '__proto__', 'constructor', '(', ')', '+', '/', '?', ':', '"', '[', ']', '.', ' ', '1e9', '&&', 'min(', ',')
    const text = fc.oneof(fc.string({ unit: anySign, maxLength: 600 }), fc.array(word, { maxLength: 120 }).map((words) => words.join('')))
    fc.assert(
      fc.property(text, (given) => {
        const result = parseExpression(given)
        if ('expression' in result) {
          const value = stepsOf(result.expression, new Map([['A1', 3]]), 2)
          expect(value === null || Number.isSafeInteger(value)).toBe(true)
        } else {
          const { from, to } = result.problem
          expect(from >= 0 && from <= to && to <= given.length).toBe(true)
        }
      }),
      { numRuns: sized({ usual: 150, nightly: 2000 }) }
    )
  })

  it('reckons as whole numbers do', () => {
    fc.assert(
      fc.property(arithmetic, ({ text, value }) => {
        fc.pre(text.length <= expressionLimits.characters)
        const result = stepsOf(parsed(text), figures({ A: 7, B: -3 }), 0)
        const isTold = value >= -9_007_199_254_740_991n && value <= 9_007_199_254_740_991n
        expect(result).toBe(isTold ? Number(value) : null)
      })
    )
  })
})

describe('rounding', () => {
  it.each([
    ['1.005', 2, 101],
    ['-1.005', 2, -101],
    ['0.5', 0, 1],
    ['-0.5', 0, -1],
    ['2.5', 0, 3],
    ['-0.4', 0, 0],
    ['A / 3', 1, 3],
    ['0.1 + 0.2', 4, 3000]
  ])('%s to %d decimals is %d steps', (text, decimals, expected) => {
    expect(Object.is(steps(text, { A: 1 }, decimals), expected)).toBe(true)
  })

  it('takes steps as they are: sums of tenths and hundredths are exact', () => {
    const value = fc.integer({ min: -1_000_000, max: 1_000_000 })
    fc.assert(
      fc.property(value, value, (a, b) => {
        const given = { A: { steps: a, decimals: 2 }, B: { steps: b, decimals: 2 } }
        expect(steps('A + B', given)).toBe(a + b)
        expect(steps('A - B', { A: a / 100, B: b / 100 })).toBe(a - b)
      })
    )
  })
})
