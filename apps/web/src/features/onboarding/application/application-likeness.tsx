/** What may be the same body as the applicant, and what the centre says of it. */
import { useMutation } from '@apollo/client/react'
import { isOpenApplication } from '@solmu/domain/onboarding/application.workflow.js'
import { Button } from '../../../ui/button.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { type PartProps, useTelling } from './application-parts.js'
import { dismissLikenessMutation, identifyApplicantMutation, type WholeApplication } from './application.operations.js'
import styles from '../apply/apply.module.css'

type Likeness = WholeApplication['likenesses'][number]

function LikeLink({ kind, otherId, name }: Pick<Likeness, 'kind' | 'otherId' | 'name'>) {
  const lang = useLanguage()
  const pick = useLocalized()
  const params = { lang, id: otherId }
  return kind === 'organisation' ? (
    <TextLink to="/$lang/organisations/$id" params={params}>
      {pick(name)}
    </TextLink>
  ) : (
    <TextLink to="/$lang/members/applications/$id" params={params}>
      {pick(name)}
    </TextLink>
  )
}

type OneProps = PartProps & { readonly likeness: Likeness }

const isApplicant = ({ application, likeness }: OneProps): boolean => likeness.kind === 'organisation' && application.organisation?.id === likeness.otherId

function OneLike(props: OneProps) {
  const t = useText()
  const { application, likeness } = props
  const { kind, otherId, name, businessId, isExact, isDismissed } = likeness
  const isSame = isApplicant(props)
  const said = [t(`application.like.${kind}`), businessId, isExact && t('application.like.exact'), isSame && t('application.like.isSame'), isDismissed && t('application.like.isOther')]
  return (
    <li>
      <span>
        <LikeLink {...{ kind, otherId, name }} /> <span className={styles.minor}>{said.filter(Boolean).join(' · ')}</span>
      </span>
      {application.mayManage && isOpenApplication(application.state) && !isSame && <Judging {...props} />}
    </li>
  )
}

function Judging({ application, likeness }: OneProps) {
  const t = useText()
  const pick = useLocalized()
  const tell = useTelling()
  const [identify] = useMutation(identifyApplicantMutation)
  const [dismiss] = useMutation(dismissLikenessMutation)
  const { kind, otherId, name, isDismissed } = likeness
  const same = () => identify({ variables: { input: { applicationId: application.id, expectedVersion: application.version, organisationId: otherId } } })
  const other = () => dismiss({ variables: { input: { applicationId: application.id, kind, otherId, isAnother: !isDismissed } } })
  const about = <span className="visually-hidden">: {pick(name)}</span>
  return (
    <>
      {kind === 'organisation' && !isDismissed && (
        <Button size="small" onClick={() => tell(same(), t('application.like.saved'))}>
          {t('application.like.same')}
          {about}
        </Button>
      )}
      <Button size="small" variant="quiet" onClick={() => tell(other(), t('application.like.saved'))}>
        {t(isDismissed ? 'application.like.undo' : 'application.like.other')}
        {about}
      </Button>
    </>
  )
}

export function Likenesses({ application }: PartProps) {
  const t = useText()
  const tell = useTelling()
  const [identify] = useMutation(identifyApplicantMutation)
  const { organisation, isNewOrganisation, likenesses, mayManage, state } = application
  const isNew = () => identify({ variables: { input: { applicationId: application.id, expectedVersion: application.version, organisationId: null } } })
  return (
    <Section title={t('application.like.title')} note={t(isNewOrganisation ? 'application.like.new' : organisation === null ? 'application.like.unknown' : 'application.like.known')}>
      {likenesses.length === 0 && <p>{t('application.like.none')}</p>}
      <ul className={styles.fileList}>
        {likenesses.map((likeness) => (
          <OneLike key={`${likeness.kind}${likeness.otherId}`} {...{ application, likeness }} />
        ))}
      </ul>
      {mayManage && isOpenApplication(state) && !isNewOrganisation && (
        <Button onClick={() => tell(isNew(), t('application.like.saved'))}>{t('application.like.setNew')}</Button>
      )}
    </Section>
  )
}
