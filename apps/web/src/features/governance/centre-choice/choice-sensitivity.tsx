/** How much the order rests on the weights: the range of each within which the first stays first, and the smallest move that ends it. */
import type { WeightRange } from '@solmu/domain/governance/centre-choice.js'
import type { Fraction } from '@solmu/shared/fraction.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { exactText, shownNumber } from './choice-figures.js'
import type { ResultProps } from './choice-result.js'
import { useCandidateName, useCriterionName, useNames } from './choice-words.js'
import styles from '../governance.module.css'

/** A weight as it is told: "13,33 (tarkasti 40/3)", "12". */
function useWeight() {
  const t = useText()
  const format = useFormat()
  return (value: Fraction): string => {
    const [exact, shown] = [exactText(value), format.number(shownNumber(value), value.bottom === 1n ? 0 : 2)]
    return exact === '' ? shown : `${shown} (${t('choice.exactly', { exact })})`
  }
}

export function ChoiceSensitivity({ choice, outcome: { ranges, moves, byCriteria } }: ResultProps) {
  const t = useText()
  const weight = useWeight()
  const [nameOf, criterionName] = [useCandidateName(choice), useCriterionName(choice)]
  if (!ranges) {
    return (
      <Section title={t('choice.sensitivity.title')}>
        <p>{t(byCriteria.length > 1 ? 'choice.sensitivity.tied' : 'choice.sensitivity.open')}</p>
      </Section>
    )
  }
  const columns: readonly Column<WeightRange>[] = [
    { id: 'criterion', header: t('choice.field.criterion'), cell: ({ criterion }) => criterionName(criterion) },
    { id: 'weight', header: t('choice.field.weight'), isNumeric: true, cell: ({ criterion }) => choice.criteria.find(({ key }) => key === criterion)?.weight },
    { id: 'range', header: t('choice.sensitivity.range'), phone: 'figure', cell: ({ from, to }) => t(to === null ? 'choice.sensitivity.from' : 'choice.sensitivity.between', { from: weight(from), to: to === null ? '' : weight(to) }) }
  ]
  return (
    <Section title={t('choice.sensitivity.title')} note={t('choice.sensitivity.note', { name: nameOf(byCriteria[0] ?? '') })}>
      <SmallestMoves {...{ choice, moves }} />
      <DataTable caption={t('choice.sensitivity.title')} columns={columns} rows={ranges} rowKey={({ criterion }) => criterion} empty={null} />
    </Section>
  )
}

/** For each that could come level: which weights would move, from what to what, the shortest way first. */
function SmallestMoves({ choice, moves }: Pick<ResultProps, 'choice'> & Pick<ResultProps['outcome'], 'moves'>) {
  const t = useText()
  const weight = useWeight()
  const [nameOf, list, criterionName] = [useCandidateName(choice), useNames(), useCriterionName(choice)]
  if (!moves || moves.length === 0) return <p>{t('choice.sensitivity.never')}</p>
  return (
    <ul className={styles.list}>
      {moves.map(({ candidateId, weights, distance, onlyOn }) => {
        // The edge itself has no weights at all: level from the first bit of weight on, as soon as nothing else counts.
        if (onlyOn.length > 0) return <li key={candidateId}>{t('choice.sensitivity.onlyOn', { name: nameOf(candidateId), count: onlyOn.length, criteria: list(onlyOn.map(criterionName)) })}</li>
        const changes = weights.map(({ criterion, weight: to }) =>
          t('choice.sensitivity.change', { criterion: criterionName(criterion), from: choice.criteria.find(({ key }) => key === criterion)?.weight ?? 0, to: weight(to) })
        )
        return <li key={candidateId}>{t('choice.sensitivity.move', { name: nameOf(candidateId), distance: weight(distance), changes: list(changes) })}</li>
      })}
    </ul>
  )
}
