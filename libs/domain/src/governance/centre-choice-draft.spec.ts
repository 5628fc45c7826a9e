import fc from 'fast-check'
import { DomainError } from '../errors.js'
import { isScored, mostAssessors, mostCandidates, mostCentreVotes, mostOwnCriteria, readCentreChoice, readScores, readVotes, spreadOf, votesInBallot } from './centre-choice-draft.js'
import { candidateTotals, centreCriteria, mostScore, mostWeight } from './centre-choice.js'
import { choiceActions, choiceGuards, type ChoiceSituation, choiceStates, choiceSteps, choiceTransitions } from './centre-choice.workflow.js'
import { mostLinks } from './evidence-link.js'

const title = { fi: 'Itäisen alueen keskus', sv: '', en: '' }
const given = { title, description: { fi: '' }, newCentreName: null, criteria: [{ key: 'location', weight: 3 }], closesOn: null, candidates: [], assessorIds: [] }
const own = (key: string, weight = 1, name = { fi: 'Ruotsinkieliset palvelut' }) => ({ key, weight, name })
const candidate = (unitId: string, of: object = {}) => ({ unitId, statement: '', links: [], ...of })

/** What is refused, each with its field. */
function refused(read: () => unknown): string[] {
  try {
    read()
    return []
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return (error.issues.length === 0 ? [error] : error.issues).map(({ code, path }) => [code, path?.join('.')].join(' ').trim())
  }
}

describe('a draft', () => {
  it('weighs every criterion of the source in its order, those that are left out with nothing, and then its own', () => {
    const { criteria } = readCentreChoice({ ...given, criteria: [own('own_a', 7), { key: 'results', weight: 5 }, { key: 'location', weight: 3 }] })
    expect(criteria.map(({ key }) => key)).toEqual([...centreCriteria, 'own_a'])
    expect(criteria.filter(({ weight }) => weight > 0)).toEqual([{ key: 'location', weight: 3 }, { key: 'results', weight: 5 }, { key: 'own_a', weight: 7, name: { fi: 'Ruotsinkieliset palvelut', sv: '', en: '' } }])
  })

  it('names the centre of a region that has none', () => {
    expect(readCentreChoice(given).newCentreName).toBeNull()
    expect(readCentreChoice({ ...given, newCentreName: { fi: ' Lapin keskus ' } }).newCentreName).toEqual({ fi: 'Lapin keskus', sv: '', en: '' })
  })

  it.each([
    ['a title that is empty', { title: { fi: ' ' } }, ['REQUIRED title.fi']],
    ['a new centre without a name', { newCentreName: { fi: '' } }, ['REQUIRED newCentreName.fi']],
    ['a criterion that nobody knows', { criteria: [{ key: 'charm', weight: 1 }] }, ['UNKNOWN_WORD criteria.0.key']],
    ['a criterion twice', { criteria: [own('own_a'), own('own_a')] }, ['ALREADY_EXISTS criteria.1.key']],
    ['a criterion of the source twice', { criteria: [{ key: 'location', weight: 1 }, { key: 'location', weight: 2 }] }, ['ALREADY_EXISTS criteria.1.key']],
    ['a criterion of its own without a name', { criteria: [{ key: 'own_a', weight: 1 }] }, ['REQUIRED criteria.0.name.fi']],
    ['more criteria of its own than a page holds', { criteria: Array.from({ length: mostOwnCriteria + 1 }, (_, at) => own(`own_${at}`)) }, ['OUT_OF_RANGE criteria']],
    ['a weight above the most', { criteria: [{ key: 'location', weight: mostWeight + 1 }] }, ['OUT_OF_RANGE criteria.0.weight']],
    ['a weight in parts', { criteria: [{ key: 'location', weight: 0.5 }] }, ['OUT_OF_RANGE criteria.0.weight']],
    ['a weight below nothing', { criteria: [own('own_a', -1)] }, ['OUT_OF_RANGE criteria.0.weight']],
    ['a candidate twice', { candidates: [candidate('a'), candidate('a')] }, ['ALREADY_EXISTS candidates.1.unitId']],
    ['more candidates than a page holds', { candidates: Array.from({ length: mostCandidates + 1 }, (_, at) => candidate(String(at))) }, ['OUT_OF_RANGE candidates']],
    ['an assessor twice', { assessorIds: ['a', 'b', 'a'] }, ['ALREADY_EXISTS assessorIds.2']],
    ['more assessors than a page holds', { assessorIds: Array.from({ length: mostAssessors + 1 }, (_, at) => String(at)) }, ['OUT_OF_RANGE assessorIds']],
    ['a link that leads nowhere', { candidates: [candidate('a', { links: [{ title: '', url: 'javascript:alert(1)' }] })] }, ['INVALID_INPUT candidates.0.links.0.url']],
    ['too many links', { candidates: [candidate('a', { links: Array.from({ length: mostLinks + 1 }, () => ({ title: '', url: 'https://a.example' })) })] }, ['OUT_OF_RANGE candidates.0.links']]
  ])('with %s is refused, at its field', (_case, of, expected) => {
    expect(refused(() => readCentreChoice({ ...given, ...of }))).toEqual(expected)
  })

  it('reads what it has read to the same', () => {
    const criteria = fc.uniqueArray(fc.record({ key: fc.oneof(fc.constantFrom(...centreCriteria), fc.integer({ min: 0, max: 3 }).map((at) => `own_${at}`)), weight: fc.integer({ min: 0, max: mostWeight }) }), { selector: ({ key }) => key })
    fc.assert(
      fc.property(criteria, (all) => {
        const once = readCentreChoice({ ...given, criteria: all.map((each) => ({ ...each, name: { fi: 'Oma' } })) })
        expect(readCentreChoice(once)).toEqual(once)
        for (const { key, weight } of all) expect(once.criteria.find((each) => each.key === key)?.weight).toBe(weight)
      })
    )
  })
})

