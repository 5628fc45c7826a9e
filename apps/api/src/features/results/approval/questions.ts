import { Inject, Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { categoriesOf, cellKeyText } from '@solmu/domain/results/cell.js'
import { labelOf } from '@solmu/domain/results/check-figures.js'
import { askedCells } from '@solmu/domain/results/sheet.js'
import { newId } from '@solmu/shared/ids.js'
import type { Language } from '@solmu/shared/text.js'
import { CONFIG, type Config } from '../../../core/config/config.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import { namesOfReturn } from '../round/return-names.js'
import type { ReturnRecord } from '../unit-return/return-record.js'
import { ReturnStore } from '../unit-return/return-store.js'
import { giveBackLetter } from './give-back-letter.js'
import type { CellQuestionInput } from './return-steps.input.js'
import { demanded, said } from './spoken.js'

/** What is asked about a return. */
export interface Asking {
  readonly questions: readonly CellQuestionInput[]
  readonly message: string
  readonly isReopened: boolean
}

/** The approval of single figures, and the questions about them: on the figures, beside them, and by mail to the writers. */
@Injectable()
export class Questions {
  constructor(
    private readonly db: Db,
    private readonly store: ReturnStore,
    private readonly notices: Notices,
    @Inject(CONFIG) private readonly config: Config
  ) {}

  /** Approves every figure of returns. */
  async approveAll(returnIds: readonly string[]): Promise<void> {
    if (returnIds.length > 0) await this.db.sql('SELECT app.approve_cells($1::uuid[])', [returnIds])
  }

  /**
   * Reads questions as they were given, each about a figure that the round asks for.
   *
   * @throws DomainError REQUIRED for a question without words, UNKNOWN_REFERENCE for a figure that is not asked, DUPLICATE_KEY
   */
  async read(record: ReturnRecord, cells: readonly CellQuestionInput[]): Promise<CellQuestionInput[]> {
    const asked = new Set(askedCells(await this.store.askedOf(record)).map(cellKeyText))
    const seen = new Set<string>()
    return cells.map((cell, index) => {
      const key = cellKeyText({ ...cell, indicatorId: cell.indicatorId.toLowerCase() })
      if (!asked.has(key)) throw new DomainError('UNKNOWN_REFERENCE', { path: ['cells', index] })
      if (seen.has(key)) throw new DomainError('DUPLICATE_KEY', { path: ['cells', index] })
      seen.add(key)
      return { ...cell, question: demanded(cell.question, 'cells', index, 'question') }
    })
  }

  /** Marks the figures, says the questions where the unit will read them, and tells those who write for the unit. */
  async ask(record: ReturnRecord, asking: Asking): Promise<void> {
    const { questions, isReopened } = asking
    // A return that is opened again without a question is open as a whole.
    const marks = isReopened && questions.length === 0 ? null : questions.map(({ indicatorId, breakdown }) => ({ indicatorId, breakdown }))
    await this.db.sql('SELECT app.question_cells($1, $2)', [record.id, marks ? JSON.stringify(marks) : null])
    if (questions.length > 0) await this.comment(record, questions)
    await this.tell(record, asking)
  }

  private async comment(record: ReturnRecord, questions: readonly CellQuestionInput[]): Promise<void> {
    await this.db.sql(
      `INSERT INTO cell_comment (id, return_id, consortium_id, unit_id, indicator_id, breakdown, kind, text, author_id, version_number)
       SELECT t.id, $1, $2, $3, t.indicator_id, t.breakdown, 'question', t.text, $4, $5
       FROM unnest($6::uuid[], $7::uuid[], $8::text[], $9::text[]) AS t (id, indicator_id, breakdown, text)`,
      [
        ...[record.id, record.consortiumId, record.unitId, currentViewer().userId, record.number],
        ...[questions.map(() => newId()), questions.map(({ indicatorId }) => indicatorId)],
        ...[questions.map(({ breakdown }) => breakdown), questions.map(({ question }) => question)]
      ]
    )
  }

  private async tell(record: ReturnRecord, { questions, message, isReopened }: Asking): Promise<void> {
    const names = await namesOfReturn(this.db, record.id)
    const asked = new Map((await this.store.askedOf(record)).map((each) => [each.indicator.id, each]))
    const labelled = questions.flatMap(({ indicatorId, breakdown, question }) => {
      const of = asked.get(indicatorId.toLowerCase())
      return of ? [{ label: labelOf({ name: of.version.name, dimensions: of.dimensions }, categoriesOf(breakdown)), text: question }] : []
    })
    const writers = await this.db.sql<{ user_id: string; language: Language }>('SELECT * FROM app.writers_of(ARRAY[$1::uuid])', [record.unitId])
    for (const { user_id: toUserId, language } of writers) {
      const link = new URL(`/${language}/results/returns/${record.id}`, this.config.PUBLIC_URL).toString()
      const letter = giveBackLetter(language, { ...names, questions: labelled, message: said(message), isReopened, link })
      await this.notices.tell({ toUserId, topic: 'return_questioned', letter, record: { kind: 'unit_return', id: record.id }, unitId: record.unitId })
    }
  }
}
