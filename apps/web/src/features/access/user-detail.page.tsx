/** One person with an account: facts, and the roles of the past, of today and to come. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { RecordHistory } from '../../app/record-history.js'
import { useCan } from '../../app/viewer.js'
import { toApiError } from '../../graphql/api-error.js'
import { Button, ButtonLink } from '../../ui/button.js'
import { EmptyState } from '../../ui/empty-state.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { useFormat } from '../../ui/format.js'
import { TextLink } from '../../ui/link.js'
import { PageHeader } from '../../ui/page-header.js'
import { Section } from '../../ui/section.js'
import { Skeleton } from '../../ui/skeleton.js'
import { languageName, useLanguage, useText } from '../../ui/text.js'
import { AccountSection } from './people/account-section.js'
import { EndRoleDialog } from './end-role-dialog.js'
import { GrantRoleDialog } from './grant-role-dialog.js'
import { UserRoles } from './user-roles.js'
import { UserState } from './user-state.js'
import { userQuery, type UserDetail as UserRow } from './user.operations.js'
import styles from '../../ui/admin-pages.module.css'

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function MailLink({ email }: { readonly email: string }) {
  const [name, domain] = email.split('@')
  return (
    <a href={`mailto:${email}`}>
      {name}
      <wbr />@{domain}
    </a>
  )
}

function Facts({ user }: { readonly user: UserRow }) {
  const t = useText()
  const format = useFormat()
  return (
    <Section title={t('admin.user.facts')}>
      <dl className={styles.facts}>
        <Fact name={t('admin.users.email')}>
          {user.kind === 'machine' || user.state === 'erased' ? '–' : <MailLink email={user.email} />}
        </Fact>
        <Fact name={t('admin.users.state')}>
          <UserState state={user.state} />
        </Fact>
        <Fact name={t('admin.user.language')}>
          <span lang={user.language}>{languageName[user.language]}</span>
        </Fact>
        <Fact name={t('admin.users.lastLogin')}>
          {user.lastLoginAt ? format.instant(user.lastLoginAt) : t('admin.users.neverSignedIn')}
        </Fact>
      </dl>
      {user.state !== 'active' && <p className={styles.note}>{t(`admin.user.stateText.${user.state}`)}</p>}
    </Section>
  )
}

function Roles({ user }: { readonly user: UserRow }) {
  const t = useText()
  const mayManage = useCan('access.manage')
  const [endingId, setEndingId] = useState<string | null>(null)
  // Looked up each time, so that the dialog follows a change that somebody else has made meanwhile.
  const ending = user.assignments.find((assignment) => assignment.id === endingId)
  return (
    <Section title={t('admin.user.roles')} aside={mayManage ? undefined : t('admin.user.rolesReadOnly')}>
      <UserRoles
        holder={user}
        caption={t('admin.user.roles')}
        onEnd={mayManage ? (assignment) => setEndingId(assignment.id) : undefined}
      />
      {ending && <EndRoleDialog user={user} assignment={ending} onClose={() => setEndingId(null)} />}
    </Section>
  )
}

function UserView({ user }: { readonly user: UserRow }) {
  const t = useText()
  const mayAdminister = useCan('access.administer')
  const lang = useLanguage()
  const mayManage = useCan('access.manage')
  const [isGranting, setGranting] = useState(false)
  const list = (
    <TextLink to="/$lang/admin/users" params={{ lang }}>
      {t('admin.users.title')}
    </TextLink>
  )
  return (
    <>
      <PageHeader
        title={user.displayName}
        breadcrumb={[list]}
        actions={
          <>
            <ButtonLink to="/$lang/admin/users/$id/access" params={{ lang, id: user.id }}>
              {t('roles.explain.openOf')}
            </ButtonLink>
            {mayManage && (
              <Button variant="primary" onClick={() => setGranting(true)}>
                {t('admin.grant.open')}
              </Button>
            )}
          </>
        }
      />
      <div className={styles.record}>
        <Roles user={user} />
        <div>
          <Facts user={user} />
          {mayAdminister && <AccountSection person={user} />}
        </div>
      </div>
      <RecordHistory subjectType="user" subjectId={user.id} />
      {isGranting && <GrantRoleDialog user={user} onClose={() => setGranting(false)} />}
    </>
  )
}

function NoUser() {
  const t = useText()
  const lang = useLanguage()
  return (
    <>
      <PageHeader title={t('admin.user.notFound')} />
      <EmptyState
        title={t('admin.user.notFoundTitle')}
        text={t('admin.user.notFoundText')}
        action={
          <ButtonLink to="/$lang/admin/users" params={{ lang }}>
            {t('admin.user.toList')}
          </ButtonLink>
        }
      />
    </>
  )
}

export function UserDetail({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(userQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <UserView key={data.user.id} user={data.user} />
  if (!error) return <Skeleton withHeading />
  return toApiError(error).code === 'NOT_FOUND' ? <NoUser /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
}

export function UserDetailPage() {
  const { id } = useParams({ strict: false })
  return <UserDetail id={id ?? ''} />
}
