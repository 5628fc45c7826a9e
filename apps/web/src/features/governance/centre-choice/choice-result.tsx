/**
 * What the points and the votes say, side by side: who comes first by each, where they disagree, and how far the weights would have
 * to move before another came first. Weights can be tried on the screen; nothing of that is kept.
 */
import { useState } from 'react'
import { type Agreement, mostScore, mostWeight } from '@solmu/domain/governance/centre-choice.js'
import { spreadOf } from '@solmu/domain/governance/centre-choice-draft.js'
import { Button } from '../../../ui/button.js'
import { ViewSwitch } from '../../../ui/charts/view-switch.js'
import type { View } from '../../../ui/charts/view.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { TextField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { Value } from '../../../ui/value.js'
import { type ChoiceOutcome, exactText, outcomeOf, shownNumber } from './choice-figures.js'
import { ChoiceChart } from './choice-chart.js'
import { ChoiceSensitivity } from './choice-sensitivity.js'
import type { Choice } from './choice.operations.js'
import { PaperList } from './choice-papers.js'
import { useCandidateName, useCriterionName, useNames } from './choice-words.js'
import forms from '../../../ui/record-form.module.css'
import styles from '../governance.module.css'

export interface ResultProps {
  readonly choice: Choice
  readonly outcome: ChoiceOutcome
}

const wholeWeight = /^\d{1,3}$/

export function ChoiceResult({ choice }: { readonly choice: Choice }) {
  const t = useText()
  const outcome = outcomeOf(choice, choice.criteria)
  return (
    <>
      <Section title={t('choice.result.title')} note={t('choice.result.note')}>
        <Words choice={choice} outcome={outcome} />
      </Section>
      <Ranking choice={choice} outcome={outcome} />
      <CriteriaTable choice={choice} outcome={outcome} />
      <ChoiceSensitivity choice={choice} outcome={outcome} />
      <WhatIf choice={choice} />
    </>
  )
}

/** In sentences: who comes first by the points and by the votes, which ties there are, and where the two disagree. */
function Words({ choice, outcome: { totals, byCriteria, byVote, agreement, opposite, votes } }: ResultProps) {
  const t = useText()
  const [nameOf, list] = [useCandidateName(choice), useNames()]
  const named = (ids: readonly string[]): string => list(ids.map(nameOf))
  const isVoted = votes.length > 0
  const source = choice.vote && (choice.vote.ballotId === null ? t('choice.vote.sourceIs', { source: choice.vote.source }) : '')
  return (
    <>
      <p>{totals.some(({ total }) => total === null) ? t('choice.result.uncounted') : t('choice.result.byCriteria', { count: byCriteria.length, names: named(byCriteria) })}</p>
      <p>
        {isVoted ? t('choice.result.byVote', { count: byVote.length, names: named(byVote) }) : t(choice.vote ? 'choice.result.notCounted' : 'choice.result.noVote')} {source}
      </p>
      {isVoted && <p className={agreement === 'disagree' ? styles.late : undefined}>{t(`choice.agreement.${agreement satisfies Agreement}`)}</p>}
      {opposite.length > 0 && (
        <ul className={styles.list}>
          {opposite.map(([ahead, behind]) => (
            <li key={`${ahead} ${behind}`}>{t('choice.result.opposite', { ahead: nameOf(ahead), behind: nameOf(behind) })}</li>
          ))}
        </ul>
      )}
    </>
  )
}

type Ranked = { readonly id: string; readonly total: ChoiceOutcome['totals'][number]['total']; readonly rank: number | null; readonly votes: number | null; readonly voteRank: number | null }

function rankedOf({ totals, votes }: ChoiceOutcome): Ranked[] {
  const rows = totals.map(({ candidateId, total, rank }): Ranked => {
    const vote = votes.find((each) => each.candidateId === candidateId)
    return { id: candidateId, total, rank, votes: vote?.votes ?? null, voteRank: vote?.rank ?? null }
  })
  return rows.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity))
}

/** The candidates by their totals, drawn and in a table; those level with each other share a rank. */
function Ranking({ choice, outcome }: ResultProps) {
  const t = useText()
  const [view, setView] = useState<View>('table')
  const nameOf = useCandidateName(choice)
  const rows = rankedOf(outcome)
  const isShared = (row: Ranked): boolean => row.rank !== null && rows.filter(({ rank }) => rank === row.rank).length > 1
  const columns: readonly Column<Ranked>[] = [
    {
      ...{ id: 'name', header: t('choice.field.candidate') },
      cell: (row) => (
        <>
          {nameOf(row.id)}
          {isShared(row) && <span className={styles.below}>{t('choice.result.tied')}</span>}
        </>
      )
    },
    { id: 'rank', header: t('choice.field.rank'), isNumeric: true, cell: ({ rank }) => <Value value={rank ?? 'missing'} /> },
    { id: 'total', header: t('choice.field.total', { most: mostScore }), isNumeric: true, phone: 'figure', cell: ({ total }) => <Total total={total} /> },
    { id: 'votes', header: t('choice.field.votes'), isNumeric: true, cell: ({ votes }) => <Value value={votes ?? 'missing'} /> },
    { id: 'voteRank', header: t('choice.field.voteRank'), isNumeric: true, cell: ({ voteRank }) => <Value value={voteRank ?? 'missing'} /> }
  ]
  const title = t('choice.ranking')
  return (
    <Section title={title} aside={<ViewSwitch of={title} view={view} chart={t('choice.chart')} onChange={setView} />}>
      {view === 'chart' ? (
        <ChoiceChart rows={rows.map((row) => ({ key: row.id, name: nameOf(row.id), total: row.total && shownNumber(row.total), votes: row.votes }))} />
      ) : (
        <DataTable caption={title} columns={columns} rows={rows} rowKey={({ id }) => id} empty={null} />
      )}
    </Section>
  )
}

