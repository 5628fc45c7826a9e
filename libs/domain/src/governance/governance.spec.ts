import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { nextObligation, obligationState } from './agreement-obligation.js'
import { acceptanceStatement } from './agreement-statement.js'
import { agreementBlocks, wordsOf } from './agreement-text.js'
import { agreementSteps, agreementTransitions, agreementVersionStates, canBeSigned, takeAgreementStep } from './agreement.workflow.js'
import { acceptanceState, type AgreementTerm, agreementDues, agreementTermIssues, earliestEnd, lastNoticeDay } from './agreement.js'
import { holdingOn, holdsOn, type MandateFact, mandateState, mandatesOn, mandateTermIssues, type MandateUse, mandateUse } from './mandate.js'
import { signingObstacle } from './agreement-signing.js'

const today: IsoDate = '2026-06-15'
const org = 'o'
type Held = MandateFact & { readonly use: MandateUse }
const mandate = (of: Partial<Held> = {}): Held => ({
  ...{ use: 'able', id: 'm', organisationId: org, kind: 'vote', validFrom: '2025-01-01', validTo: null, endedOn: null, substituteFor: null, substituteOrder: null },
  ...of
})
const asked = { organisationId: org, kind: 'vote', day: today } as const

describe('mandates', () => {
  it.each([
    [{ validTo: null, endedOn: null }, 'in_force'],
    [{ validTo: addDays(today, 60), endedOn: null }, 'expiring'],
    [{ validTo: addDays(today, 61), endedOn: null }, 'in_force'],
    [{ validTo: today, endedOn: null }, 'ended'],
    [{ validTo: null, endedOn: today }, 'ended'],
    [{ validFrom: addDays(today, 1) }, 'coming']
  ] as const)('with the days %j is %s', (of, state) => {
    expect(mandateState(mandate(of), today)).toBe(state)
  })

  it('are held by whoever is asked first, then by substitutes in their order; a principal who is gone leaves it to them', () => {
    const [first, second, third] = [mandate({ id: 'a' }), mandate({ id: 'b', substituteFor: 'a', substituteOrder: 2 }), mandate({ id: 'c', substituteFor: 'a', substituteOrder: 1 })]
    expect(mandatesOn([second, third, first], asked).map(({ id }) => id)).toEqual(['a', 'c', 'b'])
    expect(holdingOn([second, third, { ...first, endedOn: today }], asked)).toMatchObject({ holder: { id: 'c' }, gap: 'expiring' })
  })

  it('have a gap when nobody holds one, none follows, or nobody stands in', () => {
    const ending = mandate({ validTo: addDays(today, 20) })
    const next = mandate({ id: 'n', validFrom: addDays(today, 20) })
    const substitute = mandate({ id: 's', substituteFor: 'm', substituteOrder: 1 })
    expect(holdingOn([], asked)).toMatchObject({ gap: 'missing', holder: null, until: null })
    expect(holdingOn([ending], asked)).toMatchObject({ gap: 'expiring', until: addDays(today, 19) })
    expect(holdingOn([ending, next], asked)).toMatchObject({ gap: 'no_substitute', until: null })
    expect(holdingOn([mandate(), substitute], asked).gap).toBe('none')
  })

  it('are used here with an account, and to sign with a role; held by those alone who cannot, signing has a gap', () => {
    expect(mandateUse({ kind: 'sign', hasAccount: false, hasRole: true })).toBe('no_account')
    expect(mandateUse({ kind: 'sign', hasAccount: true, hasRole: false })).toBe('no_role')
    expect(mandateUse({ kind: 'vote', hasAccount: true, hasRole: false })).toBe('able')
    const to = { ...asked, kind: 'sign' } as const
    const [first, second] = [mandate({ kind: 'sign', use: 'no_role' }), mandate({ id: 's', kind: 'sign', use: 'no_account', substituteFor: 'm', substituteOrder: 1 })]
    expect(holdingOn([first, second], to).gap).toBe('on_paper')
    expect(holdingOn([first, { ...second, use: 'able' }], to).gap).toBe('none')
    expect(holdingOn([{ ...first, validTo: addDays(today, 9) }, second], to).gap).toBe('expiring')
    expect(holdingOn([mandate({ use: 'no_account' })], asked).gap).toBe('no_substitute')
  })

  it('refuse a term that ends before it begins, or after ten years', () => {
    expect(mandateTermIssues({ validFrom: today, validTo: today }).map(({ code }) => code)).toEqual(['DAYS_REVERSED'])
    expect(mandateTermIssues({ validFrom: today, validTo: addDays(today, 4000) }).map(({ code }) => code)).toEqual(['OUT_OF_RANGE'])
    expect(mandateTermIssues({ validFrom: today, validTo: null })).toEqual([])
  })

  it('hold on a day exactly when they are neither coming nor ended', () => {
    const offset = fc.integer({ min: -90, max: 90 })
    fc.assert(
      fc.property(offset, fc.option(offset), fc.option(offset), (from, to, ended) => {
        const term = { validFrom: addDays(today, from), validTo: to === null ? null : addDays(today, to), endedOn: ended === null ? null : addDays(today, ended) }
        const state = mandateState(term, today)
        expect(holdsOn(term, today)).toBe(state === 'in_force' || state === 'expiring')
      })
    )
  })
})

