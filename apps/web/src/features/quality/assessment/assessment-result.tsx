/** What an assessment came to: its score, on what it rests, and what it was before. */
import type { ReactNode } from 'react'
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { type LocalizedText, useLocalized, useText } from '../../../ui/text.js'
import { bandNameIn, useScoreLine } from './assessment-words.js'
import type { AssessmentRecord } from './assessment.operations.js'
import styles from './assessment.module.css'

interface ResultProps {
  readonly assessment: AssessmentRecord
  readonly content: FrameworkContent
}

interface Shown {
  readonly score: number | null
  readonly bandName: LocalizedText | null
}

/** The final score, or what the answers came to when they were handed in. */
function shownOf({ state, score, bandName, selfScore }: AssessmentRecord, content: FrameworkContent): Shown {
  if (state === 'final') return { score, bandName }
  return selfScore ? { score: selfScore.score, bandName: bandNameIn(content, selfScore.band) } : { score: null, bandName: null }
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What it was before, and by how much it has changed, in points of the same scale. */
function Previous({ of, shown, isOtherVersion }: { readonly of: NonNullable<AssessmentRecord['previous']>; readonly shown: Shown; readonly isOtherVersion: boolean }) {
  const t = useText()
  const format = useFormat()
  const scoreLine = useScoreLine()
  const change = shown.score === null || of.score === null ? null : shown.score - of.score
  return (
    <Fact term={t('assessment.result.previous', { day: of.assessedOn ? format.day(of.assessedOn) : '' })}>
      {scoreLine(of)}
      {change !== null && ` (${format.change(change, Number.isInteger(change) ? 0 : 2)})`}
      {isOtherVersion && ` ${t('assessment.result.otherVersion')}`}
    </Fact>
  )
}

function Facts({ assessment, shown }: { readonly assessment: AssessmentRecord; readonly shown: Shown }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { finalKind, assessedOn, previous, level, centre, versionId } = assessment
  return (
    <dl className={styles.facts}>
      <Fact term={t('assessment.result.basis')}>{t(`assessment.basis.${finalKind ?? 'waiting'}`)}</Fact>
      {assessedOn && <Fact term={t('assessment.list.assessed')}>{format.day(assessedOn)}</Fact>}
      {previous && <Previous of={previous} shown={shown} isOtherVersion={previous.versionId !== versionId} />}
      <Fact term={t('assessment.publish.who')}>{t(`assessment.publish.seen.${level}`, { centre: centre ? pick(centre.name) : '' })}</Fact>
    </dl>
  )
}

export function AssessmentResult({ assessment, content }: ResultProps) {
  const t = useText()
  const scoreLine = useScoreLine()
  const { state, reply } = assessment
  if (state === 'cancelled' || state === 'self') return null
  const shown = shownOf(assessment, content)
  return (
    <Section title={t(state === 'final' ? 'assessment.result.title' : 'assessment.result.own')}>
      <p className={styles.result}>{scoreLine(shown, content)}</p>
      <Facts assessment={assessment} shown={shown} />
      {reply !== '' && (
        <p className={styles.note}>
          <b>{t('assessment.result.reply')}</b> {reply}
        </p>
      )}
    </Section>
  )
}
