import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { divisions } from '@solmu/domain/geography/divisions.js'
import type { ReportParameter } from '@solmu/domain/reports/report-template.js'
import { newId } from '@solmu/shared/ids.js'
import { languages, type LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { shippedReports } from './library/library.js'
import type { CopyReportTemplateInput, SaveReportTemplateInput } from './report-input.graphql.js'
import { ReportStore, type VersionRecord } from './report-store.js'
import type { TemplateRow } from './report-template.sql.js'

const longestName = 200

/** Report templates: what they are called, for what they are made, and where they come from. */
@Injectable()
export class ReportTemplateService {
  constructor(
    private readonly store: ReportStore,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** How many of the templates that come with the product the consortium does not have. */
  async gap(): Promise<number> {
    const known = await this.store.keys()
    return shippedReports.filter(({ key }) => !known.has(key)).length
  }

  /**
   * Adds those that the consortium does not have, as released versions; what it has stays as it is, so it can be done again.
   *
   * @returns how many were added
   * @throws DomainError NOT_ALLOWED
   */
  async install(): Promise<number> {
    this.access.check('report.manage', {})
    await this.store.lockKeys()
    const known = await this.store.keys()
    const missing = shippedReports.filter(({ key }) => !known.has(key))
    for (const { key, blocks, ...named } of missing) {
      const [templateId, id] = [newId(), newId()]
      await this.store.addTemplate({ ...named, id: templateId, key, isShipped: true, copiedFrom: null })
      await this.store.addDraft({ ...named, id, templateId, number: 1, blocks })
      await this.store.release(id, '')
    }
    this.audit.note({ subjectType: 'report_template', details: { count: missing.length } })
    return missing.length
  }

  /**
   * Adds a template with an empty draft, or calls one otherwise. What was released keeps its name.
   *
   * @throws DomainError NOT_ALLOWED, NOT_FOUND, REQUIRED, TOO_LONG, UNKNOWN_REFERENCE for an unknown division, STALE,
   *   REPORT_PARAMETER_FIXED once a version has been released
   */
  async save({ templateId, expectedVersion, ...input }: SaveReportTemplateInput): Promise<TemplateRow> {
    this.access.check('report.manage', {})
    const named = { ...input, lens: lensOf(input) }
    checkName(input.name)
    if (!templateId) return this.add(named, null, [])
    const before = await this.store.held(templateId)
    const isSettled = (await this.store.versions([templateId])).some(({ state }) => state === 'released')
    if (isSettled && (before.parameter !== named.parameter || before.lens !== named.lens)) {
      throw new DomainError('REPORT_PARAMETER_FIXED', { path: ['input', 'parameter'] })
    }
    await this.store.nameTemplate(templateId, named, expectedVersion ?? 0)
    const template = await this.store.template(templateId)
    this.audit.note({ subjectType: 'report_template', subjectId: templateId, before: told(before), after: told(template) })
    return template
  }

  /**
   * Copies a template: its draft, or its newest released version, becomes the draft of another.
   *
   * @throws DomainError NOT_ALLOWED, NOT_FOUND, REQUIRED, TOO_LONG
   */
  async copy({ templateId, name }: CopyReportTemplateInput): Promise<TemplateRow> {
    this.access.check('report.manage', {})
    checkName(name)
    const { description, parameter, lens } = await this.store.template(templateId)
    const [newest] = await this.store.versions([templateId])
    return this.add({ name, description, parameter, lens }, templateId, newest?.blocks ?? [])
  }

  /** @throws DomainError NOT_ALLOWED, NOT_FOUND, STALE, REPORT_STATE when it is so already */
  async retire(templateId: string, isRetired: boolean, expectedVersion: number): Promise<TemplateRow> {
    this.access.check('report.manage', {})
    const before = await this.store.held(templateId)
    if (before.isRetired === isRetired) throw new DomainError('REPORT_STATE', { path: ['input', 'templateId'] })
    await this.store.retire(templateId, isRetired, expectedVersion)
    this.audit.note({ subjectType: 'report_template', subjectId: templateId, before: { isRetired: before.isRetired }, after: { isRetired } })
    return this.store.template(templateId)
  }

  private async add(
    named: { readonly name: LocalizedText; readonly description: LocalizedText; readonly parameter: ReportParameter; readonly lens: string | null },
    copiedFrom: string | null,
    blocks: VersionRecord['blocks']
  ): Promise<TemplateRow> {
    await this.store.lockKeys()
    const id = newId()
    await this.store.addTemplate({ ...named, id, key: freeKey(named.name.fi, await this.store.keys()), isShipped: false, copiedFrom })
    await this.store.addDraft({ ...named, id: newId(), templateId: id, number: 1, blocks })
    const template = await this.store.template(id)
    this.audit.note({ subjectType: 'report_template', subjectId: id, after: told(template) })
    return template
  }
}

function lensOf({ parameter, lens }: Pick<SaveReportTemplateInput, 'parameter' | 'lens'>): string | null {
  if (parameter !== 'area') return null
  if (!divisions.some((each) => each === lens)) throw new DomainError('UNKNOWN_REFERENCE', { path: ['input', 'lens'] })
  return lens ?? null
}

function checkName(name: LocalizedText): void {
  if (name.fi.trim() === '') throw new DomainError('REQUIRED', { path: ['input', 'name', 'fi'] })
  const long = languages.find((language) => name[language].trim().length > longestName)
  if (long) throw new DomainError('TOO_LONG', { path: ['input', 'name', long], params: { max: longestName } })
}

const longestKey = 40

/**
 * A key out of a name that nobody has yet.
 *
 * @example freeKey('Vuosiraportti 2026', new Set(['vuosiraportti_2026'])) // 'vuosiraportti_2026_2'
 */
export function freeKey(name: string, taken: ReadonlySet<string>): string {
  const plain = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+|_+$/g, '')
  const base = plain.slice(0, longestKey) || 'report'
  let key = base
  for (let count = 2; taken.has(key); count++) key = `${base}_${count}`
  return key
}

const told = ({ key, name, parameter, lens }: TemplateRow) => ({ key, name: name.fi, parameter, ...(lens === null ? {} : { lens }) })
