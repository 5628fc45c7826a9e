import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type CriteriaContent, readCriteria } from '@solmu/domain/onboarding/criteria.js'
import { shippedCriteria } from '@solmu/domain/onboarding/criteria-library.js'
import { type PathContent, readPath, shippedPath } from '@solmu/domain/onboarding/decision-path.js'
import { releaseIssue, versionOn } from '@solmu/domain/quality/framework-versions.js'
import { isIsoDate, todayIn } from '@solmu/shared/dates.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { RulesStore, type RulesRow, type RulesTable } from './rules-store.js'
import type { CriteriaSetVersion, DecisionPathVersion, DiscardRulesInput, ReleaseRulesInput, SaveCriteriaSetInput, SaveDecisionPathInput } from './rules.graphql.js'

/** What holds on a day, with its number; what ships has the number 0. */
export type RulesInForce<Content> = { readonly number: number; readonly content: Content }

/** Keeps the criteria by which a consortium assesses applications, and the path by which it decides on them. */
@Injectable()
export class RulesService {
  constructor(
    private readonly store: RulesStore,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  async paths(): Promise<DecisionPathVersion[]> {
    const versions = await this.store.all<PathContent>('decision_path')
    return shown(versions, shippedPath).map(({ content, ...standing }) => ({ ...standing, content: { ...content, steps: [...content.steps] } }))
  }

  async criteriaSets(): Promise<CriteriaSetVersion[]> {
    const versions = await this.store.all<CriteriaContent>('criteria_set')
    return shown(versions, shippedCriteria).map(({ content, ...standing }) => ({ ...standing, criteria: content.criteria.map((each) => ({ ...each, anchors: [...each.anchors] })) }))
  }

  pathToday(): Promise<RulesInForce<PathContent>> {
    return this.today('decision_path', shippedPath)
  }

  criteriaToday(): Promise<RulesInForce<CriteriaContent>> {
    return this.today('criteria_set', shippedCriteria)
  }

  private async today<Content>(table: RulesTable, shipped: Content): Promise<RulesInForce<Content>> {
    const found = versionOn(await this.store.all<Content>(table), todayIn())
    return found ? { number: found.number, content: found.content } : { number: 0, content: shipped }
  }

  /** @throws DomainError NOT_ALLOWED, STALE, and what is wrong with the path */
  async savePath({ expectedVersion, ...given }: SaveDecisionPathInput): Promise<DecisionPathVersion[]> {
    await this.save('decision_path', expectedVersion, () => readPath(given))
    return this.paths()
  }

  /** @throws DomainError NOT_ALLOWED, STALE, and what is wrong with the criteria */
  async saveCriteria({ expectedVersion, criteria }: SaveCriteriaSetInput): Promise<CriteriaSetVersion[]> {
    await this.save('criteria_set', expectedVersion, () => readCriteria({ criteria }))
    return this.criteriaSets()
  }

  /** Throws a draft away. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, PATH_STATE when it is no draft */
  async discard(table: RulesTable, { id, expectedVersion }: DiscardRulesInput): Promise<void> {
    const draft = await this.draft(table, id, expectedVersion)
    if (!(await this.store.discard(table, { id, expectedVersion }))) throw new DomainError('STALE', { path: ['expectedVersion'] })
    this.audit.note({ before: { state: 'draft', number: draft.number } })
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, PATH_STATE when it is no draft, OUT_OF_RANGE for the day */
  async release(table: RulesTable, { id, expectedVersion, validFrom }: ReleaseRulesInput): Promise<void> {
    if (!isIsoDate(validFrom)) throw new DomainError('INVALID_INPUT', { path: ['validFrom'] })
    await this.draft(table, id, expectedVersion)
    const versions = await this.store.all(table)
    const today = todayIn()
    const issue = releaseIssue(versions, { from: validFrom, today })
    if (issue) throw issue
    if (validFrom < today) throw new DomainError('OUT_OF_RANGE', { path: ['validFrom'], params: { min: today } })
    if (!(await this.store.release(table, { id, expectedVersion }, validFrom))) throw new DomainError('STALE', { path: ['expectedVersion'] })
    this.audit.note({ before: { state: 'draft' }, after: { state: 'released', validFrom } })
  }

  /** The draft as it was seen. @throws DomainError NOT_FOUND, NOT_ALLOWED, PATH_STATE, STALE */
  private async draft(table: RulesTable, id: string, expectedVersion: number): Promise<RulesRow<unknown>> {
    const draft = (await this.store.all(table)).find((each) => each.id === id)
    if (!draft) throw new DomainError('NOT_FOUND', { path: ['id'] })
    this.access.check('member.rule', {})
    this.audit.note({ subjectType: table, subjectId: id, details: { number: draft.number } })
    if (draft.state !== 'draft') throw new DomainError('PATH_STATE')
    if (draft.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    return draft
  }

  /** There is one draft at a time: it is written on, or begun as the next version. */
  private async save(table: RulesTable, expectedVersion: number | null | undefined, read: () => unknown): Promise<void> {
    this.access.check('member.rule', {})
    const { draft, number } = nextOf(await this.store.all(table))
    const stale = new DomainError('STALE', { path: ['expectedVersion'] })
    if ((draft?.version ?? null) !== (expectedVersion ?? null)) throw stale
    const content = read()
    if (draft && !(await this.store.write(table, { id: draft.id, expectedVersion: draft.version }, content))) throw stale
    const id = draft ? draft.id : await this.store.add(table, number, content)
    this.audit.note({ subjectType: table, subjectId: id, details: { number } })
  }
}

/** The draft and its number; null when the next one has not been begun. */
function nextOf<Content>([newest]: readonly RulesRow<Content>[]): { draft: RulesRow<Content> | null; number: number } {
  if (newest?.state === 'draft') return { draft: newest, number: newest.number }
  return { draft: null, number: (newest?.number ?? 0) + 1 }
}

type Standing<Content> = { id: string | null; number: number; isDraft: boolean; validFrom: string | null; validTo: string | null; isInForce: boolean; version: number; content: Content }

/** The versions as they are shown, what ships last. */
function shown<Content>(versions: readonly RulesRow<Content>[], shipped: Content): Standing<Content>[] {
  const holding = versionOn(versions, todayIn())
  const first = versions.filter(({ state }) => state === 'released').map(({ validFrom }) => validFrom).sort()[0] ?? null
  const ships = { id: null, number: 0, isDraft: false, validFrom: null, validTo: first, isInForce: holding === undefined, version: 0, content: shipped }
  return [...versions.map(({ state, ...row }) => ({ ...row, isDraft: state === 'draft', isInForce: row.id === holding?.id })), ships]
}
