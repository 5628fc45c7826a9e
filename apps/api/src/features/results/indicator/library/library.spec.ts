import { breakdownsOf } from '@solmu/domain/results/cell.js'
import { parseExpression } from '@solmu/domain/results/expression.js'
import { codesOf, cycleOf, derivedAll } from '@solmu/domain/results/indicator-derived.js'
import { checkIdentity, checkStatement } from '@solmu/domain/results/indicator-details.js'
import { checkDimension } from '@solmu/domain/results/indicator-dimension.js'
import { languages } from '@solmu/shared/text.js'
import { libraryDimensions, libraryGroups, libraryIndicators } from './library.js'

const codes = libraryIndicators.map(({ code }) => code)
const byCode = new Map(libraryIndicators.map((each) => [each.code, each]))

it('has each code once', () => {
  expect(new Set(codes).size).toBe(codes.length)
  expect(new Set(libraryGroups.map(({ code }) => code)).size).toBe(libraryGroups.length)
})

it('has every common indicator of ESF+, and every figure of the return', () => {
  const two = (count: number, prefix: string) => Array.from({ length: count }, (_, at) => `${prefix}${String(at + 1).padStart(2, '0')}`)
  const wanted = [...two(19, 'EECO'), ...two(6, 'EECR'), 'A1', 'A2', 'A3', 'A4', 'B1', 'B2', 'B3', 'B4', 'B5', 'C1', 'C2', 'D1', 'D2']
  expect(wanted.filter((code) => !byCode.has(code))).toEqual([])
  expect(libraryIndicators.filter(({ origin }) => origin === 'esf_plus').map(({ code }) => code)).toEqual([...two(19, 'EECO'), ...two(6, 'EECR')])
})

it.each(libraryDimensions.map((dimension) => [dimension.code, dimension] as const))('the dimension %s keeps the rules', (_, dimension) => {
  expect(checkDimension(dimension, null).issues).toEqual([])
  expect(breakdownsOf([dimension])).toHaveLength(dimension.categories.length)
})

it.each(libraryIndicators.map((entry) => [entry.code, entry] as const))('the indicator %s keeps the rules', (_, entry) => {
  const weightIndicatorId = entry.weight
  expect([...checkIdentity({ ...entry, weightIndicatorId }), ...checkStatement(entry, entry).issues]).toEqual([])
  expect(libraryGroups.map(({ code }) => code)).toContain(entry.group)
  expect(entry.weight === null || byCode.has(entry.weight)).toBe(true)
  for (const code of entry.dimensionCodes) expect(libraryDimensions.map((each) => each.code)).toContain(code)
  for (const language of languages) {
    expect(entry.name[language]).not.toBe('')
    expect(entry.definition[language]).not.toBe('')
    expect(entry.condition[language] === '').toBe(entry.condition.fi === '')
  }
})

it('every formula can be read, names indicators of the library and leads back to itself nowhere', () => {
  const derived = libraryIndicators.filter(({ sourceClass }) => sourceClass === 'derived')
  const uses = new Map(derived.map((each) => [each.code, codesOf(each)]))
  for (const { code, numerator, denominator } of derived) {
    for (const text of [numerator, denominator]) if (text) expect(parseExpression(text)).toHaveProperty('expression')
    expect(uses.get(code)!.filter((used) => !byCode.has(used))).toEqual([])
    expect(cycleOf(code, uses.get(code)!, uses)).toBeNull()
  }
  const all = derivedAll(new Map(derived.map((each) => [each.code, each])), new Map(codes.map((code) => [code, 12])))
  expect([...all.values()]).not.toContain(null)
})

it('reckons South Ostrobothnia as its model did', () => {
  const derived = new Map(libraryIndicators.filter(({ sourceClass }) => sourceClass === 'derived').map((each) => [each.code, each]))
  const figures = new Map<string, number>([['SO4', 1230], ['A1', 120], ['D1', 3], ['E12', 132_000], ['E13', 18_000], ['E15', 3]])
  const all = derivedAll(derived, figures)
  expect(['SO5', 'SO6', 'SO7', 'SO1', 'SO2', 'SO3'].map((code) => all.get(code))).toEqual([246, 410, 574, 40, 5_000_000, 125_000])
})
