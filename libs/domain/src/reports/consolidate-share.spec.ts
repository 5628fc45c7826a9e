import fc from 'fast-check'
import type { Indicator } from '../results/indicator.js'
import { answersByShare, divideSteps } from './consolidate-share.js'

const shares = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }).map((weights) => {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / all)
})
const steps = fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 })

describe('figures that are divided by shares', () => {
  it('are the sums of their parts, none of which is larger or of another sign', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(steps, fc.integer({ min: 0, max: 3 }))), shares, (values, by) => {
        for (const [place, parts] of divideSteps(values, by).entries()) {
          const value = values[place] ?? 0
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(value)
          for (const part of parts) {
            expect(Number.isInteger(part)).toBe(true)
            expect(Math.abs(part)).toBeLessThanOrEqual(Math.abs(value))
            expect(part * value).toBeGreaterThanOrEqual(0)
          }
        }
      })
    )
  })

  it('give each share what is its own to less than a step a share, however many small ones there are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 60 }), shares, (values, by) => {
        const divided = divideSteps(values, by)
        const whole = values.reduce((sum, value) => sum + value, 0)
        for (const [place, share] of by.entries()) {
          const own = divided.reduce((sum, parts) => sum + (parts[place] ?? 0), 0)
          expect(Math.abs(own - whole * share)).toBeLessThan(by.length)
        }
      })
    )
    expect(divideSteps([7, 1, 1], [0.5, 0.5])).toEqual([[4, 3], [0, 1], [1, 0]])
  })
})

it('divides what adds up, and leaves scores and what is no value as they are', () => {
  const indicator: Indicator = { id: 'i', code: 'I', unit: 'count', decimals: 0, aggregation: 'sum', sourceClass: 'manual', weightIndicatorId: null }
  const answers = [
    { breakdown: 'gender:f', status: 'value', value: 5 },
    { breakdown: 'gender:m', status: 'missing', value: null }
  ] as const
  expect(answersByShare(indicator, answers, [0.6, 0.4])).toEqual([
    [{ breakdown: 'gender:f', status: 'value', value: 3 }, answers[1]],
    [{ breakdown: 'gender:f', status: 'value', value: 2 }, answers[1]]
  ])
  expect(answersByShare({ ...indicator, unit: 'score', aggregation: 'weighted_mean' }, answers, [0.6, 0.4])).toEqual([answers, answers])
})