const draft = { state: 'draft', hasText: true, hasDays: true, hasParties: true } as const

describe('versions of an agreement', () => {
  it('open with a text, days and parties; the rest follows', () => {
    expect(agreementSteps(draft)).toEqual([{ action: 'open', to: 'open', blockedBy: [] }])
    expect(agreementSteps({ ...draft, hasText: false, hasParties: false })[0]?.blockedBy).toEqual(['has_text', 'has_parties'])
    expect(takeAgreementStep('open', draft)).toBe('open')
    expect(takeAgreementStep('terminate', { ...draft, state: 'in_force' })).toBe('terminated')
    for (const state of ['replaced', 'expired', 'terminated'] as const) expect(agreementSteps({ ...draft, state })).toEqual([])
    expect(() => takeAgreementStep('begin', { ...draft, state: 'open' })).toThrow('AGREEMENT_STATE')
    expect(() => takeAgreementStep('open', { ...draft, hasDays: false })).toThrow('AGREEMENT_STATE')
  })

  it('never go back to where they can be written, and end for good', () => {
    const over = agreementVersionStates.filter((state) => !agreementTransitions.some(({ from }) => from === state))
    expect(over).toEqual(['replaced', 'expired', 'terminated'])
    expect(agreementTransitions.filter(({ to }) => to === 'draft')).toEqual([])
  })

  it('can be signed while they are open or in force and nothing newer is', () => {
    expect(agreementVersionStates.filter((state) => canBeSigned({ state, isSuperseded: false }))).toEqual(['open', 'in_force'])
    expect(agreementVersionStates.filter((state) => canBeSigned({ state, isSuperseded: true }))).toEqual([])
  })

  const term: AgreementTerm & { endedOn: IsoDate | null } = { validFrom: '2026-01-01', validTo: '2027-01-01', renewalMonths: null, noticeMonths: 3, acceptBy: null, reviewOn: null, endedOn: null }

  it('have sound days', () => {
    expect(agreementTermIssues(term)).toEqual([])
    const codes = (of: Partial<AgreementTerm>) => agreementTermIssues({ ...term, ...of }).map(({ code, path }) => `${code} ${path.join('.')}`)
    expect(codes({ validTo: '2026-01-01' })).toEqual(['DAYS_REVERSED validTo'])
    expect(codes({ validTo: null, renewalMonths: 12 })).toEqual(['REQUIRED validTo'])
    expect(codes({ acceptBy: '2027-01-01' })).toEqual(['OUT_OF_RANGE acceptBy'])
    expect(codes({ reviewOn: '2025-12-31' })).toEqual(['OUT_OF_RANGE reviewOn'])
  })

  it('are told of before they end, before the last day for notice, and before they are looked at again', () => {
    expect(lastNoticeDay(term)).toBe('2026-09-30')
    expect(earliestEnd(term, today)).toBe('2026-09-15')
    expect(agreementDues({ ...term, reviewOn: '2026-07-01' }, today)).toEqual([{ kind: 'review', on: '2026-07-01' }])
    expect(agreementDues({ ...term, renewalMonths: 12 }, '2026-09-01')).toEqual([{ kind: 'notice', on: '2026-09-30' }])
    expect(agreementDues(term, '2026-12-01')).toEqual([{ kind: 'expiring', on: '2026-12-31' }])
    expect(agreementDues({ ...term, renewalMonths: 12, endedOn: '2026-08-01' }, today)).toEqual([{ kind: 'expiring', on: '2026-07-31' }])
  })

  it.each([
    [{ hasAccepted: true }, 'accepted'],
    [{ isParty: false }, 'none'],
    [{ acceptBy: addDays(today, -1), hasAcceptedOlder: true }, 'late'],
    [{ acceptBy: today, hasAcceptedOlder: true }, 'older'],
    [{ acceptBy: addDays(today, -1), hasDeclined: true }, 'declined'],
    [{ hasDeclined: true, hasAccepted: true }, 'accepted'],
    [{ hasDeclined: true, isParty: false }, 'none'],
    [{}, 'waiting']
  ] as const)('stand with a party, given %j, as %s', (of, state) => {
    expect(acceptanceState({ isParty: true, hasAccepted: false, hasDeclined: false, hasAcceptedOlder: false, acceptBy: null, ...of }, today)).toBe(state)
  })
})

