/** One indicator: what is said about it in three languages, its formula, its versions, and where it is used. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Discussion } from '../../../app/discussion.js'
import { RecordHistory } from '../../../app/record-history.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { pickText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { IndicatorFacts, IndicatorFormula, IndicatorTexts } from './indicator-facts.js'
import { IndicatorUses } from './indicator-uses.js'
import { IndicatorVersions } from './indicator-versions.js'
import { indicatorQuery, type IndicatorRecord, type NamedDimension } from './indicator.operations.js'
import { RetireDialog } from './retire-dialog.js'
import styles from './indicator.module.css'

export function IndicatorPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <IndicatorProfile id={id ?? ''} />
}

export function IndicatorProfile({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(indicatorQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Profile indicator={data.indicator} dimensions={data.dimensions} />
  if (!error) return <Skeleton withHeading lines={10} />
  return <IndicatorFailure error={error} onRetry={() => void refetch()} />
}

/** The link to the library, for the heads of the pages below it. */
export function LibraryCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/results/indicators" params={{ lang }}>
      {t('indicator.list.title')}
    </TextLink>
  )
}

/** An indicator that is not there, or could not be read. */
export function IndicatorFailure({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const t = useText()
  const lang = useLanguage()
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={onRetry} />
  return (
    <>
      <PageHeader title={t('indicator.missing')} />
      <EmptyState
        title={t('indicator.missingTitle')}
        text={t('indicator.missingText')}
        action={
          <ButtonLink to="/$lang/results/indicators" params={{ lang }}>
            {t('indicator.toList')}
          </ButtonLink>
        }
      />
    </>
  )
}

interface ProfileProps {
  readonly indicator: IndicatorRecord
  readonly dimensions: readonly NamedDimension[]
}

function Acts({ indicator }: Pick<ProfileProps, 'indicator'>) {
  const t = useText()
  const lang = useLanguage()
  const [isRetiring, setRetiring] = useState(false)
  return (
    <>
      <Button onClick={() => setRetiring(true)}>{t('indicator.retire.open')}</Button>
      <ButtonLink variant="primary" to="/$lang/results/indicators/$id/edit" params={{ lang, id: indicator.id }}>
        {t('indicator.amend')}
      </ButtonLink>
      {isRetiring && <RetireDialog indicator={indicator} onClose={() => setRetiring(false)} />}
    </>
  )
}

function useIsInForce({ validFrom, validTo }: IndicatorRecord['nearest']): boolean {
  const { today } = useViewer()
  return validFrom <= today && (validTo === null || validTo > today)
}

function Profile({ indicator, dimensions }: ProfileProps) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const mayManage = useCan('indicator.manage')
  const title = pickText(indicator.nearest.name, lang)
  const version = indicator.versions.find(({ number }) => number === indicator.nearest.number) ?? indicator.versions[0]
  const isInForce = useIsInForce(indicator.nearest)
  const meta = [pick(indicator.group.name), t(`indicator.unit.${indicator.unit}`), isInForce ? '' : t('indicator.force.not')]
  return (
    <>
      <PageHeader
        title={`${indicator.code} ${title.text}`}
        titleLang={title.lang === lang ? undefined : title.lang}
        breadcrumb={[<LibraryCrumb key="library" />]}
        meta={meta.filter(Boolean).join(' · ')}
        actions={mayManage && <Acts indicator={indicator} />}
      />
      <div className={styles.record}>
        <div className={styles.column}>
          {version && (
            <>
              <IndicatorTexts version={version} />
              <IndicatorFormula version={version} workedOutFrom={indicator.workedOutFrom} />
            </>
          )}
          <IndicatorVersions versions={indicator.versions} dimensions={dimensions} />
        </div>
        <div className={styles.column}>
          {version && <IndicatorFacts indicator={indicator} version={version} dimensions={dimensions} />}
          <IndicatorUses uses={indicator.uses} />
        </div>
      </div>
      <RecordHistory subjectType="indicator" subjectId={indicator.id} />
      <Discussion subjectType="indicator" subjectId={indicator.id} />
    </>
  )
}
