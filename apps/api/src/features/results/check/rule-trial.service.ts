import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { runChecks, type Finding } from '@solmu/domain/results/checks.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'
import type { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { ReturnStore } from '../unit-return/return-store.js'
import type { TryCheckRuleInput } from './check-rule.graphql.js'
import { CheckRuleService } from './check-rule.service.js'
import { CheckQueries } from './check.queries.js'
import { Checks } from './checks.js'
import type { RuleExample, RuleTrial } from './finding.graphql.js'

/** How many returns a rule is tried on, and how many examples are shown. */
export const mostReturns = 60
export const mostExamples = 10

type FoundIn = { readonly returnId: string; readonly unitId: string; readonly finding: Finding }

/** Tries a rule on what has been reported, before it is kept. */
@Injectable()
export class RuleTrialService {
  constructor(
    private readonly db: Db,
    private readonly rules: CheckRuleService,
    private readonly queries: CheckQueries,
    private readonly checks: Checks,
    private readonly store: ReturnStore,
    private readonly access: Access
  ) {}

  /** @throws DomainError NOT_FOUND for a round out of sight, or all that is wrong with the rule */
  async try(input: TryCheckRuleInput, roundId: string): Promise<RuleTrial> {
    this.access.check('indicator.manage', {})
    const rule = await this.rules.read({ ...input, code: 'trial' })
    if (!isUuid(roundId) || !(await this.isRound(roundId))) throw new DomainError('NOT_FOUND', { path: ['roundId'] })
    const records = await this.store.some(await this.queries.returnsWithFigures(roundId, mostReturns))
    const sheets = await this.checks.sheetsOf(records, [rule])
    const found = records.map(({ id, unitId }) => {
      const sheet = sheets.get(id)
      return (sheet ? runChecks([rule], sheet) : []).map((finding): FoundIn => ({ returnId: id, unitId, finding }))
    })
    return {
      returnCount: records.length,
      foundInCount: found.filter(({ length }) => length > 0).length,
      findingCount: found.reduce((sum, { length }) => sum + length, 0),
      examples: await this.shown(examplesOf(found))
    }
  }

  private async isRound(id: string): Promise<boolean> {
    return (await this.db.sql('SELECT id FROM collection_round WHERE id = $1', [id])).length > 0
  }

  private async shown(examples: readonly FoundIn[]): Promise<RuleExample[]> {
    if (examples.length === 0) return []
    const units = await this.db.sql<OrgUnitRefType>(
      `SELECT u.id, u.type, ${nameOf('u')} AS name FROM unit_now u WHERE u.id = ANY ($1::uuid[])`,
      [examples.map(({ unitId }) => unitId)]
    )
    return examples.flatMap(({ returnId, unitId, finding }) => {
      const unit = units.find(({ id }) => id === unitId)
      return unit ? [{ returnId, unit, label: labelOf(finding), message: finding.message }] : []
    })
  }
}

/** Round after round one of each return, so that many units are seen. */
function examplesOf(found: readonly (readonly FoundIn[])[]): readonly FoundIn[] {
  const longest = Math.max(0, ...found.map(({ length }) => length))
  const rounds = Array.from({ length: Math.min(longest, mostExamples) }, (_, turn) => found.flatMap((own) => own[turn] ?? []))
  return rounds.flat().slice(0, mostExamples)
}

const labelOf = ({ params }: Finding): LocalizedText => {
  const label = params['label']
  return label && 'words' in label ? label.words : { fi: '', sv: '', en: '' }
}
