import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { FigureAddress } from '@solmu/domain/reports/difference-figure.js'
import { explainFigures } from '@solmu/domain/reports/difference-statement.js'
import { stages } from '@solmu/domain/results/return-state.js'
import { Access } from '../../../core/access/access.js'
import { stepsText } from '../../results/facts/result-figures.js'
import { type EditionRecord, EditionStore } from '../edition/edition-store.js'
import { CertifiedFigures } from './certified-figures.js'
import type { ExplainedDifference, FigureDifferenceInput, FigureStatementInput, StatedFigure } from './difference.graphql.js'
import { demandStatement, periodOf, type Side } from './figure-input.js'
import { type DescribedSource, LiveFigures, type SourceWanted } from './live-figures.js'
import { PublishedDifference, type PublishedStatement, unexplained } from './published-difference.js'
import { type DescribedStatement, StatedFigures, type StatedFrom } from './stated-figures.js'

type Inputs = Readonly<Record<Side, FigureStatementInput>>

/** A statement, and how it was published if it was. */
type Asked = { readonly statement: DescribedStatement; readonly stated: StatedFigure; readonly isWithheld: boolean }

/** Why two figures differ. */
@Injectable()
export class DifferenceService {
  constructor(
    private readonly access: Access,
    private readonly live: LiveFigures,
    private readonly certified: CertifiedFigures,
    private readonly editions: EditionStore,
    private readonly published: PublishedDifference,
    private readonly stated: StatedFigures
  ) {}

  /**
   * Two figures with what each rests on, and how much each difference explains. Two published figures are compared by what
   * their readers see; every other pair by the reports behind them, which asks for the right to read these.
   *
   * @throws DomainError INVALID_INPUT, REQUIRED, NOT_ALLOWED, NOT_FOUND, at the clause that cannot be or cannot be read
   */
  async difference({ one, other }: FigureDifferenceInput): Promise<ExplainedDifference> {
    const inputs = { one, other }
    demandStatement('one', one)
    demandStatement('other', other)
    if (one.source === 'publication' && other.source === 'publication') return this.published.between(inputs)
    const [from, to] = await this.asked(inputs)
    const stated = { one: from.stated, other: to.stated }
    if (from.isWithheld || to.isWithheld) return unexplained('withheld', stated)
    const explained = explainFigures(from.statement, to.statement)
    const { outcome, decimals } = explained
    if (outcome !== 'explained') return unexplained(outcome, stated, decimals)
    const difference = stepsText(explained.steps.reduce((sum, { amount }) => sum + amount, 0n), decimals)
    return { outcome, ...stated, decimals, difference, steps: await this.stated.steps(explained.steps, explained) }
  }

  private async asked(inputs: Inputs): Promise<[Asked, Asked]> {
    const wanted = { indicatorIds: [...new Set([inputs.one.indicatorId, inputs.other.indicatorId])], periods: [...new Set([periodOf(inputs.one), periodOf(inputs.other)])] }
    const sources = new Map<string, Promise<DescribedSource>>()
    try {
      const one = await this.askedFor('one', inputs.one, { wanted, sources })
      return [one, await this.askedFor('other', inputs.other, { wanted, sources })]
    } catch (error) {
      throw namedByClause(error, wanted.indicatorIds[0] === inputs.one.indicatorId)
    }
  }

  private async askedFor(side: Side, input: FigureStatementInput, of: { wanted: SourceWanted; sources: Map<string, Promise<DescribedSource>> }): Promise<Asked> {
    this.demand(side, input)
    const record = input.source === 'live' ? null : await this.record(side, input)
    const published = input.source === 'publication' ? await this.published.statement(side, input) : null
    const key = record?.id ?? 'live'
    const reading = of.sources.get(key) ?? (record ? this.certified.read(record, of.wanted) : this.live.read(of.wanted))
    of.sources.set(key, reading)
    const source = await reading
    demandHeld(side, input, source)
    const statement = { source, address: addressOf(input) }
    const stated = await this.stated.stated(statement, fromOf(input, record, published))
    const isWithheld = published?.figure.mark === 'withheld'
    return { statement, stated: isWithheld ? withheld(stated) : stated, isWithheld }
  }

  /** Whoever compares with what is not published reads what is behind both figures. */
  private demand(side: Side, { source }: FigureStatementInput): void {
    const action = source === 'live' ? 'return.read' : 'edition.read'
    if (!this.access.holdsAnywhere(action)) throw new DomainError('NOT_ALLOWED', { path: ['input', side, source === 'live' ? 'source' : 'editionId'] })
  }

  private async record(side: Side, { editionId }: FigureStatementInput): Promise<EditionRecord> {
    const record = await this.editions.find(editionId ?? '')
    if (!record || record.state === 'preparing' || record.state === 'failed') throw new DomainError('NOT_FOUND', { path: ['input', side, 'editionId'] })
    return record
  }
}

/** An indicator that there is not, as a clause of the figure that names it. */
function namedByClause(error: unknown, isOneFirst: boolean): unknown {
  if (!(error instanceof DomainError) || error.path[1] !== 'indicatorIds') return error
  return new DomainError(error.code, { path: ['input', isOneFirst && error.path[2] === 0 ? 'one' : 'other', 'indicatorId'] })
}

const addressOf = (input: FigureStatementInput): FigureAddress => ({
  ...{ indicatorId: input.indicatorId, breakdown: input.breakdown ?? '', restateTo: input.restateTo ?? null, stage: stages[input.stage ?? 'accepted'] },
  ...{ lens: input.isWhole ? 'network' : input.lens, area: input.isWhole ? '' : (input.area ?? ''), period: periodOf(input) }
})

/** @throws DomainError NOT_FOUND at the clause that an edition does not have */
function demandHeld(side: Side, input: FigureStatementInput, { indicators, periods, lenses }: DescribedSource): void {
  const at = (field: string) => ({ path: ['input', side, field] })
  if (!indicators.some(({ id }) => id === input.indicatorId)) throw new DomainError('NOT_FOUND', at('indicatorId'))
  if (periods && !periods.includes(periodOf(input))) throw new DomainError('NOT_FOUND', at('from'))
  if (lenses && !input.isWhole && !lenses.includes(input.lens)) throw new DomainError('NOT_FOUND', at('lens'))
}

function fromOf({ source, isWhole }: FigureStatementInput, record: EditionRecord | null, published: PublishedStatement | null): StatedFrom {
  const edition = record && { id: record.id, year: record.year, number: record.number, certifiedAt: record.certifiedAt }
  if (!published) return { source, isWhole, edition, audienceId: null, audienceName: null, level: null }
  const { audienceId, level, frame } = published.record
  return { source, isWhole, edition, audienceId, audienceName: frame.audienceName, level }
}

const withheld = (stated: StatedFigure): StatedFigure => ({ ...stated, mark: 'withheld', value: null, numerator: null, denominator: null })