describe('obligations', () => {
  it('are late, near or coming, and come again from the day on which they were due', () => {
    expect(['2026-06-14', '2026-06-15', '2026-07-16'].map((dueOn) => obligationState({ dueOn, doneOn: null }, today))).toEqual(['overdue', 'due_soon', 'coming'])
    expect(obligationState({ dueOn: '2020-01-01', doneOn: today }, today)).toBe('done')
    expect(nextObligation({ dueOn: '2025-01-31', everyMonths: 12 }, { doneOn: today, end: null })).toBe('2027-01-31')
    expect(nextObligation({ dueOn: '2026-06-30', everyMonths: 6 }, { doneOn: today, end: '2026-12-30' })).toBeNull()
    expect(nextObligation({ dueOn: '2026-06-30', everyMonths: null }, { doneOn: today, end: null })).toBeNull()
  })
})

describe('texts', () => {
  it('are headings, paragraphs and points, and nothing else', () => {
    expect(agreementBlocks('# 1 Tarkoitus\nOsapuolet sopivat\nyhdessä:\n- työstä\n- palkasta\n\n## 1.1\n\n<b>#ei</b>')).toEqual([
      { kind: 'heading', level: 1, text: '1 Tarkoitus' },
      { kind: 'paragraph', text: 'Osapuolet sopivat yhdessä:' },
      { kind: 'points', points: ['työstä', 'palkasta'] },
      { kind: 'heading', level: 2, text: '1.1' },
      { kind: 'paragraph', text: '<b>#ei</b>' }
    ])
  })

  it('lose no word on the way', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => expect(wordsOf(text).join('')).toBe(text.trimStart())))
  })

  it('are accepted by a statement that names all that is bound', () => {
    const facts = { agreement: 'Konsortiosopimus', versionNumber: 2, organisation: 'Työsilta ry', signatory: 'Mikko', title: '', basis: 'hallitus 3/2026', substituteFor: 'Aino', day: today, contentHash: 'abc' }
    expect(acceptanceStatement('fi', facts)).toBe(
      'Työsilta ry hyväksyy sopimuksen ”Konsortiosopimus”, versio 2, liitteineen.\n\nAllekirjoittaja: Mikko. Valtuus: hallitus 3/2026. Varaedustajana, varsinainen edustaja Aino.\n\nAllekirjoitettu 15.6.2026. Version tarkiste (SHA-256): abc'
    )
    expect(acceptanceStatement('en', { ...facts, title: 'director', substituteFor: null })).toContain('Signed by: Mikko, director. Mandate: hallitus 3/2026.\n\nSigned on 15 June 2026.')
    expect(acceptanceStatement('sv', facts)).toContain('Som ersättare för Aino.')
  })
})

describe('whoever cannot sign', () => {
  const party = { organisationId: org, hasAccepted: false }
  const term = { organisationId: org, validFrom: '2025-01-01', validTo: null, endedOn: null }
  const why = (of: Partial<Parameters<typeof signingObstacle>[0]>) => signingObstacle({ isOpen: true, parties: [party], mandates: [], ...of }, today)

  it.each([
    ['the version is over', { isOpen: false, mandates: [term] }, { kind: 'not_open', organisationId: null, on: null }],
    ['they hold no mandate', {}, { kind: 'no_mandate', organisationId: null, on: null }],
    ['they hold one of no party', { mandates: [{ ...term, organisationId: 'x' }] }, { kind: 'no_mandate', organisationId: null, on: null }],
    ['no role of theirs signs', { mandates: [term] }, { kind: 'no_role', organisationId: org, on: null }],
    ['their mandate ended', { mandates: [{ ...term, endedOn: today }] }, { kind: 'mandate_ended', organisationId: org, on: addDays(today, -1) }],
    ['the last of their mandates ended', { mandates: [{ ...term, endedOn: '2025-06-01' }, { ...term, validTo: '2026-01-01' }] }, { kind: 'mandate_ended', organisationId: org, on: '2025-12-31' }],
    ['their mandate comes', { mandates: [{ ...term, endedOn: '2025-06-01' }, { ...term, validFrom: addDays(today, 3) }] }, { kind: 'mandate_coming', organisationId: org, on: addDays(today, 3) }],
    ['the party has accepted', { parties: [{ ...party, hasAccepted: true }], mandates: [term] }, { kind: 'accepted', organisationId: org, on: null }]
  ] as const)('is told that %s', (_what, of, told) => {
    expect(why(of)).toEqual(told)
  })
})