/** Two decimals, and exactly where they do not tell all of it. */
export function Total({ total }: { readonly total: Ranked['total'] }) {
  const t = useText()
  if (total === null) return <Value value="missing" />
  const exact = exactText(total)
  return (
    <>
      <Value value={shownNumber(total)} decimals={2} />
      {exact !== '' && <span className={styles.below}>{t('choice.exactly', { exact })}</span>}
    </>
  )
}

/** Each criterion with the mean of each candidate, and how far the points lie apart. */
function CriteriaTable({ choice, outcome: { facts, totals } }: ResultProps) {
  const t = useText()
  const [nameOf, criterionName] = [useCandidateName(choice), useCriterionName(choice)]
  const pointsOf = (candidateId: string, criterion: string): number[] =>
    facts.scores.filter((score) => score.candidateId === candidateId && score.criterion === criterion && !facts.recusedIds.includes(score.assessorId)).map(({ points }) => points)
  const columns: readonly Column<Choice['criteria'][number]>[] = [
    { id: 'criterion', header: t('choice.field.criterion'), cell: ({ key }) => criterionName(key) },
    { id: 'weight', header: t('choice.field.weight'), isNumeric: true, cell: ({ weight }) => weight },
    ...totals.map(
      ({ candidateId, means }): Column<Choice['criteria'][number]> => ({
        ...{ id: candidateId, header: nameOf(candidateId), isNumeric: true },
        cell: ({ key }) => {
          const spread = spreadOf(pointsOf(candidateId, key))
          return (
            <>
              <Total total={means.get(key) ?? null} />
              {spread && <span className={styles.below}>{t('choice.spread', { least: spread.least, most: spread.most, count: spread.count })}</span>}
            </>
          )
        }
      })
    )
  ]
  return (
    <Section title={t('choice.byCriterion')} note={t('choice.byCriterionNote')}>
      <DataTable caption={t('choice.byCriterionNote')} columns={columns} rows={choice.criteria} rowKey={({ key }) => key} phone="scroll" empty={null} />
      <Grounds choice={choice} />
    </Section>
  )
}

/** On what the points rest, assessor by assessor. */
function Grounds({ choice }: { readonly choice: Choice }) {
  const t = useText()
  const [nameOf, criterionName] = [useCandidateName(choice), useCriterionName(choice)]
  const assessorOf = (id: string) => choice.assessors.find((each) => each.id === id)
  const papers = choice.papers.filter(({ assessorId }) => assessorId !== null)
  const columns: readonly Column<Choice['scores'][number]>[] = [
    {
      ...{ id: 'candidate', header: t('choice.field.candidate') },
      cell: ({ candidateId, criterion }) => (
        <>
          {nameOf(candidateId)}
          <span className={styles.below}>{criterionName(criterion)}</span>
        </>
      )
    },
    {
      ...{ id: 'assessor', header: t('choice.field.assessor') },
      cell: ({ assessorId }) => (
        <>
          {assessorOf(assessorId)?.name}
          {assessorOf(assessorId)?.isRecused && <span className={styles.late}> {t('choice.notCounted')}</span>}
        </>
      )
    },
    { id: 'points', header: t('choice.field.points'), isNumeric: true, phone: 'figure', cell: ({ points }) => points },
    { id: 'evidence', header: t('choice.field.evidence'), cell: ({ evidence }) => evidence }
  ]
  return (
    <details>
      <summary>{t('choice.grounds')}</summary>
      <DataTable caption={t('choice.grounds')} columns={columns} rows={choice.scores} rowKey={({ assessorId, candidateId, criterion }) => `${assessorId} ${candidateId} ${criterion}`} empty={null} />
      <PaperList {...{ choice, papers }} label={t('choice.paper.ofAssessors')} />
    </details>
  )
}

/** Other weights, tried by the same rules; nothing of them is kept. */
function WhatIf({ choice }: { readonly choice: Choice }) {
  const t = useText()
  const format = useFormat()
  const first = Object.fromEntries(choice.criteria.map(({ key, weight }) => [key, String(weight)]))
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(first)
  const weightOf = (key: string): number => (wholeWeight.test(typed[key] ?? '') ? Math.min(Number(typed[key]), mostWeight) : 0)
  const outcome = outcomeOf(choice, choice.criteria.map(({ key }) => ({ key, weight: weightOf(key) })))
  const [nameOf, list, criterionName] = [useCandidateName(choice), useNames(), useCriterionName(choice)]
  return (
    <Section title={t('choice.whatIf.title')} note={t('choice.whatIf.note')}>
      <div className={forms.fields}>
        {choice.criteria.map(({ key, weight }) => (
          <TextField
            {...{ id: `what-if-${key}`, label: criterionName(key), help: t('choice.whatIf.was', { weight }), type: 'number', inputMode: 'numeric', min: 0, max: mostWeight, value: typed[key] ?? '' }}
            key={key}
            onChange={({ target }) => setTyped({ ...typed, [key]: target.value })}
          />
        ))}
      </div>
      <p role="status">{t('choice.result.byCriteria', { count: outcome.byCriteria.length, names: list(outcome.byCriteria.map(nameOf)) })}</p>
      <ul className={styles.list}>
        {rankedOf(outcome).map(({ id, total, rank }) => (
          <li key={id}>{total === null ? t('choice.whatIf.none', { name: nameOf(id) }) : t('choice.whatIf.total', { rank: rank ?? 0, name: nameOf(id), total: format.number(shownNumber(total), 2) })}</li>
        ))}
      </ul>
      <Button onClick={() => setTyped(first)}>{t('choice.whatIf.reset')}</Button>
    </Section>
  )
}
