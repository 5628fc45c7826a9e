import type { UnitRule } from '@solmu/domain/results/round.js'
import { nameOf } from '../../network/network.sql.js'
import type { CollectionRoundType, UnitRuleType } from './round.graphql.js'

/** A row of collection_round. */
export type RoundRow = Omit<CollectionRoundType, 'unitRule'> & { readonly unitRule: UnitRule; readonly consortiumId: string }

const instructions = `json_build_object('fi', c.instructions_fi, 'sv', c.instructions_sv, 'en', c.instructions_en)`

/** The columns of the round `c` as a `RoundRow`. */
export const ROUND = `c.id, c.consortium_id AS "consortiumId", ${nameOf('c')} AS name, ${instructions} AS instructions, c.period,
  c.period_kind AS "periodKind", c.period_from AS "periodFrom", c.period_to AS "periodTo", c.state,
  c.state_reason AS "stateReason", c.state_at AS "stateAt", c.opens_on AS "opensOn", c.due_on AS "dueOn",
  c.grace_until AS "graceUntil", c.verify_by AS "verifyBy", c.accept_by AS "acceptBy", c.membership,
  c.unit_rule AS "unitRule", c.reminder_days AS "reminderDays", c.version`

/** A round as the API shows it. */
export function shownRound({ unitRule, ...row }: RoundRow): CollectionRoundType {
  return { ...row, unitRule: shownRule(unitRule) }
}

function shownRule(rule: UnitRule): UnitRuleType {
  const none: Omit<UnitRuleType, 'kind'> = { centreIds: [], unitKinds: [], unitIds: [] }
  if (rule.kind === 'centres') return { ...none, kind: rule.kind, centreIds: [...rule.centreIds] }
  if (rule.kind === 'kinds') return { ...none, kind: rule.kind, unitKinds: [...rule.unitKinds] as UnitRuleType['unitKinds'] }
  if (rule.kind === 'list') return { ...none, kind: rule.kind, unitIds: [...rule.unitIds] }
  return { ...none, kind: rule.kind }
}
