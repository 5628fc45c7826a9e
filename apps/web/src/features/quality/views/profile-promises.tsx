/** What a unit has promised, and what is certified of it. */
import { useQuery } from '@apollo/client/react'
import { useCan } from '../../../app/viewer.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { type UnitPromises, unitPromisesQuery } from './views.operations.js'
import styles from './views.module.css'

function useDays() {
  const t = useText()
  const format = useFormat()
  return ({ validFrom, validTo }: { readonly validFrom: string | null; readonly validTo: string | null }): string =>
    validFrom === null ? '' : validTo === null ? t('quality.promises.from', { from: format.day(validFrom) }) : t('quality.promises.between', { from: format.day(validFrom), to: format.day(validTo) })
}

function Lists({ commitments, certificates }: UnitPromises) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const days = useDays()
  if (commitments.length + certificates.length === 0) return <p>{t('quality.promises.none')}</p>
  return (
    <dl className={styles.facts}>
      {commitments.map(({ id, framework, frameworkVersion, state, overdueDuties, ...validity }) => (
        <div key={id}>
          <dt>
            <TextLink to="/$lang/quality/commitments/$id" params={{ lang, id }}>
              {t('quality.promises.commitment', { framework: pick(framework.name), number: frameworkVersion.number })}
            </TextLink>
          </dt>
          <dd>{[t(`commitment.state.${state}`), days(validity), overdueDuties > 0 ? t('quality.promises.overdue', { count: overdueDuties }) : ''].filter(Boolean).join(' · ')}</dd>
        </div>
      ))}
      {certificates.map(({ id, framework, issuer, state, ...validity }) => (
        <div key={id}>
          <dt>{t('quality.promises.certificate', { framework: pick(framework.name), issuer })}</dt>
          <dd>{[t(`certificate.state.${state}`), days(validity)].filter(Boolean).join(' · ')}</dd>
        </div>
      ))}
    </dl>
  )
}

export function ProfilePromises({ unitId }: { readonly unitId: string }) {
  const t = useText()
  const mayRead = useCan('commitment.read')
  const { data, error, refetch } = useQuery(unitPromisesQuery, { variables: { unitId }, skip: !mayRead })
  if (!mayRead) return null
  return (
    <Section title={t('quality.promises.title')}>
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data && <Lists commitments={data.commitments} certificates={data.certificates} />}
    </Section>
  )
}
