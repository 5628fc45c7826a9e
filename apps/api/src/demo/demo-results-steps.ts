/** What has happened to the returns of the demo: versions, steps, questions and what was said about figures. */
import { addDays } from '@solmu/shared/dates.js'
import { demoId } from './demo-id.js'
import { indicatorId } from './demo-indicators.js'
import { questions } from './demo-results-cells.js'
import { at, type Context, type DemoReturn, type Standing, verifierOf, writerOf } from './demo-results-returns.js'

export function versionRow(one: DemoReturn, number: number, context: Context): Record<string, unknown> {
  return {
    returnId: one.id,
    number,
    consortiumId: context.consortiumId,
    unitId: one.unitId,
    kind: 'submission',
    madeBy: writerOf(one, context),
    madeAt: number === 1 ? one.submittedAt : one.verifiedAt
  }
}

type Taken = readonly [action: string, from: Standing | 'locked', to: Standing | 'locked', by: string | null, at: string, message?: string]

export function stepRows(one: DemoReturn, wasMended: boolean, context: Context): Record<string, unknown>[] {
  const [writer, verifier] = [writerOf(one, context), verifierOf(one, context)]
  const hq = context.people('national_coordinator', demoId('unit:headquarters'), one.round.dueOn)
  const begun: Taken[] = one.standing === 'not_started' ? [] : [['start', 'not_started', 'draft', writer, one.submittedAt]]
  const sent: Taken[] = ['not_started', 'draft'].includes(one.standing) ? [] : [['submit', 'draft', 'submitted', writer, one.submittedAt]]
  const back: Taken[] = wasMended
    ? [
        ['question', 'submitted', 'returned', verifier, one.verifiedAt, 'Tarkista työnantajakontaktit.'],
        ['submit', 'returned', 'submitted', writer, one.verifiedAt]
      ]
    : []
  const returned: Taken[] = one.standing === 'returned' ? [['question', 'submitted', 'returned', verifier, one.verifiedAt, 'Korjaa kysytyt luvut.']] : []
  const verified: Taken[] = ['verified', 'accepted'].includes(one.standing) ? [['verify', 'submitted', 'verified', verifier, one.verifiedAt]] : []
  const acceptedAt = at(one.round.acceptBy, `a${one.id}`)
  const closed: Taken[] = one.standing === 'accepted' ? [['accept', 'verified', 'accepted', hq, acceptedAt], ['lock', 'accepted', 'locked', hq, acceptedAt]] : []
  return [...begun, ...sent, ...back, ...returned, ...verified, ...closed].map(([action, from, to, by, takenAt, message = ''], index) => ({
    id: demoId(`step:${one.id}:${index}`),
    returnId: one.id,
    consortiumId: context.consortiumId,
    unitId: one.unitId,
    action,
    fromState: from,
    toState: to,
    versionNumber: index < 2 ? Math.min(index, 1) : wasMended && index > 2 ? 2 : 1,
    message,
    takenBy: by,
    takenAt
  }))
}

export function commentRows(one: DemoReturn, context: Context): Record<string, unknown>[] {
  if (one.round.state !== 'open') return []
  const row = (key: string, [code, breakdown, text]: readonly [string, string, string], more: Record<string, unknown>) => ({
    id: demoId(`comment:${one.id}:${key}`),
    returnId: one.id,
    consortiumId: context.consortiumId,
    unitId: one.unitId,
    indicatorId: indicatorId(code),
    breakdown,
    text,
    versionNumber: 1,
    ...more
  })
  const asked = (questions[one.unitName] ?? []).map((question, index) =>
    row(`q${index}`, question, { kind: 'question', authorId: verifierOf(one, context), writtenAt: one.verifiedAt })
  )
  if (one.unitName !== 'Lieksan Lauttaus') return asked
  const cell = ['A2', 'customer_group:ii'] as const
  return [
    row('0', [...cell, 'Onko Pankakosken ryhmä tässä mukana?'], { kind: 'comment', authorId: verifierOf(one, context), writtenAt: at(addDays(context.today, -2), 'c0'), versionNumber: 0 }),
    row('1', [...cell, 'Kyllä, neljä aloitti 1.9.'], { kind: 'comment', authorId: writerOf(one, context), writtenAt: at(addDays(context.today, -1), 'c1'), versionNumber: 0 })
  ]
}
