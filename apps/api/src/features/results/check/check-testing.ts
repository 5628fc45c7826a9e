/** Rules and figures of earlier periods for specs. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../../testing/harness.js'
import { aReturn, aRound, type AskedOf, type CellOf, demoConsortium, insert } from '../../../testing/results.js'

export type RuleOf = {
  code: string
  kind: string
  severity?: string
  spec: object
  message?: string
  isActive?: boolean
  consortiumId?: string
}

/** Puts a rule into the database as its owner. */
export async function aCheckRule(app: TestApp, of: RuleOf): Promise<string> {
  const id = newId()
  const text = of.message ?? '{label}'
  await insert(app, 'check_rule', {
    ...{ id, consortium_id: of.consortiumId ?? (await demoConsortium(app)), code: of.code, kind: of.kind },
    ...{ severity: of.severity ?? 'error', spec: JSON.stringify(of.spec), is_active: of.isActive ?? true },
    ...{ message_fi: text, message_sv: text, message_en: text }
  })
  return id
}

/** The figures that a unit has sent for an earlier period, in a round of its own. */
export async function sentBefore(
  app: TestApp,
  of: { unitId: string; period: string; indicators: readonly AskedOf[]; cells: readonly CellOf[] }
): Promise<string> {
  const roundId = await aRound(app, { period: of.period, indicators: of.indicators })
  const returnId = await aReturn(app, { roundId, unitId: of.unitId, state: 'draft', cells: of.cells })
  await app.rows(
    `INSERT INTO return_version (return_id, number, consortium_id, unit_id, kind)
     SELECT id, 1, consortium_id, unit_id, 'submission' FROM unit_return WHERE id = $1`,
    [returnId]
  )
  await app.rows(`UPDATE unit_return SET state = 'submitted' WHERE id = $1`, [returnId])
  return returnId
}
