/** The criteria by which applications are assessed: their versions, and what the chosen one asks. */
import { useMutation, useQuery } from '@apollo/client/react'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { Localized } from '../../../ui/localized.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { RulesFrame } from './rules-parts.js'
import { criteriaSetsQuery, type CriteriaVersion, discardCriteriaSetMutation, releaseCriteriaSetMutation } from './rules.operations.js'
import styles from './rules.module.css'

function CriteriaText({ criteria }: Pick<CriteriaVersion, 'criteria'>) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const whole = criteria.reduce((sum, { weight }) => sum + weight, 0)
  return criteria.map(({ code, weight, name, question, anchors }) => (
    <Section key={code} level={3} title={pick(name)} note={t('selection.criteria.weightOf', { weight, share: format.percent(weight / whole) })}>
      <p className={styles.question}>
        <Localized text={question} />
      </p>
      <ul className={styles.anchors}>
        {anchors.map((anchor, score) => (
          <li key={score}>
            <strong>{score}</strong>
            <span>{pick(anchor)}</span>
          </li>
        ))}
      </ul>
    </Section>
  ))
}

export function CriteriaPage() {
  const { data, error, refetch } = useQuery(criteriaSetsQuery, { fetchPolicy: 'cache-and-network' })
  const [release] = useMutation(releaseCriteriaSetMutation, { refetchQueries: [criteriaSetsQuery] })
  const [discard] = useMutation(discardCriteriaSetMutation, { refetchQueries: [criteriaSetsQuery] })
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton withHeading lines={12} />
  return (
    <RulesFrame kind="criteria" versions={data.criteriaSets} release={(input) => release({ variables: { input } })} discard={(input) => discard({ variables: { input } })}>
      {({ criteria }) => <CriteriaText criteria={criteria} />}
    </RulesFrame>
  )
}
