import type { Db } from '../../../../core/db/db.js'
import { newId } from '@solmu/shared/ids.js'
import { codesNamedBy } from '@solmu/domain/results/check-rule.js'
import { codesInExpression } from '@solmu/domain/results/check-relations.js'
import { readSpec } from '@solmu/domain/results/check-spec.js'
import { esfRules } from './esf-rules.js'
import type { LibraryRule } from './library-rule.js'
import { ownRules } from './own-rules.js'

/** The check rules that the product ships. */
export const libraryCheckRules: readonly LibraryRule[] = [...ownRules, ...esfRules]

/** Who installs the library, and where. */
export interface LibraryOwner {
  readonly consortiumId: string
  readonly userId: string | null
}

/**
 * Puts the rules of the library into a consortium, beside its indicators; rules whose code it has already stay as they are,
 * and rules over indicators that it does not have are left out.
 *
 * @param db in a writing transaction of somebody who may manage indicators
 * @returns how many rules were added
 */
export async function installCheckRules(db: Pick<Db, 'sql'>, owner: LibraryOwner): Promise<number> {
  const known = await db.sql<{ code: string }>('SELECT code FROM indicator WHERE consortium_id = $1', [owner.consortiumId])
  const rules = rulesOver(new Set(known.map(({ code }) => code)))
  const rows = await db.sql(
    `INSERT INTO check_rule (id, consortium_id, code, kind, severity, spec, message_fi, message_sv, message_en, changed_by)
     SELECT r.id, $1, r.code, r.kind, r.severity, r.spec, r.fi, r.sv, r.en, $2
     FROM json_to_recordset($3::json) AS r (id uuid, code text, kind text, severity text, spec jsonb, fi text, sv text, en text)
     ON CONFLICT (consortium_id, code) DO NOTHING RETURNING id`,
    [owner.consortiumId, owner.userId, JSON.stringify(rules.map(({ message, ...rule }) => ({ id: newId(), ...rule, ...message })))]
  )
  return rows.length
}

/** The rules of the library that name indicators of a list only. */
export function rulesOver(codes: ReadonlySet<string>): readonly LibraryRule[] {
  return libraryCheckRules.filter(({ kind, spec }) => {
    const read = readSpec(kind, spec)
    if ('issues' in read) return false
    const inExpression = read.spec.kind === 'expression' ? codesInExpression(read.spec.expression) : []
    return [...codesNamedBy(read.spec), ...inExpression].every((code) => codes.has(code))
  })
}
