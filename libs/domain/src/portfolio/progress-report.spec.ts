import fc from 'fast-check'
import type { DomainError } from '../errors.js'
import { type CheckedFigure, type CheckedReport, findingIndicator, progressFindings, timeUsed, unexplained } from './progress-checks.js'
import { cellsOf, figureCell, isReportLate, isTextOpen, nextReport, progressTexts, refilled, reportIssue, textCell, untoldTexts } from './progress-report.js'
import { progressActions, type ProgressSituation, progressSteps, progressTransitions, takeProgressStep } from './progress-report.workflow.js'

const ready: ProgressSituation = { subject: 'part', state: 'draft', untold: 0, unreplied: 0, unsent: 0, unexplained: 0 }
const everything = () => true
const codeOf = (act: () => unknown) => {
  try {
    return act()
  } catch (error) {
    return [(error as DomainError).code, (error as DomainError).params['blockedBy'] ?? null]
  }
}

describe('the way of a progress report', () => {
  it.each([
    [{}, 'send', 'sent'],
    [{ untold: 1 }, 'send', ['PROGRESS_STATE', 'texts_told']],
    [{ state: 'returned', unreplied: 1 }, 'send', ['PROGRESS_STATE', 'marks_replied']],
    [{ state: 'sent' }, 'send', ['PROGRESS_STATE', null]],
    [{ state: 'sent' }, 'give_back', ['REQUIRED', null]],
    [{ subject: 'report', state: 'open', unsent: 1 }, 'put_together', ['PROGRESS_STATE', 'parts_sent']],
    [{ subject: 'report', state: 'open', unexplained: 1 }, 'put_together', ['PROGRESS_STATE', 'explained']],
    [{ subject: 'report', state: 'open' }, 'put_together', 'with_centre'],
    [{ subject: 'report', state: 'with_centre' }, 'approve', 'with_funder'],
    [{ subject: 'report', state: 'with_funder' }, 'accept', 'accepted'],
    [{ subject: 'report', state: 'accepted' }, 'give_back', ['PROGRESS_STATE', null]]
  ] as const)('of %j by %s', (of, action, outcome) => {
    expect(codeOf(() => takeProgressStep(action, { situation: { ...ready, ...of }, marks: 0 }, everything))).toEqual(outcome)
  })

  it('goes back with marks, and never leaves what was accepted', () => {
    const back = (state: 'with_centre' | 'with_funder') => takeProgressStep('give_back', { situation: { ...ready, subject: 'report', state }, marks: 1 }, everything)
    expect([back('with_centre'), back('with_funder')]).toEqual(['open', 'open'])
    expect(progressTransitions.some(({ from }) => from === 'accepted')).toBe(false)
    for (const action of progressActions) expect(codeOf(() => takeProgressStep(action, { situation: ready, marks: 1 }, () => false))).toEqual(['NOT_ALLOWED', null])
    expect(progressSteps({ ...ready, state: 'sent' }, (permission) => permission === 'claim.write')).toEqual([])
  })
})

describe('the cells of a report', () => {
  it('are written until they are sent, and afterwards only where they were marked', () => {
    expect(progressTexts.filter((text) => isTextOpen(text, { isWith: true, marked: null }))).toEqual([...progressTexts])
    expect(progressTexts.filter((text) => isTextOpen(text, { isWith: true, marked: [textCell('money')] }))).toEqual(['money'])
    expect(isTextOpen('done', { isWith: false, marked: null })).toBe(false)
    expect(untoldTexts({ done: 'x', results: '  ' })).toEqual(['results'])
    expect(cellsOf([{ projectIndicatorId: 'i' }])).toEqual(['figure:i', ...progressTexts.map(textCell)])
  })

  it('keep what was sent where nothing was marked', () => {
    const value = fc.record({ projectIndicatorId: fc.constantFrom('a', 'b', 'c'), period: fc.integer().map(String) })
    const figures = fc.uniqueArray(value, { selector: ({ projectIndicatorId }) => projectIndicatorId })
    fc.assert(
      fc.property(figures, figures, fc.subarray(['a', 'b', 'c']), (before, fresh, marked) => {
        const after = refilled(before, fresh, marked.map(figureCell))
        return after.every((figure) => {
          const sent = before.find(({ projectIndicatorId }) => projectIndicatorId === figure.projectIndicatorId)
          const now = fresh.find(({ projectIndicatorId }) => projectIndicatorId === figure.projectIndicatorId)
          return figure === (sent && !marked.includes(figure.projectIndicatorId) ? sent : now)
        })
      })
    )
  })
})

