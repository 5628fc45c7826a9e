/**
 * The register of decisions of the demo: a dozen over two years, with what followed from them; one revoked, one replaced, one for
 * the body alone, one that is to be looked at again, and tasks that are done, late and near.
 */
import { addDays, addMonths, type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type pg from 'pg'
import { demoDecisionTexts, type DemoDecision } from './demo-decision-texts.js'
import { demoId } from './demo-id.js'
import { insert } from './demo-insert.js'
import { demoDecidedInMeeting, demoMeetingId } from './demo-meetings.js'
import type { DemoNetwork } from './demo-network.types.js'

type Places = Readonly<Record<'office' | 'centre' | 'unit', { readonly unitId: string; readonly userId: string | null }>>
type Of = { readonly consortiumId: string; readonly places: Places; readonly bodies: Bodies; readonly today: IsoDate }
type Row = Readonly<Record<string, unknown>>

type Body = { readonly id: string; readonly name: LocalizedText }
type Bodies = Readonly<Record<DemoDecision['body'], Body>>

/** The bodies that decide: those of the head office, and the regional board of the centre. */
async function bodiesOf(client: pg.ClientBase, { office, centre }: Places): Promise<Bodies> {
  const one = async (kind: string, unitId: string): Promise<Body> => {
    const { rows } = await client.query<Body>('SELECT id, name FROM body WHERE kind = $1 AND unit_id = $2 ORDER BY id LIMIT 1', [kind, unitId])
    if (!rows[0]) throw new Error(`The demo has no ${kind}`)
    return rows[0]
  }
  return { assembly: await one('assembly', office.unitId), board: await one('board', office.unitId), regional: await one('regional_board', centre.unitId) }
}

const idOf = (key: string): string => demoId(`decision:${key}`)
const dayOf = ({ monthsAgo }: DemoDecision, today: IsoDate): IsoDate => addMonths(today, -monthsAgo)

/** Days and people, which not every decision has. */
function followingOf(of: DemoDecision, { places, today }: Of): Row {
  const responsible = of.responsible ? places[of.responsible] : null
  return {
    ...{ dueOn: of.dueInMonths ? addMonths(dayOf(of, today), of.dueInMonths) : null, reviewOn: of.reviewInDays === undefined ? null : addDays(today, of.reviewInDays) },
    ...{ responsibleUnitId: responsible?.unitId ?? null, responsibleUserId: responsible?.userId ?? null }
  }
}

function decisionRow(of: DemoDecision, all: Of): Row {
  const { consortiumId, places, bodies, today } = all
  const body = bodies[of.body]
  const decidedOn = dayOf(of, today)
  const [yes, no, blank] = of.votes ?? [null, null, null]
  return {
    ...{ id: idOf(of.key), consortiumId, unitId: (of.body === 'regional' ? places.centre : places.office).unitId, bodyId: body.id, bodyName: body.name, title: of.title, content: of.content, basis: of.basis },
    ...{ votesFor: yes, votesAgainst: no, votesAbstain: blank, dissent: of.dissent ?? '', decidedOn, ...followingOf(of, all) },
    ...{ meetingId: of.key === demoDecidedInMeeting.decision ? demoMeetingId(demoDecidedInMeeting.meeting) : null },
    ...{ publication: of.publication ?? 'members', recordedBy: places.office.userId, recordedAt: `${decidedOn}T12:00:00Z`, version: 1 }
  }
}

function taskRows(of: DemoDecision, { consortiumId, places, today }: Of): Row[] {
  const decidedOn = dayOf(of, today)
  return (of.tasks ?? []).map(({ title, at, dueInDays, isDone }): Row => {
    const dueOn = addDays(today, dueInDays)
    const doneOn = isDone ? addDays(dueOn, -3) : null
    const { unitId, userId } = places[at]
    return {
      ...{ id: demoId(`decision-task:${of.key}:${title}`), consortiumId, decisionId: idOf(of.key), title, unitId, userId, dueOn: dueOn < decidedOn ? decidedOn : dueOn },
      ...{ doneOn, doneAt: doneOn && `${doneOn}T12:00:00Z`, doneBy: isDone ? userId : null, note: isDone ? 'Hoidettu sovitusti.' : '', dropReason: '', createdAt: `${decidedOn}T12:00:00Z`, version: 1 }
    }
  })
}

/** Writes them, the earliest first, so that their numbers follow their days; the network must be there already. */
export async function loadDemoDecisions(client: pg.ClientBase, demo: DemoNetwork, { today, ...ids }: { readonly today: IsoDate; readonly officeId: string; readonly centreId: string; readonly unitId: string }): Promise<void> {
  const leaderOf = (unitId: string): string | null => demo.roleAssignments.find((each) => each.unitId === unitId && ['national_coordinator', 'regional_coordinator', 'unit_manager'].includes(each.role) && isValidOn(each, today))?.userId ?? null
  const place = (unitId: string) => ({ unitId, userId: leaderOf(unitId) })
  const places: Places = { office: place(ids.officeId), centre: place(ids.centreId), unit: place(ids.unitId) }
  const of: Of = { consortiumId: demo.consortium.id, today, places, bodies: await bodiesOf(client, places) }
  const inOrder = [...demoDecisionTexts].sort((a, b) => b.monthsAgo - a.monthsAgo)
  for (const decision of inOrder) await insert(client, 'governance_decision', [decisionRow(decision, of)])
  await insert(client, 'decision_task', inOrder.flatMap((decision) => taskRows(decision, of)))
  for (const { key, ends } of inOrder) {
    if (ends) await client.query(`UPDATE governance_decision d SET ended_by = l.id, end_kind = $3, ended_on = l.decided_on, version = d.version + 1 FROM governance_decision l WHERE d.id = $1 AND l.id = $2`, [idOf(ends.key), idOf(key), ends.kind])
  }
}
