import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import {
  checkIdentity,
  checkOccasion,
  checkStatement,
  type GivenStatement,
  type Statement
} from '@solmu/domain/results/indicator-details.js'
import { codesOf } from '@solmu/domain/results/indicator-derived.js'
import { throwIssues } from '@solmu/domain/text-fields.js'
import { amendment, changedFields, retirement, type StatedVersion } from '@solmu/domain/results/indicator-version.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { ExpressionService } from './expression.service.js'
import { IndicatorReader } from './indicator-reader.js'
import type { IndicatorRow } from './indicator-row.js'
import type { AmendIndicatorInput, CreateIndicatorInput, RetireIndicatorInput } from './indicator-inputs.graphql.js'
import { IndicatorStore, type LockedIndicator } from './indicator-store.js'

/** Adds indicators, and changes what is said about them. */
@Injectable()
export class IndicatorService {
  constructor(
    private readonly store: IndicatorStore,
    private readonly reader: IndicatorReader,
    private readonly expressions: ExpressionService,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_FOUND for one that does not exist or is out of sight */
  async one(id: string): Promise<IndicatorRow> {
    const indicator = await this.reader.byId(id)
    if (!indicator) throw new DomainError('NOT_FOUND', { path: ['id'] })
    return indicator
  }

  /**
   * Adds an indicator with its first version.
   *
   * @throws DomainError NOT_ALLOWED, or all that is wrong with the input; EXPRESSION_INVALID, ALREADY_EXISTS for its code
   */
  async create(input: CreateIndicatorInput): Promise<IndicatorRow> {
    this.access.check('indicator.manage', {})
    const { statement, issues } = checkStatement(input, input)
    throwIssues([...checkIdentity(input), ...issues])
    const code = input.code.trim()
    await this.store.lockLibrary()
    await this.store.demand('indicator_group', input.groupId, 'groupId')
    await this.store.demand('indicator', input.weightIndicatorId, 'weightIndicatorId')
    await this.demandWhatItNames(statement, { code, from: input.validFrom })
    const id = newId()
    const { groupId, unit, decimals, aggregation, sourceClass, weightIndicatorId } = input
    const identity = { unit, decimals, aggregation, sourceClass }
    await this.store.insert({ id, code, groupId, ...identity, weightIndicatorId, origin: input.origin?.trim() || 'own' })
    await this.store.insertVersion({ indicatorId: id, number: 1, validFrom: input.validFrom, statement, reason: '' })
    this.audit.note({ ...subject(id, code, statement), after: { code, ...identity, validFrom: input.validFrom, ...recordOf(statement) } })
    return this.one(id)
  }

  /**
   * Says something else about an indicator from a day on; what it is stays.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, RANGE_OVERLAPS, INDICATOR_IN_USE, EXPRESSION_INVALID, or all that is
   * wrong with the input
   */
  async amend(input: AmendIndicatorInput): Promise<IndicatorRow> {
    this.access.check('indicator.manage', {})
    const { indicator, versions } = await this.store.lock(input)
    const { statement, issues } = checkStatement(input, indicator)
    const occasion = checkOccasion(input)
    throwIssues([...issues, ...occasion.issues])
    await this.store.demand('indicator_group', input.groupId, 'groupId')
    const newGroup = input.groupId && input.groupId !== indicator.groupId ? input.groupId : null
    const before = versions[0]
    if (newGroup === null || !before || changedFields(before, statement).length > 0) {
      await this.write({ indicator, versions }, { from: input.from, statement, reason: occasion.reason })
    }
    await this.store.touch(indicator.id, newGroup)
    this.audit.note({
      ...subject(indicator.id, indicator.code, statement),
      before: { ...(before && recordOf(before)), groupId: indicator.groupId },
      after: { ...recordOf(statement), groupId: newGroup ?? indicator.groupId, from: input.from, reason: occasion.reason }
    })
    return this.one(indicator.id)
  }

  /**
   * Has an indicator asked no more from a day on.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, RANGE_OVERLAPS, INDICATOR_IN_USE when a round asks it later or another
   * indicator needs it, or what is wrong with the input
   */
  async retire(input: RetireIndicatorInput): Promise<IndicatorRow> {
    this.access.check('indicator.manage', {})
    const { indicator, versions } = await this.store.lock(input)
    const { reason, issues } = checkOccasion(input)
    throwIssues(issues)
    const lastAsked = await this.store.lastAsked([indicator.code], ['planned', 'open', 'locked'])
    const number = retirement(statedOf(versions), { from: input.from, lastAsked })
    const needs = await this.store.neededBy(indicator.id, input.from)
    if (needs !== null) throw new DomainError('INDICATOR_IN_USE', { path: ['from'], params: { code: needs } })
    await this.store.endVersion(indicator.id, number, input.from)
    await this.store.touch(indicator.id, null)
    this.audit.note({
      ...subject(indicator.id, indicator.code, versions[0]),
      before: { validTo: versions[0]?.validTo ?? null },
      after: { validTo: input.from, reason }
    })
    return this.one(indicator.id)
  }

  private async write({ indicator, versions }: LockedIndicator, said: Said): Promise<void> {
    const { from, statement, reason } = said
    const { code, id: indicatorId } = indicator
    await this.demandWhatItNames(statement, { code, from })
    const codes = [code, ...versions.flatMap(codesOf), ...codesOf(statement)]
    const lastAsked = await this.store.lastAsked(codes, ['open', 'locked'])
    const { ended, rewritten, added } = amendment(statedOf(versions), { from, statement, lastAsked })
    if (ended !== null) await this.store.endVersion(indicatorId, ended, from)
    if (rewritten !== null) await this.store.rewriteVersion({ indicatorId, number: rewritten, statement, reason })
    if (added) await this.store.insertVersion({ indicatorId, ...added, statement, reason })
  }

  private async demandWhatItNames(statement: Statement, { code, from }: { code: string; from: IsoDate }): Promise<void> {
    await this.store.demandDimensions(statement.dimensionCodes)
    await this.expressions.demand(statement, { code, from })
  }
}

type Said = { readonly from: IsoDate; readonly statement: Statement; readonly reason: string }

const statedOf = (versions: LockedIndicator['versions']): readonly StatedVersion[] => versions

function subject(subjectId: string, code: string, said: Pick<GivenStatement, 'name'> | undefined) {
  return { subjectType: 'indicator', subjectId, details: { code, name: said?.name.fi ?? '' } }
}

/** What the trail is told of a version. */
function recordOf({ name, definition, condition, direction, dimensionCodes, ...others }: Statement) {
  const { numerator, denominator, factor, source, taskAreas } = others
  return {
    ...{ name: { ...name }, definition: { ...definition }, condition: { ...condition }, direction },
    ...{ dimensionCodes: dimensionCodes.join(', '), numerator, denominator, factor, source, taskAreas: taskAreas.join(', ') }
  }
}
