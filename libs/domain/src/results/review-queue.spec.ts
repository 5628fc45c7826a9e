import { reviewQueue, type MayDo, type QueueFacts, type QueueReturn } from './review-queue.js'

const round = { roundId: 'r', verifyBy: '2026-11-20', acceptBy: '2026-11-30' }
const one = (unitId: string, state: QueueReturn['state'], more: Partial<QueueReturn> = {}): QueueReturn => ({
  returnId: `return ${unitId}`,
  roundId: 'r',
  unitId,
  centreId: 'lappi',
  state,
  isLate: false,
  dueOn: '2026-11-05',
  ...more
})
const facts = (returns: QueueReturn[], state: QueueFacts['regions'][number]['state'] = 'open'): QueueFacts => ({
  rounds: [round],
  returns,
  regions: [{ roundId: 'r', centreId: 'lappi', state }]
})
const centre: MayDo = (action, unit) => action !== 'return.accept' && action !== 'return.edit' && unit !== null
const office: MayDo = (action) => action === 'return.accept'
const unit: MayDo = (action, id) => action === 'return.edit' && id === 'a'
const kinds = (...args: Parameters<typeof reviewQueue>) => reviewQueue(...args).map(({ kind, unitId }) => `${kind} ${unitId ?? ''}`.trim())

it('a unit fills in its own return and mends what was asked', () => {
  expect(kinds(facts([one('a', 'draft'), one('b', 'draft')]), unit, '2026-11-01')).toEqual(['fill a'])
  expect(kinds(facts([one('a', 'returned')]), unit, '2026-11-01')).toEqual(['mend a'])
  expect(kinds(facts([one('a', 'submitted')]), unit, '2026-11-01')).toEqual([])
})

it('a centre verifies what was sent, reminds who is late, and forwards when all is verified', () => {
  const mixed = [one('a', 'submitted'), one('b', 'draft', { isLate: true }), one('c', 'draft'), one('d', 'verified')]
  expect(kinds(facts(mixed), centre, '2026-11-06')).toEqual(['remind b', 'verify a'])
  expect(kinds(facts([one('a', 'verified'), one('b', 'verified')]), centre, '2026-11-06')).toEqual(['forward'])
  expect(kinds(facts([one('a', 'verified')], 'forwarded'), centre, '2026-11-06')).toEqual([])
})

it('the head office accepts regions, and locks when every region is accepted', () => {
  expect(kinds(facts([one('a', 'verified')], 'forwarded'), office, '2026-11-06')).toEqual(['accept'])
  expect(kinds(facts([one('a', 'accepted')], 'accepted'), office, '2026-11-06')).toEqual(['lock'])
  expect(kinds(facts([]), office, '2026-11-06')).toEqual([])
})

it('what is late stands first, then what keeps most others waiting', () => {
  const other = { roundId: 's', verifyBy: '2026-12-20', acceptBy: '2026-12-30' }
  const items = reviewQueue(
    {
      rounds: [round, other],
      returns: [
        one('a', 'submitted', { roundId: 's' }),
        one('x', 'verified'),
        one('y', 'verified'),
        one('b', 'submitted'),
        one('c', 'draft', { roundId: 's', isLate: true })
      ],
      regions: []
    },
    centre,
    '2026-11-06'
  )
  expect(items.map(({ unitId, blockedCount }) => [unitId, blockedCount])).toEqual([
    ['c', 0],
    ['b', 2],
    ['a', 0]
  ])
})
