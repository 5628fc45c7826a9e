import { sameInAll } from '@solmu/shared/text.js'
import fc from 'fast-check'
import { emptyCard } from './practice-card.js'
import { isReviewDue, type PracticeContent, practiceDifference, practiceIssues, readPractice } from './practice.js'

const text = (fi: string) => ({ fi, sv: '', en: '' })
const content: PracticeContent = {
  ...{ name: text('Ensitapaaminen'), summary: text('Nopeasti alkuun'), audience: text('Kaikille'), sources: text('Tutkimus') },
  sections: [{ code: 'steps', title: text('Näin'), text: text('Soita') }, { code: 'why', title: text('Miksi'), text: text('Siksi') }],
  card: emptyCard
}
const issuesOf = (given: PracticeContent) => {
  const taken = readPractice(given)
  return 'issues' in taken ? taken.issues.map(({ code, path }) => `${code} ${path.join('.')}`) : []
}

describe('a practice', () => {
  it('is taken in as it was written', () => {
    expect(readPractice(content)).toEqual({ content })
    expect(practiceIssues(content)).toEqual([])
  })

  it('may be unfinished as a draft, but has a name and each section once', () => {
    const [first] = content.sections
    expect(issuesOf({ ...content, name: text(' '), sections: [first!, first!] })).toEqual(['REQUIRED name.fi', 'DUPLICATE_KEY sections.1.code'])
    expect(issuesOf({ ...content, sections: [], sources: text('') })).toEqual([])
  })

  it('is not released without text or without what it rests on', () => {
    const bare = { ...content, sections: [{ code: 'steps', title: text('Näin'), text: text('') }], sources: text('') }
    expect(practiceIssues(bare).map(({ path }) => path.join('.'))).toEqual(['sources.fi', 'sections.0.text.fi'])
    expect(practiceIssues({ ...content, sections: [] }).map(({ path }) => path.join('.'))).toEqual(['sections'])
  })
})

describe('the card of a result of a project', () => {
  const card = { ...emptyCard, evidenceLevel: 'followed' as const, evidence: text('Seuranta'), cost: text('Työaika'), adoption: text('Aloita näin') }

  it('says on what evidence it rests, what it costs and how it is adopted, before it is released', () => {
    expect(practiceIssues(content, true).map(({ path }) => path.join('.'))).toEqual(['card.evidenceLevel', 'card.evidence.fi', 'card.cost.fi', 'card.adoption.fi'])
    expect(practiceIssues({ ...content, card }, true)).toEqual([])
  })

  it.each([
    [{ links: [{ label: '', url: 'https://raportti.example/1' }] }, 'REQUIRED card.links.0.label'],
    [{ links: [{ label: 'Raportti', url: 'javascript:alert(1)' }] }, 'INVALID_WEBSITE card.links.0.url'],
    [{ costAmount: '-1' }, 'OUT_OF_RANGE card.costAmount'],
    [{ costAmount: '1e9' }, 'OUT_OF_RANGE card.costAmount']
  ])('refuses %p', (part, issue) => expect(issuesOf({ ...content, card: { ...card, ...part } })).toEqual([issue]))

  it('tells what differs, field by field', () => {
    const told = practiceDifference(content, { ...content, card }).map(({ field, after }) => [field, after?.fi])
    expect(told).toEqual([['evidenceLevel', 'followed'], ['evidence', 'Seuranta'], ['cost', 'Työaika'], ['adoption', 'Aloita näin']])
  })
})

describe('the difference of two versions', () => {
  it('names sections and fields as practices do', () => {
    const [steps, why] = content.sections
    const next = { ...content, audience: text('Nuorille'), sections: [why!, { ...steps!, text: text('Soita heti') }] }
    const told = practiceDifference(content, next).map(({ kind, subject, code, field }) => [kind, subject, code, field].join(' ').trim())
    expect(told).toEqual(expect.arrayContaining(['changed framework  audience', 'changed section steps text']))
    expect(told.filter((each) => each.startsWith('moved'))).toHaveLength(1)
  })

  it('is nothing between the same, and as long back as forth', () => {
    const section = fc.record({ code: fc.constantFrom('a', 'b', 'c', 'd'), title: fc.string().map(sameInAll), text: fc.string().map(sameInAll) })
    const some = fc.uniqueArray(section, { selector: ({ code }) => code }).map((sections) => ({ ...content, sections }))
    fc.assert(fc.property(some, some, (one, other) => {
      expect(practiceDifference(one, one)).toEqual([])
      expect(practiceDifference(one, other).filter(({ kind }) => kind === 'added').length).toBe(practiceDifference(other, one).filter(({ kind }) => kind === 'removed').length)
    }))
  })
})

it('is to be looked through again from its day on', () => {
  expect(['2026-11-21', '2026-11-22', '2026-11-23', null].map((day) => isReviewDue(day, '2026-11-22'))).toEqual([true, true, false, false])
})