describe('the days of reports', () => {
  const days = { startsOn: '2026-05-01', endsOn: '2027-04-30' }
  it('go on period by period', () => {
    expect(nextReport([], '2026-05-01')).toEqual({ period: '2026-T2', dueOn: '2026-09-30' })
    expect(nextReport(['2026-T3', '2026-T2'], '2026-05-01')).toEqual({ period: '2027-T1', dueOn: '2027-05-30' })
  })

  it.each([
    ['2026-T2', '2026-09-30', null],
    ['aina', '2026-09-30', 'period'],
    ['2026-T1', '2026-09-30', 'period'],
    ['2027-T2', '2027-09-30', 'period'],
    ['2026-T2', '2026-04-30', 'dueOn'],
    ['2026-T2', '7560-01-01', 'dueOn']
  ])('are looked at: %s due on %s', (period, dueOn, field) => {
    expect(reportIssue({ period, dueOn }, days)?.path[0] ?? null).toBe(field)
  })

  it('are late when the day has passed and the report is not with the funder', () => {
    expect(['open', 'with_centre', 'with_funder', 'accepted'].map((state) => isReportLate({ state, dueOn: '2026-01-01' }, '2026-01-02'))).toEqual([true, true, false, false])
  })
})

describe('the checks of a report', () => {
  const id = '0198c5a0-0000-7000-8000-000000000001'
  const figure: CheckedFigure = { projectIndicatorId: id, name: { fi: 'Työllistyneet', sv: '', en: '' }, decimals: 0, direction: 'more', growsWithTime: true, period: 10, previous: 10, soFar: 50, target: 100 }
  const report: CheckedReport = { period: '2026-T2', startsOn: '2026-01-01', endsOn: '2026-12-31', figures: [figure], missing: 0, money: { budget: 100n, claimed: 60n } }
  const found = (of: Partial<CheckedFigure>, more: Partial<CheckedReport> = {}) => progressFindings({ ...report, ...more, figures: [{ ...figure, ...of }] })
  const codes = (...of: Parameters<typeof found>) => found(...of).map(({ ruleCode }) => ruleCode.split(':')[0])

  it('find what is behind its target, what has changed, what is missing, and money that goes its own way', () => {
    expect(timeUsed(report)).toBeCloseTo(0.666, 2)
    expect(codes({ soFar: 61 })).toEqual([])
    expect(codes({ soFar: 59 })).toEqual(['target'])
    expect(codes({ soFar: 59, direction: 'less' })).toEqual([])
    expect(codes({ soFar: 70, period: 20 })).toEqual(['previous'])
    expect(codes({ soFar: null, target: null })).toEqual([])
    expect(codes({ soFar: 70 }, { missing: 2, money: { budget: 100n, claimed: 90n } }).sort()).toEqual(['missing', 'money'])
    expect(codes({ soFar: 70 }, { money: { budget: 100n, claimed: 10n } })).toEqual(['money_behind'])
  })

  it('are explained for the figures that they are about, and for no others', () => {
    const [behind] = found({ soFar: 59 })
    const explanation = { ruleCode: behind?.ruleCode ?? '', cell: '', text: 'Aloitus viivästyi.', about: behind?.about ?? '' }
    expect(behind?.message.fi).toBe('Työllistyneet: toteutunut 59, tähän mennessä tavoite olisi 67.')
    expect(behind && findingIndicator(behind)).toBe(id)
    expect(unexplained(found({ soFar: 59 }), [explanation])).toEqual([])
    expect(unexplained(found({ soFar: 58 }), [explanation])).toHaveLength(1)
  })
})
