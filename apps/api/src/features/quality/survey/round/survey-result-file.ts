import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type SurveyContent, surveyWords } from '@solmu/domain/quality/survey.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { Language } from '@solmu/shared/text.js'
import { AuditWriter } from '../../../../core/audit/audit-writer.js'
import { Db } from '../../../../core/db/db.js'
import { fileWord, type SentFile } from '../../../../core/files/sent-file.js'
import { contentTypes, sheetAsCsv, sheetsAsWorkbook, type TableSheet } from '../../../../core/files/sheet-writer.js'
import { SurveyReader } from '../survey-reader.js'
import type { SurveyFigureType, SurveyRoundType, SurveyWordsType } from './survey-round.graphql.js'
import { SurveyRoundReader } from './survey-round-reader.js'

const words = {
  fi: { figures: 'Tulokset', texts: 'Sanalliset vastaukset', heads: ['Ryhmä', 'Yksikkö', 'Kysymys', 'Vastausvaihtoehto', 'Vastauksia', 'Kysymykseen vastanneita', 'Keskiarvo', 'Jakso'], levels: { unit: 'Yksikkö', centre: 'Aluekeskus', all: 'Koko kierros' }, yes: 'Kyllä', no: 'Ei', text: 'Vastaus', file: 'kyselyn-tulokset' },
  sv: { figures: 'Resultat', texts: 'Svar i ord', heads: ['Grupp', 'Enhet', 'Fråga', 'Svarsalternativ', 'Svar', 'Svarat på frågan', 'Medelvärde', 'Period'], levels: { unit: 'Enhet', centre: 'Regionalt center', all: 'Hela omgången' }, yes: 'Ja', no: 'Nej', text: 'Svar', file: 'enkatresultat' },
  en: { figures: 'Results', texts: 'Answers in words', heads: ['Group', 'Unit', 'Question', 'Option', 'Answers', 'Answered the question', 'Mean', 'Period'], levels: { unit: 'Unit', centre: 'Regional centre', all: 'Whole round' }, yes: 'Yes', no: 'No', text: 'Answer', file: 'survey-results' }
} as const

/** What came of a round as a file: what the page shows, and nothing more. */
@Injectable()
export class SurveyResultFile {
  constructor(
    private readonly db: Db,
    private readonly surveys: SurveyReader,
    private readonly reader: SurveyRoundReader,
    private readonly audit: AuditWriter
  ) {}

  /** The results of a round; on record. @throws DomainError NOT_FOUND */
  async write(roundId: string, { format, language }: { format: 'csv' | 'xlsx'; language: Language }): Promise<SentFile> {
    const { round, sheets } = await this.db.write(async () => {
      const found = isUuid(roundId) ? await this.reader.one(roundId) : undefined
      const content = found && (await this.surveys.contentOf(found.versionId))
      if (!found || !content) throw new DomainError('NOT_FOUND', { path: ['id'] })
      const figures = await this.reader.figuresOf(found.id, content)
      const texts = (await this.reader.wordsOf(found.id)).filter(({ hiddenOn }) => hiddenOn === null)
      await this.audit.done('exportSurveyResults', { subjectType: 'survey_round', subjectId: found.id, unitId: found.owner.id, details: { format } })
      return { round: found, sheets: [figureSheet(found, { content, figures, language }), textSheet(content, { texts, figures, language })] }
    })
    const name = `${words[language].file}-${fileWord(surveyWords(round.name, language))}-${round.closesOn}.${format}`
    if (format === 'csv') return { name, contentType: contentTypes.csv, content: Buffer.from(sheetAsCsv(sheets[0] as TableSheet, language)) }
    return { name, contentType: contentTypes.xlsx, content: await sheetsAsWorkbook(sheets) }
  }
}

type Of = { readonly content: SurveyContent; readonly figures: readonly SurveyFigureType[]; readonly language: Language }

const titleOf = (content: SurveyContent, code: string, language: Language): string => {
  const question = content.questions.find((each) => each.code === code)
  return question ? surveyWords(question.title, language) : code
}

function optionOf(content: SurveyContent, at: { readonly question: string; readonly option: string }, language: Language): string {
  const { yes, no } = words[language]
  const options = content.questions.find(({ code }) => code === at.question)?.options ?? []
  const found = options.find(({ code }) => code === at.option)
  return found ? surveyWords(found.label, language) : at.option === 'yes' ? yes : no
}

function figureSheet(round: SurveyRoundType, { content, figures, language }: Of): TableSheet {
  const { figures: name, heads, levels } = words[language]
  const period = `${round.opensOn}–${round.closesOn}`
  const rows = figures.flatMap((figure) => {
    const { level, unit, questionCode, n, counts, mean } = figure
    const head = [levels[level], unit.name[language] || unit.name.fi, titleOf(content, questionCode, language)]
    const listed = counts.map(({ code, count }) => [...head, optionOf(content, { question: questionCode, option: code }, language), count, n, mean, period])
    return listed.length > 0 ? listed : [[...head, '', null, n, null, period]]
  })
  return { name, rows: [heads, ...rows] }
}

function textSheet(content: SurveyContent, { texts, figures, language }: Omit<Of, 'content'> & { readonly texts: readonly SurveyWordsType[] }): TableSheet {
  const { texts: name, heads, levels, text } = words[language]
  const names = new Map(figures.map(({ unit }) => [unit.id, unit.name[language] || unit.name.fi]))
  const rows = texts.map(({ level, unitId, questionCode, body }) => [levels[level], names.get(unitId) ?? '', titleOf(content, questionCode, language), body])
  return { name, rows: [[heads[0], heads[1], heads[2], text], ...rows] }
}
