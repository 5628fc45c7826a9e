import fc from 'fast-check'
import { demandTieBreak, meetingDuties, meetingDutiesOf, meetingOffices } from './meeting-duties.js'
import { meetingTransitions } from './meeting.workflow.js'

it.each([
  ['whoever arranges the meetings', true, [], ['plan', 'record', 'lead', 'publish']],
  ['the chair', false, ['chair'], ['plan', 'record', 'lead']],
  ['the secretary', false, ['secretary'], ['plan', 'record']],
  ['whoever is both', false, ['secretary', 'chair'], ['plan', 'record', 'lead']],
  ['everybody else', false, [], []]
] as const)('%s does these things', (_, isManager, offices, duties) => {
  expect(meetingDutiesOf({ isManager, offices })).toEqual(duties)
})

it('nobody publishes by their seat alone, and every step is somebody’s', () => {
  fc.assert(fc.property(fc.subarray([...meetingOffices]), (offices) => expect(meetingDutiesOf({ isManager: false, offices })).not.toContain('publish')))
  expect(meetingTransitions.every(({ by }) => by === 'sign' || meetingDuties.includes(by))).toBe(true)
})

it.each([
  ['a new side by whoever leads', ['lead'], null, 'for', true],
  ['another side by whoever writes', ['record'], 'for', 'against', false],
  ['a new side by whoever writes', ['record'], null, 'for', false],
  ['the same side by whoever writes', ['record'], 'for', 'for', true],
  ['none by whoever writes', ['record'], 'for', null, true]
] as const)('a tie: %s', (_, duties, before, given, isAllowed) => {
  const take = () => demandTieBreak(duties, { before, given })
  if (isAllowed) expect(take).not.toThrow()
  else expect(take).toThrow('NOT_ALLOWED')
})
