import fc from 'fast-check'
import { addDays } from '@solmu/shared/dates.js'
import { DomainError } from '../errors.js'
import { boundIssues, isRecusedIn, needsBasis, type Participant } from './ballot.js'
import { answerManner, answerObstacle, demandExpulsion, type ExpulsionDays, expulsionActions, expulsionObstacle, expulsionStanding, firstExpulsionDay, firstHearingDay, shortestHearing } from './expulsion.js'

const today = '2026-05-01'
const hearing: ExpulsionDays = { state: 'hearing', hearingUntil: today, statementOn: null }

describe('an expulsion', () => {
  it.each<[string, ExpulsionDays, string, (string | null)[]]>([
    ['on the last day of the hearing', hearing, 'hearing', [null, 'hearing_runs', null]],
    ['the day after', { ...hearing, hearingUntil: '2026-04-30' }, 'heard', [null, null, null]],
    ['answered in time', { ...hearing, statementOn: '2026-04-20' }, 'heard', ['answered', null, null]],
    ['decided', { ...hearing, state: 'decided' }, 'decided', ['closed', 'closed', 'closed']],
    ['dropped', { ...hearing, state: 'dropped', statementOn: today }, 'dropped', ['closed', 'closed', 'closed']]
  ])('%s', (_name, days, standing, obstacles) => {
    expect(expulsionStanding(days, today)).toBe(standing)
    expect(expulsionActions.map((action) => expulsionObstacle(action, days, today))).toEqual(obstacles)
  })

  it('is never decided before the member has answered or its time is over', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), fc.option(fc.integer({ min: -60, max: 0 })), (until, answered) => {
        const days: ExpulsionDays = { state: 'hearing', hearingUntil: addDays(today, until), statementOn: answered === null ? null : addDays(today, answered) }
        const isRefused = expulsionObstacle('decide', days, today) !== null
        expect(isRefused).toBe(until >= 0 && answered === null)
      })
    )
  })

  it('refuses with what stands in the way, and gives two weeks at least', () => {
    expect(() => demandExpulsion('decide', hearing, today)).toThrow(DomainError)
    expect(() => demandExpulsion('drop', hearing, today)).not.toThrow()
    expect(firstHearingDay('2026-01-01')).toBe('2026-01-15')
    expect(shortestHearing).toBe(14)
    expect([firstExpulsionDay('2026-04-20', today), firstExpulsionDay('2026-05-02', today)]).toEqual([today, '2026-05-02'])
  })

  it.each([
    [true, false, '', 'signed'],
    [true, false, 'Joku muu', 'signed'],
    [true, true, '', 'signed'],
    [true, true, 'Hilla Hakija', 'paper'],
    [false, true, 'Hilla Hakija', 'paper'],
    [false, true, ' ', 'REQUIRED'],
    [false, false, 'Hilla Hakija', 'MANDATE_MISSING']
  ])('is answered by the mandate (%s) or recorded by those who look after the member (%s), written by %j: %s', (hasMandate, mayRecord, writtenBy, expected) => {
    const answerer = { hasMandate, mayRecord }
    const given = () => {
      try {
        return answerManner(writtenBy, answerer)
      } catch (error) {
        return (error as DomainError).code
      }
    }
    expect(given()).toBe(expected)
    expect(answerObstacle(hearing, answerer, today)).toBe(hasMandate || mayRecord ? null : 'mandate_missing')
    expect(answerObstacle({ ...hearing, state: 'dropped' }, answerer, today)).toBe('closed')
  })
})

describe('who decides', () => {
  const aino: Participant = { name: 'Aino Salmela', userId: 'u1', isRecused: true, conflict: 'Sukulainen' }
  it('is known by the account; a name counts only where there is none', () => {
    expect(isRecusedIn([aino], { userId: 'u1', name: 'Aino S.' })).toBe(true)
    expect(isRecusedIn([aino], { userId: 'u2', name: 'Aino Salmela' })).toBe(false)
    expect(isRecusedIn([{ ...aino, userId: null }], { userId: 'u2', name: ' aino salmela' })).toBe(true)
    expect(isRecusedIn([{ ...aino, isRecused: false }], { userId: 'u1', name: 'Aino Salmela' })).toBe(false)
  })

  it('does not vote after having declared a conflict', () => {
    expect(boundIssues([{ ...aino, isRecused: false }], ['u1'])).toMatchObject([{ code: 'PARTICIPANT_BOUND', path: ['participants', 0, 'isRecused'] }])
    expect(boundIssues([aino, { ...aino, userId: null, isRecused: false }], ['u1'])).toEqual([])
  })

  it('says on what a vote of the members rests', () => {
    expect([needsBasis('member_vote'), needsBasis('regional_board'), needsBasis('head_office')]).toEqual([true, false, false])
  })
})
