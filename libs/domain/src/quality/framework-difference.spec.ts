import fc from 'fast-check'
import { aCriterion, anyFramework, inThree, twentyFive } from './testing/frameworks.js'
import type { FrameworkContent, FrameworkSection } from './framework.js'
import { type FrameworkChange, frameworkDifference } from './framework-difference.js'

const short = ({ kind, subject, code, field, level }: FrameworkChange) => [kind, subject, code, field, level].filter((part) => part !== null && part !== '').join(' ')
const told = (before: FrameworkContent, after: FrameworkContent) => frameworkDifference(before, after).map(short)
const changed = (change: (sections: readonly FrameworkSection[]) => readonly FrameworkSection[]): FrameworkContent => {
  const content = twentyFive()
  return { ...content, sections: change(content.sections) }
}
const inFirst = (change: (section: FrameworkSection) => FrameworkSection) => changed(([first, ...rest]) => [change(first!), ...rest])

describe('the difference of two versions', () => {
  const before = twentyFive()

  it('tells an edge, a weight, a text and an anchor', () => {
    const edges = { ...before, bands: before.bands.map((band) => (band.code === 'fair' ? { ...band, from: 74 } : band)) }
    expect(frameworkDifference(before, edges)).toEqual([
      { kind: 'changed', subject: 'band', code: 'fair', level: null, field: 'from', before: { fi: '75', sv: '75', en: '75' }, after: { fi: '74', sv: '74', en: '74' } }
    ])
    const weight = inFirst((section) => ({ ...section, criteria: section.criteria.map((one) => (one.code === 'c2' ? { ...one, weight: 2, title: inThree('Other') } : one)) }))
    expect(told(before, weight)).toEqual(['changed criterion c2 title', 'changed criterion c2 weight'])
    const anchored = (text: string) => inFirst((section) => ({ ...section, criteria: section.criteria.map((one) => (one.code === 'c1' ? { ...one, anchors: [{ value: 5, text: inThree(text) }] } : one)) }))
    expect(told(before, anchored('All'))).toEqual(['added anchor c1 5'])
    expect(told(anchored('All'), anchored('Nearly all'))).toEqual(['changed anchor c1 text 5'])
  })

  it('tells what was added, removed and moved to another section', () => {
    expect(told(before, inFirst((section) => ({ ...section, criteria: [...section.criteria, aCriterion('new')] })))).toEqual(['added criterion new'])
    expect(told(before, inFirst((section) => ({ ...section, criteria: section.criteria.slice(1) })))).toEqual(['removed criterion c1'])
    const moved = changed(([first, second, third]) => [{ ...first!, criteria: first!.criteria.slice(1) }, { ...second!, criteria: [...second!.criteria, first!.criteria[0]!] }, third!])
    expect(frameworkDifference(before, moved)).toEqual([
      expect.objectContaining({ kind: 'moved', subject: 'criterion', code: 'c1', before: inThree('Section staffing'), after: inThree('Section organisation') })
    ])
  })

  it('tells as few moves as explain the new order', () => {
    const last = inFirst((section) => ({ ...section, criteria: [section.criteria[2]!, section.criteria[0]!, section.criteria[1]!] }))
    expect(told(before, last)).toEqual(['moved criterion c3'])
    expect(told(before, changed(([first, second, third]) => [second!, third!, first!]))).toEqual(['moved section staffing'])
  })

  it('is nothing between the same, and turned round between the same two', () => {
    fc.assert(
      fc.property(anyFramework, anyFramework, (one, other) => {
        expect(frameworkDifference(one, one)).toEqual([])
        const of = (changes: readonly FrameworkChange[], kind: string) => changes.filter((change) => change.kind === kind).map(({ subject, code, level }) => `${subject} ${code} ${level}`).sort()
        const [there, back] = [frameworkDifference(one, other), frameworkDifference(other, one)]
        expect(of(there, 'added')).toEqual(of(back, 'removed'))
        expect(there.filter(({ kind }) => kind === 'changed').map(({ before: was, after: is }) => [was, is])).toEqual(
          expect.arrayContaining(back.filter(({ kind }) => kind === 'changed').map(({ before: was, after: is }) => [is, was]))
        )
      }),
      { numRuns: 60 }
    )
  })
})
