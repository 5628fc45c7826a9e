import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { adoptionOn, followUpWaiting, mayStop, readAnswer, readUptake } from '@solmu/domain/quality/adoption.js'
import { todayIn } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import type { AnswerPracticeFollowUpInput, PracticeUptakeType, SetPracticeUptakeInput } from './adoption.graphql.js'
import { AdoptionQueries } from './adoption.queries.js'
import { PracticeQueries, type PracticeRow, type UptakeRow } from './practice.queries.js'

/** Units say how far they have come with a practice, and whether it is still in use when they are asked. */
@Injectable()
export class AdoptionService {
  constructor(
    private readonly practices: PracticeQueries,
    private readonly adoptions: AdoptionQueries,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** Every local unit that is open today, with what is known of it. */
  async of(practiceId: string): Promise<PracticeUptakeType[]> {
    const today = todayIn()
    const rows = await this.practices.uptake(practiceId)
    const facts = new Map((await this.adoptions.facts({ practices: [practiceId] })).map((each) => [each.unitId, each]))
    const answers = groupBy(await this.adoptions.answers(practiceId), ({ unitId }) => unitId)
    return rows.map((row) => {
      const known = facts.get(row.unit.id)
      const adoption = known ? adoptionOn(known, today) : null
      return {
        ...(row as unknown as PracticeUptakeType),
        ...{ standing: adoption?.state ?? null, begunOn: adoption?.begunOn ?? null, followUp: known ? followUpWaiting(known, today) : null },
        ...{ answers: answers.get(row.unit.id) ?? [], mayChange: this.access.may('improvement.edit', { unitId: row.unit.id }) }
      }
    })
  }

  /**
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, PRACTICE_STATE for one that is not offered or an end of what was not in
   *   use, REQUIRED for the reason or the depth, OUT_OF_RANGE for a day to come
   */
  async set(input: SetPracticeUptakeInput): Promise<PracticeRow> {
    const { practice, known } = await this.placed(input)
    if (!(await this.isOffered(practice)) || (input.state === 'stopped' && !mayStop(known.state))) throw new DomainError('PRACTICE_STATE')
    const said = readUptake(input, todayIn())
    if (!(await this.practices.setUptake({ ...input, ...said, funding: input.funding ?? null }))) throw new DomainError('STALE', { path: ['expectedVersion'] })
    this.audit.note({ subjectType: 'practice', subjectId: practice.id, unitId: input.unitId, before: { state: known.state ?? 'not_looked' }, after: { state: input.state, depth: said.depth } })
    return practice
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PRACTICE_STATE when another question waits or none, REQUIRED for the evidence or the reason, INVALID_WEBSITE, STALE */
  async answer(input: AnswerPracticeFollowUpInput): Promise<PracticeRow> {
    const { practice, known } = await this.placed(input)
    const [facts] = await this.adoptions.facts({ practices: [practice.id], units: [input.unitId] })
    const waiting = facts && followUpWaiting(facts, todayIn())
    if (waiting?.months !== input.months) throw new DomainError('PRACTICE_STATE')
    const said = readAnswer({ answer: input.answer, text: input.text, link: input.link ?? '' })
    if (!(await this.adoptions.answer({ ...said, practiceId: practice.id, unitId: input.unitId, begunOn: waiting.begunOn, months: waiting.months }))) throw new DomainError('PRACTICE_STATE')
    if (said.answer === 'stopped') await this.stop(practice.id, known, said.text)
    this.audit.note({ subjectType: 'practice', subjectId: practice.id, unitId: input.unitId, details: { months: input.months }, after: { answer: said.answer } })
    return practice
  }

  private async isOffered({ id, retiredAt }: PracticeRow): Promise<boolean> {
    return retiredAt === null && (await this.practices.versions([id])).some(({ state }) => state === 'released')
  }

  private async stop(practiceId: string, { unit, funding, contact, version }: UptakeRow, reason: string): Promise<void> {
    const isSaid = await this.practices.setUptake({ practiceId, unitId: unit.id, state: 'stopped', reason, since: todayIn(), depth: null, funding, contact, expectedVersion: version })
    if (!isSaid) throw new DomainError('STALE', { path: ['expectedVersion'] })
  }

  /** The practice and what the unit has said so far. It is looked for before anybody is told that they may not. */
  private async placed({ practiceId, unitId }: { readonly practiceId: string; readonly unitId: string }): Promise<{ practice: PracticeRow; known: UptakeRow }> {
    const practice = await this.practices.one(practiceId)
    if (!practice) throw new DomainError('NOT_FOUND', { path: ['input', 'practiceId'] })
    const known = (await this.practices.uptake(practiceId)).find(({ unit }) => unit.id === unitId)
    if (!known) throw new DomainError('NOT_FOUND', { path: ['input', 'unitId'] })
    this.access.check('improvement.edit', { unitId })
    return { practice, known }
  }
}
