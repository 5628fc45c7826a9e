/** The decision path: its versions, and what the chosen one says. */
import { useMutation, useQuery } from '@apollo/client/react'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import { RulesFrame } from './rules-parts.js'
import { decisionPathsQuery, discardDecisionPathMutation, type PathVersion, releaseDecisionPathMutation } from './rules.operations.js'
import styles from './rules.module.css'

function PathText({ content }: Pick<PathVersion, 'content'>) {
  const t = useText()
  const { steps, validityDays, appealDays, appealBody, reapplyMonths } = content
  return (
    <>
      <ol className={styles.steps}>
        <li>{t('selection.path.prepares')}</li>
        {steps.map(({ kind, body, quorum, majority }) => (
          <li key={body}>
            <strong>{t('selection.path.stepText', { body: t(`selection.body.${body}`), kind: t(`selection.kind.${kind}`) })}</strong>{' '}
            {t('selection.path.stepRule', { quorum, majority: t(`selection.majority.${majority}`) })}
          </li>
        ))}
      </ol>
      <dl className={styles.facts}>
        <dt>{t('selection.path.validityDays')}</dt>
        <dd>{t('selection.days', { count: validityDays })}</dd>
        <dt>{t('selection.path.appealDays')}</dt>
        <dd>{t('selection.days', { count: appealDays })}</dd>
        <dt>{t('selection.path.appealBody')}</dt>
        <dd>{t(`selection.body.${appealBody}`)}</dd>
        <dt>{t('selection.path.reapplyMonths')}</dt>
        <dd>{t('selection.months', { count: reapplyMonths })}</dd>
      </dl>
    </>
  )
}

export function PathPage() {
  const { data, error, refetch } = useQuery(decisionPathsQuery, { fetchPolicy: 'cache-and-network' })
  const [release] = useMutation(releaseDecisionPathMutation, { refetchQueries: [decisionPathsQuery] })
  const [discard] = useMutation(discardDecisionPathMutation, { refetchQueries: [decisionPathsQuery] })
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton withHeading lines={10} />
  return (
    <RulesFrame kind="path" versions={data.decisionPaths} release={(input) => release({ variables: { input } })} discard={(input) => discard({ variables: { input } })}>
      {({ content }) => <PathText content={content} />}
    </RulesFrame>
  )
}
