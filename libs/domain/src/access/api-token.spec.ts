import { addDays } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { allActions } from './actions.js'
import { isTokenAction, lastTokenDay, tokenActions, tokenScope, tokenStateOn } from './api-token.js'

const today = '2026-06-01'
const wish = (actions: string[], expiresOn: string) => () => tokenScope({ actions, expiresOn }, today)

describe('what a token is made for', () => {
  it('is what was asked for, each once and in the order of the catalogue', () => {
    expect(tokenScope({ actions: ['audit.read', 'network.read', 'audit.read'], expiresOn: '2026-07-01' }, today)).toEqual([
      'network.read',
      'audit.read'
    ])
  })

  it('never is what only a person may do', () => {
    for (const action of ['profile.manage', 'inbox.read', 'access.administer', 'access.review', 'no.such', 'toString']) {
      expect(isTokenAction(action)).toBe(false)
      expect(wish(['network.read', action], '2026-07-01')).toThrow('INVALID_INPUT')
    }
  })

  it('is always something, and only what was asked for', () => {
    expect(wish([], '2026-07-01')).toThrow('REQUIRED')
    fc.assert(
      fc.property(fc.subarray([...tokenActions], { minLength: 1 }), (actions) => {
        const scope = tokenScope({ actions, expiresOn: '2026-07-01' }, today)
        expect(new Set(scope)).toEqual(new Set(actions))
        expect(scope.every((action) => allActions.includes(action))).toBe(true)
      })
    )
  })
})

describe('how long a token lives', () => {
  it.each(['2026-05-31', today, addDays(lastTokenDay(today), 1)])('never until %s', (day) => {
    expect(wish(['network.read'], day)).toThrow('INVALID_DATE')
  })

  it.each([addDays(today, 1), lastTokenDay(today)])('as well until %s', (day) => {
    expect(wish(['network.read'], day)).not.toThrow()
  })

  it.each([
    ['active', addDays(today, 15), false],
    ['expiring', addDays(today, 14), false],
    ['expiring', addDays(today, 1), false],
    ['expired', today, false],
    ['revoked', addDays(today, 100), true]
  ])('is %s', (state, expiresOn, isRevoked) => {
    expect(tokenStateOn({ expiresOn, isRevoked }, today)).toBe(state)
  })
})
