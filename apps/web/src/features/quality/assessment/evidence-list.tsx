/** The evidence of one criterion: what is there, and how a piece is taken away or added. */
import { useMutation } from '@apollo/client/react'
import { IconPaperclip, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { Button, IconButton } from '../../../ui/button.js'
import { useFormat } from '../../../ui/format.js'
import { RemoveDialog } from '../../../ui/remove-dialog.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { periodText } from '../../results/unit-return/period-text.js'
import { assessmentQuery, type Evidence } from './assessment.operations.js'
import { EvidenceDialog } from './evidence-dialog.js'
import { useSurveyFigure } from './evidence-survey.js'
import { removeEvidenceMutation } from './evidence.operations.js'
import styles from './assessment.module.css'

function useFigureText() {
  const t = useText()
  const format = useFormat()
  const pick = useLocalized()
  const lang = useLanguage()
  return ({ figure, indicatorName, indicatorUnit, period, figureSource }: Evidence): string => {
    const [stage = 'accepted'] = figureSource.split(':')
    const value = figure === null ? t('assessment.evidence.noFigure') : `${format.number(Number(figure), figure.includes('.') ? 2 : 0)} ${t(`indicator.unit.${indicatorUnit ?? 'count'}`)}`
    return t('assessment.evidence.figure', { value, name: indicatorName ? pick(indicatorName) : '', period: period ? periodText(period, lang) : '', stage: t(`assessment.evidence.stage.${stage}`) })
  }
}

/** What a piece of evidence says, with the way to it. */
function Said({ of }: { readonly of: Evidence }) {
  const t = useText()
  const format = useFormat()
  const figureText = useFigureText()
  const surveyFigure = useSurveyFigure()
  if (of.kind === 'file') {
    return (
      <>
        <a href={`/api/quality/evidence/${of.id}/file`} download>
          {of.title}
        </a>{' '}
        <span className={styles.quiet}>{t('assessment.evidence.size', { size: format.number((of.fileSize ?? 0) / 1024 / 1024, 1), name: of.fileName ?? '' })}</span>
      </>
    )
  }
  if (of.kind === 'link') {
    return (
      <a href={of.url ?? undefined} rel="noreferrer noopener" target="_blank">
        {of.title}
      </a>
    )
  }
  const words = of.kind === 'note' ? of.note : of.kind === 'survey' ? surveyFigure(of) : figureText(of)
  return (
    <>
      <b>{of.title}</b> <span className={styles.words}>{words}</span>
    </>
  )
}

function RemoveEvidence({ of: { id, title }, onClose }: { readonly of: Evidence; readonly onClose: () => void }) {
  const t = useText()
  const [remove] = useMutation(removeEvidenceMutation, { refetchQueries: [assessmentQuery] })
  return (
    <RemoveDialog
      title={t('assessment.evidence.remove', { title })}
      submit={t('assessment.evidence.removeAct')}
      remove={() => remove({ variables: { input: { evidenceId: id } } })}
      onClose={onClose}
    >
      {t('assessment.evidence.removeText')}
    </RemoveDialog>
  )
}

export interface EvidenceListProps {
  readonly assessmentId: string
  readonly unitId: string
  readonly criterionCode: string
  readonly evidence: readonly Evidence[]
  readonly mayEdit: boolean
}

export function EvidenceList({ assessmentId, unitId, criterionCode, evidence, mayEdit }: EvidenceListProps) {
  const t = useText()
  const format = useFormat()
  const [isAdding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<Evidence | null>(null)
  const own = evidence.filter((each) => each.criterionCode === criterionCode)
  if (own.length === 0 && !mayEdit) return null
  return (
    <div className={styles.evidence}>
      {own.length > 0 && (
        <ul aria-label={t('assessment.evidence.title')}>
          {own.map((each) => (
            <li key={each.id}>
              <span className={styles.evidenceKind}>{t(`assessment.evidence.kind.${each.kind}`)}</span>
              <div>
                <Said of={each} />
                <p className={styles.quiet}>{t('assessment.evidence.added', { who: each.addedBy ?? '', when: format.instantShort(each.addedAt) })}</p>
              </div>
              {mayEdit && <IconButton label={t('assessment.evidence.remove', { title: each.title })} icon={IconX} onClick={() => setRemoving(each)} />}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && (
        <Button size="small" icon={IconPaperclip} onClick={() => setAdding(true)}>
          {t('assessment.evidence.add')}
        </Button>
      )}
      {isAdding && <EvidenceDialog {...{ assessmentId, unitId, criterionCode }} onClose={() => setAdding(false)} />}
      {removing && <RemoveEvidence of={removing} onClose={() => setRemoving(null)} />}
    </div>
  )
}