describe('points', () => {
  const facts = { criteria: [{ key: 'location', weight: 1 }, { key: 'volume', weight: 0 }, { key: 'own_a', weight: 1 }], candidateIds: ['a', 'b'] }
  const score = (of: object = {}) => ({ candidateId: 'a', criterion: 'location', points: 2, evidence: 'Liite 1', ...of })

  it('rest on something, for who stands and on what counts', () => {
    expect(readScores([score({ evidence: ' Liite 1 ' }), score({ criterion: 'own_a' })], facts)).toEqual([score(), score({ criterion: 'own_a' })])
  })

  it.each([
    ['somebody who does not stand', [score({ candidateId: 'c' })], ['NOT_FOUND scores.0.candidateId']],
    ['a criterion without a weight', [score({ criterion: 'volume' })], ['NOT_FOUND scores.0.criterion']],
    ['more than fully', [score({ points: mostScore + 1 })], ['OUT_OF_RANGE scores.0.points']],
    ['less than nothing', [score({ points: -1 })], ['OUT_OF_RANGE scores.0.points']],
    ['parts of a point', [score({ points: 1.5 })], ['OUT_OF_RANGE scores.0.points']],
    ['the same twice', [score(), score({ points: 3 })], ['ALREADY_EXISTS scores.1']],
    ['nothing that shows it', [score({ evidence: ' \n' })], ['REQUIRED scores.0.evidence']]
  ])('for %s are refused', (_case, all, expected) => {
    expect(refused(() => readScores(all, facts))).toEqual(expected)
  })

  it('lie apart between the least and the most', () => {
    expect([spreadOf([]), spreadOf([3, 1, 2])]).toEqual([null, { count: 3, least: 1, most: 3 }])
  })
})

describe('whether everybody is scored', () => {
  const facts = { criteria: [{ key: 'location', weight: 1 }, { key: 'volume', weight: 0 }], candidateIds: ['a', 'b'], recusedIds: ['z'] }
  const by = (assessorId: string, candidateId: string) => ({ assessorId, candidateId, criterion: 'location' })

  it('asks for points of somebody who is not recused, on each criterion that counts', () => {
    expect(isScored(facts, [by('x', 'a')])).toBe(false)
    expect(isScored(facts, [by('x', 'a'), by('z', 'b')])).toBe(false)
    expect(isScored(facts, [by('x', 'a'), by('y', 'b')])).toBe(true)
    expect(isScored({ ...facts, candidateIds: [] }, [])).toBe(false)
  })

  it('ends when the one who has scored is recused afterwards: then nobody has a total', () => {
    const scores = [{ ...by('x', 'a'), points: 4 }, { ...by('x', 'b'), points: 1 }]
    expect(candidateTotals({ ...facts, recusedIds: [], scores }).map(({ rank }) => rank)).toEqual([1, 2])
    expect(candidateTotals({ ...facts, recusedIds: ['x'], scores }).map(({ rank }) => rank)).toEqual([null, null])
  })
})

