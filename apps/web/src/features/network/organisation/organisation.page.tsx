/** One organisation: its roles of the past, of today and to come, the units it keeps, and how to reach it. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { Discussion } from '../../../app/discussion.js'
import { RecordHistory } from '../../../app/record-history.js'
import { useCan } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { pickText, useLanguage, useText } from '../../../ui/text.js'
import { OrganisationContacts, OrganisationFacts } from './organisation-facts.js'
import { OrganisationRoles } from './organisation-roles.js'
import { OrganisationUnits } from './organisation-units.js'
import { organisationQuery, type OrganisationRecord } from './organisation.operations.js'
import styles from './organisation.module.css'

export function OrganisationPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OrganisationProfile id={id ?? ''} />
}

export function OrganisationProfile({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(organisationQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Profile organisation={data.organisation} />
  if (!error) return <Skeleton withHeading lines={10} />
  return <OrganisationFailure error={error} onRetry={() => void refetch()} />
}

/** The link to the register, for the heads of the pages below it. */
export function RegisterCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/organisations" params={{ lang }}>
      {t('organisation.list.title')}
    </TextLink>
  )
}

/** An organisation that is not there, or could not be read. */
export function OrganisationFailure({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const t = useText()
  const lang = useLanguage()
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={onRetry} />
  return (
    <>
      <PageHeader title={t('organisation.missing')} />
      <EmptyState
        title={t('organisation.missingTitle')}
        text={t('organisation.missingText')}
        action={
          <ButtonLink to="/$lang/organisations" params={{ lang }}>
            {t('organisation.toList')}
          </ButtonLink>
        }
      />
    </>
  )
}

function Acts({ id }: Pick<OrganisationRecord, 'id'>) {
  const t = useText()
  const lang = useLanguage()
  const mayManage = useCan('organisation.manage')
  const maySeeProjects = useCan('project.read')
  return (
    <>
      {maySeeProjects && (
        <ButtonLink to="/$lang/portfolio/public" params={{ lang }} search={{ organisation: id }}>
          {t('organisation.publicProjects')}
        </ButtonLink>
      )}
      {mayManage && (
        <ButtonLink variant="primary" to="/$lang/organisations/$id/edit" params={{ lang, id }}>
          {t('organisation.edit')}
        </ButtonLink>
      )}
    </>
  )
}

function Profile({ organisation }: { readonly organisation: OrganisationRecord }) {
  const t = useText()
  const lang = useLanguage()
  const title = pickText(organisation.name, lang)
  const { id, legalForm, businessId, town } = organisation
  const meta = [t(`network.legalForm.${legalForm}`), businessId ?? t('organisation.noBusinessId'), town].filter(Boolean)
  return (
    <>
      <PageHeader
        title={title.text}
        titleLang={title.lang === lang ? undefined : title.lang}
        breadcrumb={[<RegisterCrumb key="register" />]}
        meta={meta.join(' · ')}
        actions={<Acts id={id} />}
      />
      <div className={styles.record}>
        <div className={styles.column}>
          <OrganisationRoles roles={organisation.roles} />
          <OrganisationUnits units={organisation.units} unitCount={organisation.unitCount} />
        </div>
        <div className={styles.column}>
          <OrganisationContacts organisation={organisation} />
          <OrganisationFacts organisation={organisation} />
        </div>
      </div>
      <Discussion subjectType="organisation" subjectId={organisation.id} />
      <RecordHistory subjectType="organisation" subjectId={organisation.id} />
    </>
  )
}
