import { Readable } from 'node:stream'
import { Injectable } from '@nestjs/common'
import { adxAttributeOf, type AdxGroup, adxGroupOf, adxHead, adxTail, adxText, readAdxGroup } from '@solmu/domain/results/adx.js'
import { longestQuote } from '@solmu/domain/results/answer-words.js'
import { readAdxPeriod } from '@solmu/domain/results/adx-period.js'
import type { FileIssue } from '@solmu/domain/results/file-intake.js'
import type { Language } from '@solmu/shared/text.js'
import { Recorded } from '../../../../core/audit/recorded.js'
import type { AuditNote } from '../../../../core/context/context.js'
import { Db } from '../../../../core/db/db.js'
import { parseAdx } from './adx-xml.js'
import { type SentFile, fileWord, XML } from '../../../../core/files/sent-file.js'
import { type Candidate, type ExchangedReturn, ExchangeQueries } from '../exchange.queries.js'
import { FiguresRefused, toldIssue, type ToldIssue } from '../figures-refused.js'
import { ofReturn, ofRound } from '../recorded.js'
import { ReturnFileService } from '../return-file/return-file.service.js'
import { RoundReturns } from '../figures/round-returns.js'
import { ReturnStore } from '../../unit-return/return-store.js'

/** What became of the figures of one unit. */
export type UnitImport = {
  readonly orgUnit: string
  readonly period: string
  readonly returnId: string | null
  readonly savedCount: number
  readonly clearedCount: number
  readonly unchangedCount: number
  /** Attributes that were left aside. */
  readonly ignored: readonly string[]
  readonly issues: readonly ToldIssue[]
}

type Read = Omit<UnitImport, 'issues'> & { readonly issues: readonly FileIssue[] }

/** A group, and the return that it is of. */
type Aimed = { readonly group: AdxGroup; readonly orgUnit: string; readonly period: string; readonly returnId: string | null; readonly issues: readonly FileIssue[] }

/** Those whose figures stand: what a unit still writes, or mends, is nobody else's business yet. */
const SENT = ['submitted', 'verified', 'accepted', 'locked'] as const

/** Figures in ADX, out and in. */
@Injectable()
export class AdxService {
  constructor(
    private readonly db: Db,
    private readonly store: ReturnStore,
    private readonly exchange: ExchangeQueries,
    private readonly returns: RoundReturns,
    private readonly files: ReturnFileService,
    private readonly recorded: Recorded
  ) {}

  /** The figures of one return as they stand in the form. @throws DomainError NOT_FOUND */
  async ofReturn(returnId: string): Promise<SentFile> {
    const form = await this.recorded.run('exportReturnAdx', async (note) => {
      Object.assign(note, ofReturn(returnId))
      const record = await this.store.one(returnId)
      Object.assign(note, { unitId: record.unitId })
      const [form] = await this.exchange.exchanged([record])
      return form as ExchangedReturn
    })
    const content = Buffer.from(`${adxHead(now())}${adxText(adxGroupOf(form))}${adxTail}`)
    return { name: `${form.period.toLowerCase()}-${fileWord(form.unitCode ?? form.unitId)}.xml`, contentType: XML, content }
  }

  /**
   * The returns of a round that were sent, as far as the viewer may read them, piece by piece.
   *
   * @throws DomainError NOT_FOUND
   */
  async ofRound(roundId: string): Promise<SentFile> {
    const period = await this.recorded.run('exportRoundAdx', (note) => {
      Object.assign(note, ofRound(roundId))
      return this.returns.periodOf(roundId)
    })
    const pages = this.returns.pages({ roundId, states: [...SENT] })
    return { name: `${period.toLowerCase()}.xml`, contentType: XML, content: Readable.from(document(pages)) }
  }

  /**
   * Saves the figures of any number of units: all of them, or none.
   *
   * @throws FiguresRefused with the faults by unit, DomainError NOT_ALLOWED, ROUND_STATE, RETURN_STATE, and what reading the
   *   document throws
   */
  async take(receive: () => Promise<Uint8Array>, language: Language): Promise<UnitImport[]> {
    return this.recorded.guarded('importAdx', async (note) => {
      const groups = parseAdx(await receive())
      note.details = { groups: groups.length }
      const units = await this.db.write(() => this.save(groups, note))
      return units.map((unit) => told(unit, language))
    })
  }