describe('votes that were counted elsewhere', () => {
  const facts = { candidateIds: ['a', 'b'], source: 'Aluekokous, 4 §' }
  const counts = (a: number, b: number) => [{ candidateId: 'a', votes: a }, { candidateId: 'b', votes: b }]

  it('are one number for each who stands, with where they were counted', () => {
    expect(readVotes(counts(0, 7), { ...facts, source: ' Aluekokous, 4 § ' })).toEqual({ counts: counts(0, 7), source: 'Aluekokous, 4 §' })
  })

  it.each([
    ['without a source', counts(1, 2), ' ', ['REQUIRED source']],
    ['for one of two', counts(1, 2).slice(1), 'a', ['REQUIRED counts']],
    ['for one who does not stand', [...counts(1, 2), { candidateId: 'c', votes: 1 }], 'a', ['NOT_FOUND counts.2.candidateId']],
    ['twice for one', [...counts(1, 2), { candidateId: 'a', votes: 1 }], 'a', ['ALREADY_EXISTS counts.2.candidateId']],
    ['below nothing', counts(-1, 2), 'a', ['OUT_OF_RANGE counts.0.votes']],
    ['more than there can be', counts(1, mostCentreVotes + 1), 'a', ['OUT_OF_RANGE counts.1.votes']]
  ])('%s are refused', (_case, all, source, expected) => {
    expect(refused(() => readVotes(all, { ...facts, source }))).toEqual(expected)
  })

  it('are read of a ballot by its options; an option that got none counts nothing', () => {
    expect(votesInBallot({ o2: 5 }, [{ candidateId: 'a', code: 'o1' }, { candidateId: 'b', code: 'o2' }])).toEqual(counts(0, 5))
  })
})

describe('the way of a choice', () => {
  const ready: ChoiceSituation = { state: 'draft', standing: 2, assessors: 1, weights: [0, 1], closesOn: '2026-06-30', isScored: true, today: '2026-06-30' }

  it('opens when it is whole, and says what is missing', () => {
    expect(choiceSteps(ready)[0]).toEqual({ action: 'open', to: 'open', blockedBy: [] })
    const missing = { standing: 1, assessors: 0, weights: [0, 0], closesOn: null }
    expect(choiceSteps({ ...ready, ...missing })[0]?.blockedBy).toEqual(['has_candidates', 'has_assessors', 'has_weights', 'has_day'])
    expect(choiceSteps({ ...ready, closesOn: '2026-06-29' })[0]?.blockedBy).toEqual(['has_day'])
  })

  it('closes when everybody is scored, is decided after that, and can be given up until then', () => {
    const stepsIn = (state: ChoiceSituation['state'], of: Partial<ChoiceSituation> = {}) => choiceSteps({ ...ready, ...of, state }).map(({ action, to, blockedBy }) => [action, to, ...blockedBy].join(' '))
    expect(stepsIn('open')).toEqual(['close closed', 'cancel cancelled'])
    expect(stepsIn('open', { isScored: false })).toEqual(['close closed is_scored', 'cancel cancelled'])
    // What was scored may no longer count when an assessor was recused since: the body decides all the same, and says why.
    expect(stepsIn('closed', { isScored: false })).toEqual(['decide decided', 'cancel cancelled'])
    expect([stepsIn('decided'), stepsIn('cancelled')]).toEqual([[], []])
  })

  it('leads from the draft to an end, and never back', () => {
    const after = (state: string): readonly string[] => choiceTransitions.filter(({ from }) => from === state).map(({ to }) => to)
    const reached = new Set<string>(['draft'])
    for (const state of reached) for (const next of after(state)) reached.add(next)
    expect([...reached].sort()).toEqual([...choiceStates].sort())
    expect(choiceTransitions.every(({ from, to }) => choiceStates.indexOf(from) < choiceStates.indexOf(to))).toBe(true)
  })

  it('uses every step and every guard it names', () => {
    expect(new Set(choiceTransitions.map(({ action }) => action))).toEqual(new Set(choiceActions))
    expect(new Set(choiceTransitions.flatMap(({ guards }) => guards))).toEqual(new Set(choiceGuards))
  })

  it('is never blocked by what a later step asks', () => {
    const situations = fc.record({
      ...{ state: fc.constantFrom(...choiceStates), standing: fc.integer({ min: 0, max: 3 }), assessors: fc.integer({ min: 0, max: 2 }), weights: fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 3 }) },
      ...{ closesOn: fc.constantFrom('2026-06-29', '2026-06-30', '2026-07-01', null), isScored: fc.boolean(), today: fc.constant('2026-06-30') }
    })
    fc.assert(
      fc.property(situations, (situation) => {
        for (const { action, blockedBy } of choiceSteps(situation)) {
          const asked = choiceTransitions.find((each) => each.from === situation.state && each.action === action)?.guards ?? []
          expect(blockedBy.every((guard) => asked.includes(guard))).toBe(true)
          if (action === 'cancel') expect(blockedBy).toEqual([])
        }
      })
    )
  })
})
