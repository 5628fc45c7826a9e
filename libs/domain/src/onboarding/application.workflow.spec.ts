import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { DomainError } from '../errors.js'
import { applicationDrawing } from './application-drawing.js'
import {
  applicationActions,
  type ApplicationParty,
  type ApplicationSituation,
  applicationStates,
  applicationSteps,
  applicationTransitions,
  isOpenApplication,
  isWriting,
  takeApplicationStep
} from './application.workflow.js'

const ready: ApplicationSituation = { state: 'draft', isComplete: true, openQuestions: 0, isOrganisationKnown: true }
const everybody = () => true
const only = (...parties: ApplicationParty[]) => (party: ApplicationParty) => parties.includes(party)
const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    return (error as DomainError).code
  }
  return 'done'
}

const situations: fc.Arbitrary<ApplicationSituation> = fc.record({
  state: fc.constantFrom(...applicationStates),
  isComplete: fc.boolean(),
  openQuestions: fc.nat(3),
  isOrganisationKnown: fc.boolean()
})
const parties = fc.subarray<ApplicationParty>(['applicant', 'application.manage', 'application.decide'])

describe('the way of an application', () => {
  it('leads from the draft to its decision, and by a return back to the applicant', () => {
    const walk = (state: ApplicationSituation['state'], action: (typeof applicationActions)[number]) => takeApplicationStep(action, { ...ready, state }, everybody)
    expect([walk('draft', 'submit'), walk('submitted', 'assess'), walk('under_assessment', 'propose'), walk('in_decision', 'admit')]).toEqual(['submitted', 'under_assessment', 'in_decision', 'admitted'])
    expect([walk('under_assessment', 'return'), walk('returned', 'submit'), walk('admitted', 'annul'), walk('rejected', 'annul')]).toEqual(['returned', 'submitted', 'in_decision', 'in_decision'])
  })

  it('is closed while something is missing, asked or not known', () => {
    const refusal = (of: Partial<ApplicationSituation>, action: 'submit' | 'propose') => {
      try {
        return takeApplicationStep(action, { ...ready, ...of }, everybody)
      } catch (error) {
        return (error as DomainError).params['blockedBy']
      }
    }
    expect(refusal({ isComplete: false }, 'submit')).toBe('complete')
    expect(refusal({ state: 'under_assessment', openQuestions: 1 }, 'propose')).toBe('nothing_asked')
    expect(refusal({ state: 'under_assessment', isOrganisationKnown: false }, 'propose')).toBe('organisation_known')
  })

  it('tells whoever may never take a step so, and everybody else where it stands', () => {
    expect(codeOf(() => takeApplicationStep('withdraw', { ...ready, state: 'withdrawn' }, only('application.manage')))).toBe('NOT_ALLOWED')
    expect(codeOf(() => takeApplicationStep('withdraw', { ...ready, state: 'withdrawn' }, only('applicant')))).toBe('APPLICATION_STATE')
  })
})

describe('whatever the situation', () => {
  it('an applicant can take back what is not decided, and nothing else', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const mayWithdraw = codeOf(() => takeApplicationStep('withdraw', situation, only('applicant'))) === 'done'
        expect(mayWithdraw).toBe(isOpenApplication(situation.state))
      })
    )
  })

  it('nobody but those who decide makes or undoes a decision', () => {
    fc.assert(
      fc.property(situations, parties, (situation, held) => {
        const leads = applicationSteps(situation, only(...held)).filter(({ to }) => to === 'admitted' || to === 'rejected' || situation.state === 'admitted' || situation.state === 'rejected')
        if (!held.includes('application.decide')) expect(leads).toEqual([])
      })
    )
  })

  it('what is offered as allowed is done, and what is not is refused', () => {
    fc.assert(
      fc.property(situations, parties, fc.constantFrom(...applicationActions), (situation, held, action) => {
        const offered = applicationSteps(situation, only(...held)).find((each) => each.action === action)
        const attempt = () => takeApplicationStep(action, situation, only(...held))
        expect(codeOf(attempt) === 'done').toBe(offered?.isAllowed === true)
        if (offered?.isAllowed) expect(attempt()).toBe(offered.to)
      })
    )
  })

  it('the applicant never holds the pen and waits for the centre at once', () => {
    for (const state of applicationStates) {
      const submits = applicationTransitions.some(({ from, action }) => from === state && action === 'submit')
      expect(submits).toBe(isWriting(state))
    }
  })

  it('nothing leads out of what was taken back', () => {
    expect(applicationTransitions.filter(({ from }) => from === 'withdrawn')).toEqual([])
  })
})

it('the drawing in the documentation is that of the table', () => {
  const file = fileURLToPath(new URL('../../../../docs/workflows/application.md', import.meta.url))
  if (process.env.SOLMU_WRITE_DOCS) writeFileSync(file, applicationDrawing())
  expect(readFileSync(file, 'utf8')).toBe(applicationDrawing())
})