  /** Each unit has an entry of its own in the trail. */
  private async save(groups: readonly AdxGroup[], note: AuditNote): Promise<Read[]> {
    const aimed: Aimed[] = []
    for (const group of groups) aimed.push(await this.aim(group))
    const ofReturns = merged(aimed)
    const forms = new Map((await this.files.locked(ofReturns.flatMap(({ returnId }) => returnId ?? []), note)).map((form) => [form.record.id, form]))
    const read = ofReturns.map((each) => this.read(each, forms.get(each.returnId ?? '')))
    if (read.some(({ unit: { issues } }) => issues.length > 0)) throw refusal(read.map(({ unit }) => unit))
    const units: Read[] = []
    for (const { unit, form, reading } of read) {
      if (!form || !reading) continue
      const counts = await this.recorded.part('importAdx', async (own) => {
        const { savedCount, clearedCount, unchangedCount } = await this.files.save(form, reading)
        const counts = { savedCount, clearedCount, unchangedCount }
        return Object.assign(own, { subjectType: 'unit_return', subjectId: form.record.id, unitId: form.unitId, details: counts }) && counts
      })
      units.push({ ...unit, ...counts })
    }
    return units
  }

  private read(each: Aimed, form: ExchangedReturn | undefined) {
    const { orgUnit, period, returnId } = each
    const reading = form ? readAdxGroup(each.group, form) : null
    const unit: Read = {
      ...{ orgUnit, period, returnId, savedCount: 0, clearedCount: 0 },
      ...{ unchangedCount: reading?.unchangedCount ?? 0, ignored: reading?.ignored ?? [] },
      issues: [...each.issues, ...(reading?.issues ?? [])]
    }
    return { unit, form, reading }
  }

  /** Finds the return that a group is of: by its unit and period, and where several rounds ask, by the data set. */
  private async aim(group: AdxGroup): Promise<Aimed> {
    const [orgUnit = '', said = '', dataSet = ''] = ['orgUnit', 'period', 'dataSet'].map((name) => adxAttributeOf(group, name) ?? '')
    const period = readAdxPeriod(said)
    const aimed = { group, orgUnit, period: period ?? said, returnId: null, issues: [] }
    if (period === null) return withFault(aimed, 'INVALID_DATE', said)
    const all = await this.exchange.candidates(orgUnit, period)
    const chosen = chosenOf(all, dataSet)
    if (chosen) return { ...aimed, returnId: chosen.id }
    if (all.length > 0) return withFault(aimed, 'AMBIGUOUS_REFERENCE', dataSet)
    return (await this.exchange.isUnit(orgUnit)) ? withFault(aimed, 'NOT_FOUND', `${orgUnit} ${period}`) : withFault(aimed, 'UNKNOWN_REFERENCE', orgUnit)
  }
}

/** The round that is named; else the only one, among the open ones as long as there are any. */
function chosenOf(all: readonly Candidate[], dataSet: string): Candidate | undefined {
  const named = all.find(({ roundId }) => roundId === dataSet.toLowerCase())
  const open = all.filter(({ isOpen }) => isOpen)
  const likely = open.length > 0 ? open : all
  return named ?? (likely.length === 1 ? likely[0] : undefined)
}

function withFault(aimed: Aimed, code: FileIssue['code'], said: string): Aimed {
  const value = said.slice(0, longestQuote)
  return { ...aimed, issues: [{ row: aimed.group.line, column: null, cell: null, code, params: { value }, text: value }] }
}

async function* document(pages: AsyncIterable<readonly ExchangedReturn[]>): AsyncGenerator<string> {
  yield adxHead(now())
  for await (const forms of pages) for (const form of forms) yield adxText(adxGroupOf(form))
  yield adxTail
}

const now = (): string => new Date().toISOString()

/** Groups of one return become one: a figure is named once in all of them. What stands on a group goes to its values. */
function merged(all: readonly Aimed[]): Aimed[] {
  const kept = new Map<string, Aimed>()
  for (const [place, each] of all.entries()) {
    const key = each.returnId ?? `#${place}`
    const before = kept.get(key)
    kept.set(key, { ...each, group: { attributes: {}, line: (before ?? each).group.line, values: [...(before?.group.values ?? []), ...valuesOf(each.group)] } })
  }
  return [...kept.values()]
}

const ofGroup = /^(?:.*:)?(?:orgunit|period|dataset|comment|completedate)$/i

function valuesOf({ attributes, values }: AdxGroup): AdxGroup['values'] {
  const shared = Object.fromEntries(Object.entries(attributes).filter(([name]) => !ofGroup.test(name)))
  return values.map((value) => ({ ...value, attributes: { ...shared, ...value.attributes } }))
}

function refusal(units: readonly Read[]): FiguresRefused {
  const faults = units.flatMap(({ issues }) => issues)
  return new FiguresRefused(faults, (language) => ({ units: units.map((unit) => told(unit, language)) }))
}

const told = (unit: Read, language: Language): UnitImport => ({ ...unit, issues: unit.issues.map((issue) => toldIssue(issue, language)) })
